package org.wirehouse.autobahn;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.wirehouse.support.BuiltWar;

/** The client of the suite, in a process of its own, since Jython takes a gigabyte and leaves threads behind. */
final class FuzzingClient {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final String server;
    private final URI address;

    /**
     * A client that has done nothing yet.
     *
     * @param server name that the report shows
     * @param address of an endpoint that sends back what it gets, as {@code http}
     */
    FuzzingClient(String server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Runs cases one after the other. The report stays in {@code target/autobahn-reports}.
     *
     * @param cases such as {@code 5.12} or {@code 5.*}
     * @param patience multiplies the times that a case waits for the server
     * @throws AssertionError if there is no report; the message holds what the client printed
     */
    List<CaseResult> run(Collection<String> cases, int patience) {
        try {
            Path reports = Files.createDirectories(target("autobahn-reports"));
            Path directory = Files.createTempDirectory(reports, server + "-");
            Path spec = Files.writeString(directory.resolve("spec.json"), spec(directory, cases, patience));
            Path output = directory.resolve("output.txt");
            run(command(spec, patience), output);
            Path index = directory.resolve("index.json");
            if (!Files.exists(index)) {
                throw new AssertionError("the suite made no report; it printed:\n" + Files.readString(output));
            }
            return CaseResult.read(Files.readString(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its time-outs are, without patience, those that the suite has by default. */
    private String spec(Path directory, Collection<String> cases, int patience) {
        return Json.createObjectBuilder()
                .add(
                        "options",
                        Json.createObjectBuilder()
                                .add("failByDrop", false)
                                .add("openHandshakeTimeout", 5 * patience)
                                .add("closeHandshakeTimeout", patience)
                                .add("serverConnectionDropTimeout", patience))
                .add("outdir", directory.toString())
                .add(
                        "servers",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("agent", server)
                                        .add("url", "ws" + address.toString().substring("http".length()))))
                .add("cases", Json.createArrayBuilder(cases))
                .add("exclude-cases", Json.createArrayBuilder())
                .add("exclude-agent-cases", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private static List<String> command(Path spec, int patience) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                target("autobahn") + "/*",
                "org.python.util.jython",
                script().toString(),
                spec.toString(),
                Integer.toString(patience));
    }

    private static void run(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the suite did not end within " + PATIENCE + "; see " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path target(String folder) {
        return BuiltWar.file().toPath().toAbsolutePath().resolveSibling(folder);
    }

    private static Path script() {
        URL script = Objects.requireNonNull(FuzzingClient.class.getResource("/autobahn/fuzzing_client.py"));
        try {
            return Path.of(script.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
