package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PeerTest {
    private static final String PATHS = "sse = sse\nwebsocket = ws\npublish = pub\n";

    private final Path sources;
    private final Peer peer;

    PeerTest(@TempDir Path directory) {
        this.sources = directory.resolve("some-peer");
        this.peer = new Peer(sources, directory.resolve("built"));
    }

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(sources);
        Files.writeString(sources.resolve("peer.properties"), PATHS);
    }

    private void script(String name, String... lines) throws IOException {
        Path file = sources.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void hasTheVersionThatItsBuildPrints() throws IOException {
        script("build", "echo compiling >&2", "echo 1.2.3 >$BUILT/version", "cat $BUILT/version");
        peer.prepare();

        assertThat(peer.version()).isEqualTo("1.2.3");
        assertThat(peer.name()).isEqualTo("some-peer");
        assertThat(peer.isOurs()).isFalse();
    }

    @Test
    void saysWhatTheMachineLacks() throws IOException {
        script("build", "echo looking >&2", "echo there is no compiler >&2", "exit 3");

        assertThatThrownBy(peer::prepare).isInstanceOf(MissingException.class).hasMessage("there is no compiler");
    }

    @Test
    void saysWhyItCouldNotBeBuilt() throws IOException {
        script("build", "echo line 7: syntax error >&2", "exit 1");

        assertThatThrownBy(peer::prepare).hasMessageContainingAll("build ended with 1", "line 7: syntax error");
    }

    @Test
    void saysWhyItDidNotStart() throws IOException {
        script("build");
        script("run", "echo port $PORT is taken", "exit 1");
        peer.prepare();

        assertThatThrownBy(() -> peer.start(List.of(), Map.of()))
                .hasMessageMatching("(?s).*run did not answer:.port \\d+ is taken.*");
    }

    @Test
    void needsAllPaths() throws IOException {
        Files.writeString(sources.resolve("peer.properties"), "sse = sse");
        script("build");
        peer.prepare();

        assertThatThrownBy(() -> peer.start(List.of(), Map.of()))
                .hasMessage("peer.properties of some-peer has no websocket");
    }

    @Test
    void failsAloneAndIsReported(@TempDir Path results) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("bench.directory", results.toString());
        Bench bench = new Bench(new Options(properties));
        script("build", "exit 3");

        assertThat(bench.attempt("some-peer", peer::prepare)).isFalse();
        assertThat(bench.problems()).isEmpty();
        assertThat(bench.attempt("some-peer", () -> peer.start(List.of(), Map.of())))
                .isFalse();
        assertThat(bench.problems()).singleElement().asString().startsWith("some-peer: ");
    }
}
