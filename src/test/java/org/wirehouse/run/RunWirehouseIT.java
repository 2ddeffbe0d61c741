package org.wirehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Finished;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Ports;
import org.wirehouse.support.server.Server;

/** What {@code mvn -Prun} starts, without Maven around it. */
class RunWirehouseIT {
    private static final Path CONFIGURATION = Path.of("server-config/payara-micro");
    private static final int SIGTERM = 128 + 15;
    private static final int MAX_LINES = 12;

    private static Path classes = Path.of(".");

    private Path work = classes;

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        assumeTrue(Server.name().equals("payara-micro"), "it runs Payara Micro");
        classes = directory;
        String nullMarked = NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", nullMarked));
        try (Stream<Path> sources = Files.list(Path.of("src/run/java/org/wirehouse/run"))) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    @BeforeEach
    void workIn(@TempDir Path directory) {
        work = directory;
    }

    @Test
    void endsItsShortLogWithTheAddressAndStopsQuietly() throws IOException, InterruptedException {
        int port = Ports.free();
        Path screen = work.resolve("screen");
        Process run = command(port, Map.of("wirehouse.histroy.count", "5"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(screen.toFile()))
                .start();
        try {
            String ready = "Wirehouse is ready at http://localhost:" + port + "/wirehouse/ (Ctrl-C stops it)";
            await().atMost(Duration.ofMinutes(5)).failFast(() -> !run.isAlive()).until(() -> Files.readString(screen)
                    .contains(ready));
            assertThat(Files.readAllLines(screen))
                    .hasSizeLessThan(MAX_LINES)
                    .endsWith(ready)
                    .anyMatch(line -> line.contains("did you mean wirehouse.history.count?"));
            assertLeadsEverywhereToOurPages(URI.create("http://127.0.0.1:" + port + "/"));
            assertSaysThatThePortIsTaken(port);
        } finally {
            run.destroy();
        }
        assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(SIGTERM);
        assertThat(Files.readAllLines(screen)).hasSizeLessThan(MAX_LINES);
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close(); // nobody is left behind
    }

    private static void assertLeadsEverywhereToOurPages(URI root) {
        assertThat(Http.get(root).body()).contains("url=/wirehouse/");
        assertThat(Http.get(root.resolve("favicon.ico")).statusCode()).isEqualTo(200);
        HttpResponse<String> missing = Http.get(root.resolve("nosuch"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Page not found").doesNotContain("Payara");
        assertThat(missing.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    private void assertSaysThatThePortIsTaken(int port) {
        Finished second = Finished.run(command(port, Map.of()).redirectErrorStream(true));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.printed())
                .contains("Port " + port + " cannot be used", "-Dport=")
                .hasLineCount(3);
    }

    @Test
    void endsWithAllWrongSettings() {
        ProcessBuilder command = command(
                Ports.free(), Map.of("wirehouse.max.clients", "0", "wirehouse.feed", "replay", "wirehouse.xyz", "1"));
        command.environment().put("WIREHOUSE_REPLAY_FILE", "/nosuch/trades.csv");
        Finished run = Finished.run(command.redirectErrorStream(true));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.printed()).doesNotContain("\tat ").contains("""

            Wirehouse cannot start. Correct these settings:
            """);
        assertThat(run.printed()
                        .lines()
                        .toList()
                        .subList((int) run.printed().lines().count() - 3, (int)
                                run.printed().lines().count()))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("  - wirehouse.max.clients must be a number from 1"),
                        line -> assertThat(line).startsWith("  - WIREHOUSE_REPLAY_FILE must be a readable .csv"),
                        line -> assertThat(line).isEqualTo("  - wirehouse.xyz is not a setting"));
    }

    private ProcessBuilder command(int port, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(Server.javaHome(), "bin", "java").toString());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-Dport=" + port, "-cp", classes.toString(), "org.wirehouse.run.RunWirehouse"));
        command.add(Path.of(System.getProperty("servers.home", "target/server"), "payara-micro/payara-micro.jar")
                .toString());
        command.add(BuiltWar.file().toString());
        command.addAll(List.of(CONFIGURATION.toString(), work.resolve("run").toString()));
        return new ProcessBuilder(command);
    }
}
