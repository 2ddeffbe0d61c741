package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Deployed.encoded;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;

/**
 * Sends messages through the {@link SenderServlet} of another application on the same server.
 *
 * @param base address of the server, with a slash at the end
 */
record Sender(URI base) {
    /** The other application. */
    static Path war() {
        Path war = BuiltWar.file().toPath().toAbsolutePath().resolveSibling("sender.war");
        ShrinkWrap.create(WebArchive.class)
                .addClass(SenderServlet.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    /** Sends a text message for each text, which has no line breaks. */
    void send(String destination, List<String> texts, String... properties) {
        post(destination, "", String.join("\n", texts), properties);
    }

    /** Sends a message of bytes. */
    void sendBytes(String destination, String text, String... properties) {
        post(destination, "&bytes=true", text, properties);
    }

    private void post(String destination, String how, String body, String... properties) {
        String query = Arrays.stream(properties)
                .map(property -> "&property=" + encoded(property))
                .collect(Collectors.joining());
        HttpResponse<String> response =
                Http.post(URI.create(address(destination) + how + query), "text/plain; charset=utf-8", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** How many messages a queue holds. */
    int left(String queue) {
        HttpResponse<String> response = Http.get(address(queue));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Integer.parseInt(response.body());
    }

    private URI address(String destination) {
        return base.resolve("sender/send?destination=" + encoded(destination));
    }
}
