package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A thread that reads for its share of the clients. */
final class ClientLoop implements AutoCloseable {
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "clients");
    private final byte[] bytes = new byte[256 * 1024];
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    ClientLoop() throws IOException {
        this.selector = Selector.open();
        thread.start();
    }

    void add(SocketChannel channel, Connection connection) {
        submit(() -> {
            try {
                channel.register(selector, SelectionKey.OP_CONNECT, connection);
            } catch (IOException e) {
                connection.end(e);
            }
        });
    }

    void leave(Connection connection, Farewell farewell) {
        submit(() -> {
            try {
                connection.leave(farewell);
            } catch (IOException e) {
                connection.close();
            }
        });
    }

    private void submit(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (open) {
                selector.select(this::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            selector.keys().forEach(key -> ((Connection) key.attachment()).close());
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.connected(key);
            } else {
                connection.readable(key, bytes);
            }
        } catch (IOException e) {
            key.cancel();
            connection.end(e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
