package org.wirehouse.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs Wirehouse in the foreground until Ctrl-C. What it prints last says that it is ready, or why it is not. */
public final class RunWirehouse {
    private static final int FAILED = 1;
    private static final int POLL_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 30;

    private final Port port;
    private final Process server;
    private final ServerOutput output = new ServerOutput(System.out);
    private final Thread reader;
    /** Over HTTP/1.1: Payara logs a stack trace when a client that asked for HTTP/2 leaves. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private volatile boolean stopping;

    private RunWirehouse(Port port, Process server) {
        this.port = port;
        this.server = server;
        this.reader = new Thread(() -> output.pass(server.getInputStream()), "server output");
        reader.setDaemon(true);
    }

    /**
     * Runs Wirehouse on port 8080, or that of the system property {@code port}. Settings are taken from the system
     * properties and the environment of this process.
     *
     * @param args Payara Micro, the WAR, the folder of the configuration, and one for files of this run
     */
    @SuppressWarnings("SystemExitOutsideMain") // so that nothing of Maven follows, and the shell gets the code
    public static void main(String[] args) throws InterruptedException {
        try {
            Port port = Port.parse(System.getProperty("port", "8080"));
            port.requireFree();
            PayaraMicro payara =
                    new PayaraMicro(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
            new RunWirehouse(port, payara.command(port, System.getProperties()).start()).run();
        } catch (CannotRunException | IOException e) {
            System.out.flush();
            System.err.println("\n" + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** @throws CannotRunException when the server has ended by itself, or cannot become ready */
    private void run() throws InterruptedException {
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        awaitReady();
        System.out.println("\nWirehouse is ready at " + address("") + " (Ctrl-C stops it)");
        int code = server.waitFor();
        reader.join();
        TimeUnit.SECONDS.sleep(1); // after Ctrl-C, this process is ending, too
        if (!stopping) {
            throw new CannotRunException("Payara Micro has ended with exit code " + code + ".");
        }
    }

    private void awaitReady() throws InterruptedException {
        long start = System.nanoTime();
        for (int status = 0; status != HttpURLConnection.HTTP_OK; status = status()) {
            if (output.hasFailure()) {
                stop();
                throw new CannotRunException(output.failure());
            }
            if (!server.isAlive()) {
                reader.join();
                throw new CannotRunException("Payara Micro has ended with exit code " + server.exitValue() + ".");
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                stop();
                throw new CannotRunException("Wirehouse did not become ready within " + PATIENCE.toSeconds() + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** What the server answers: 404 while it deploys the application, and 0 while it does not listen. */
    private int status() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address("api/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port.number() + "/wirehouse/" + path);
    }

    /** Ends the server and waits for its end. */
    private void stop() {
        stopping = true;
        output.mute();
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            reader.join(Duration.ofSeconds(STOP_SECONDS).toMillis());
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
