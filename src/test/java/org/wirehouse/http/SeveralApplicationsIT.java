package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** The WAR beside another one with classes of the same names, as after it was deployed anew. */
class SeveralApplicationsIT {
    @Test
    void doNotShareTheirJson(@TempDir Path directory) throws IOException {
        Path war = Files.copy(BuiltWar.file().toPath(), directory.resolve("second.war"));
        try (Server server = Server.startBeside(Map.of(), war)) {
            Deployed second = new Deployed(server.base().resolve("/second/"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Http.get(second.address("api/health/ready")).statusCode() == 200);
            assertFeedIsLive(server.app());
            assertFeedIsLive(second);
        }
    }

    private static void assertFeedIsLive(Deployed app) {
        assertThat(Http.json(Http.get(app.address("api/ticker/feed"))).asJsonObject())
                .hasToString("{\"feed\":\"live\",\"state\":\"running\"}");
    }
}
