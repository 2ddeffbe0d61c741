package org.wirehouse.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a browser and a server, and does to their connections what bad networks do, when the test says so: cuts
 * them, or keeps them open and lets no byte through.
 */
final class CuttingProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket entrance;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean swallowing;
    private volatile boolean holdingStreams;
    private volatile boolean holdingWelcomes;
    private final AtomicInteger heldWelcomes = new AtomicInteger();

    /** @param target the port of the server on this machine */
    CuttingProxy(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    /** The same address by way of this proxy. */
    URI address(URI address) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + path);
    }

    /** From now on swallows every byte of every connection, and neither closes one nor refuses one. */
    void swallow() {
        swallowing = true;
    }

    /** From now on lets through what comes. What was swallowed is lost, so the connections of before are cut. */
    void release() {
        swallowing = false;
        holdingWelcomes = false;
        cut();
    }

    /** From now on keeps back the answers to requests for event streams, as a browser does that has no connection left. */
    void holdStreams() {
        holdingStreams = true;
    }

    /** Cuts what is open now; what comes later is let through. */
    void cut() {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            close(socket);
            cuts.incrementAndGet();
        }
    }

    /** Ends of connections that have been cut. */
    int cuts() {
        return cuts.get();
    }

    /** From now on keeps back what a chat room says over WebSocket, beginning with its welcome. */
    void holdWelcomes() {
        holdingWelcomes = true;
    }

    /** How often a welcome was kept back. */
    int heldWelcomes() {
        return heldWelcomes.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            AtomicBoolean held = new AtomicBoolean();
            run(() -> pipe(client, server, held, true));
            run(() -> pipe(server, client, held, false));
        }
    }

    private void pipe(Socket from, Socket to, AtomicBoolean held, boolean upstream) throws IOException {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            int length;
            while ((length = from.getInputStream().read(bytes)) >= 0) {
                if (upstream && holdingStreams && asksForStream(bytes, length)) {
                    held.set(true);
                }
                if (!upstream && holdingWelcomes && text(bytes, length).contains("\"welcome\"")) {
                    heldWelcomes.incrementAndGet();
                    held.set(true);
                }
                if (!swallowing && !held.get()) {
                    to.getOutputStream().write(bytes, 0, length);
                }
            }
        }
    }

    private static boolean asksForStream(byte[] bytes, int length) {
        return text(bytes, length).matches("(?s)GET \\S*/api/\\S*stream\\b.*");
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // closed, as connections are
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
