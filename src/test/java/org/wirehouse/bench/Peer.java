package org.wirehouse.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.wirehouse.support.server.Ports;

/**
 * A program that does by other means what the WAR does: a folder with the scripts {@code build}, which builds what is
 * missing and prints a version, and {@code run}, and with {@code peer.properties}, which names the paths {@code sse},
 * {@code websocket} and {@code publish}.
 */
final class Peer implements Candidate {
    private final Path sources;
    private final Path built;
    private String version = "";

    /** @param built where what it builds is left, and what its scripts say */
    Peer(Path sources, Path built) {
        this.sources = sources;
        this.built = built;
    }

    @Override
    public String name() {
        return sources.getFileName().toString();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void prepare() {
        version = script("build").output();
    }

    @Override
    public Target start(List<String> options, Map<String, String> settings) {
        int port = Ports.free();
        Map<String, String> environment =
                Map.of("PORT", Integer.toString(port), "JAVA_OPTIONS", String.join(" ", options));
        PeerProcess process = PeerProcess.start(script("run"), environment, site(port));
        return new Target(this, process.site(), process.handle(), process::log, process::stop);
    }

    private PeerScript script(String file) {
        return new PeerScript(sources.resolve(file), built);
    }

    private Site site(int port) {
        Properties paths = new Properties();
        try (Reader reader = Files.newBufferedReader(sources.resolve("peer.properties"))) {
            paths.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Site(
                URI.create("http://127.0.0.1:" + port + "/"),
                Map.of(Transport.SSE, required(paths, "sse"), Transport.WEBSOCKET, required(paths, "websocket")),
                required(paths, "publish"));
    }

    private String required(Properties paths, String name) {
        String path = paths.getProperty(name);
        if (path == null) {
            throw new IllegalStateException("peer.properties of " + name() + " has no " + name);
        }
        return path;
    }
}
