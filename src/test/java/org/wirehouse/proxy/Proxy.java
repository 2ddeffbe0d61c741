package org.wirehouse.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.server.Ports;

/**
 * A proxy in a process of its own, with the configuration that we ship: only ports and paths are put in. It listens on the
 * loopback interface only.
 */
public final class Proxy implements AutoCloseable {
    /** The name of the file with what we ship. */
    static final String SHIPPED = "wirehouse";

    /** As Linux writes the state of a connection. */
    private static final String ESTABLISHED = "01";

    private final ProxyKind kind;
    private final Process process;
    private final int tls;
    private final int plain;
    private final Path log;
    private final Certificate certificate;

    private Proxy(ProxyKind kind, Process process, int tls, int plain, Path log, Certificate certificate) {
        this.kind = kind;
        this.process = process;
        this.tls = tls;
        this.plain = plain;
        this.log = log;
        this.certificate = certificate;
    }

    /**
     * Starts a proxy and waits until it listens.
     *
     * @param server the port of the server behind it
     */
    public static Proxy start(ProxyKind kind, int server) {
        return start(kind, server, UnaryOperator.identity());
    }

    /** The same with a change of what we ship, which must change something. */
    static Proxy startChanged(ProxyKind kind, int server, UnaryOperator<String> change) {
        return start(kind, server, text -> {
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            return changed;
        });
    }

    private static Proxy start(ProxyKind kind, int server, UnaryOperator<String> change) {
        try {
            Path parent = Files.createDirectories(BuiltWar.file().toPath().resolveSibling("proxy"));
            Path directory =
                    Files.createTempDirectory(parent, kind.program() + "-").toAbsolutePath();
            Certificate certificate = Certificate.make(directory);
            int tls = Ports.free();
            int plain = Ports.free();
            String shipped = Files.readString(kind.shipped());
            for (Map.Entry<String, String> place :
                    kind.places(server, tls, plain, certificate.pem()).entrySet()) {
                assertThat(shipped).contains(place.getKey());
                shipped = shipped.replace(place.getKey(), place.getValue());
            }
            Files.writeString(directory.resolve(SHIPPED), change.apply(shipped));
            Files.writeString(directory.resolve(ProxyKind.SURROUNDINGS), kind.surroundings());
            Path log = directory.resolve("log");
            Proxy proxy = new Proxy(kind, run(kind, directory, log), tls, plain, log, certificate);
            proxy.awaitListening();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(ProxyKind kind, Path directory, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(kind.program().path().toString());
        command.addAll(kind.arguments(directory));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitListening() {
        try {
            Awaitility.await()
                    .failFast("the process ended", () -> !process.isAlive())
                    .until(this::listens);
        } catch (RuntimeException e) {
            close();
            throw new AssertionError(kind + " did not start; its log:\n" + log(), e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tls)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The application as it is behind the proxy, over TLS. */
    public Deployed app() {
        return new Deployed(URI.create("https://127.0.0.1:" + tls + "/wirehouse/"));
    }

    /** The root of the proxy without TLS. */
    URI plain() {
        return URI.create("http://127.0.0.1:" + plain + "/");
    }

    /** A client that trusts it, with connections of its own. */
    public HttpClient client(HttpClient.Version version) {
        return certificate.client(version);
    }

    /** A socket for TLS that trusts it and is not connected yet. */
    Socket socket() {
        return certificate.socket();
    }

    /** How many connections over TLS are open to it. */
    long connections() {
        String port = ":%04X".formatted(tls);
        try {
            return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields[1].endsWith(port) && fields[3].equals(ESTABLISHED))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it read its configuration anew, as an operator does after a change. */
    void reload() {
        try {
            new ProcessBuilder("kill", "-" + kind.reloadSignal(), String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it holds in memory: the resident set of its processes, in KiB. */
    long residentKib() {
        return process.descendants().mapToLong(Proxy::residentKib).sum();
    }

    private static long residentKib(ProcessHandle of) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(of.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it has printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(kind + " did not stop; its log:\n" + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
