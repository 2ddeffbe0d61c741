package org.wirehouse.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.wirehouse.support.BuiltWar;

/**
 * Publishes at a fixed rate, one request per event on one connection. An event carries the time at which it was planned,
 * so that a server that takes long to accept it does not hide that.
 */
final class Publisher implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final Load load;
    private final AtomicLongArray newest;
    private final Thread thread = new Thread(this::run, "publisher");
    private volatile boolean running = true;
    private volatile @Nullable Exception failure;

    private Publisher(Site site, Load load) {
        this.site = site;
        this.load = load;
        this.newest = new AtomicLongArray(load.channels());
        for (int i = 0; i < load.channels(); i++) {
            newest.set(i, -1);
        }
    }

    static Publisher start(Site site, Load load) {
        Publisher publisher = new Publisher(site, load);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        double intervalNanos = 1e9 / load.rate();
        long begin = System.nanoTime();
        try {
            for (long i = 0; running; i++) {
                long planned = begin + (long) (i * intervalNanos);
                for (long left = planned - System.nanoTime(); left > 0 && running; left = planned - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                publish((int) (i % load.channels()), planned / 1_000);
            }
        } catch (IOException | InterruptedException e) {
            failure = e;
        }
    }

    private void publish(int channel, long plannedMicros) throws IOException, InterruptedException {
        long number = newest.get(channel) + 1;
        String head = "{\"n\":" + number + ",\"t\":" + plannedMicros + ",\"p\":\"";
        String body = head + "x".repeat(Math.max(0, load.bytes() - head.length() - 2)) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(site.publishing(Load.channel(channel)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + BuiltWar.TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("publishing was answered with " + response.statusCode() + ": " + response.body());
        }
        newest.set(channel, number);
    }

    /** The number of the newest event of a channel, or -1. */
    long newest(int channel) {
        return newest.get(channel);
    }

    /** @throws IllegalStateException if it could not go on */
    void requireRunning() {
        if (failure != null) {
            throw new IllegalStateException("could not publish", failure);
        }
    }

    /**
     * Publishes no more.
     *
     * @throws IllegalStateException if it could not go on before that
     */
    void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requireRunning();
    }

    @Override
    public void close() {
        stop();
    }
}
