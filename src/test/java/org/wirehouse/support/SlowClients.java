package org.wirehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many connections that send a little now and then, and need no thread. */
public final class SlowClients implements AutoCloseable {
    private final List<SocketChannel> channels = new ArrayList<>();
    private final byte[] unit;

    private SlowClients(byte[] unit) {
        this.unit = unit;
    }

    /**
     * Connects, and sends the head of a request on each connection.
     *
     * @param unit what each sends at a time from then on
     */
    public static SlowClients open(URI address, int count, byte[] head, byte[] unit) {
        SlowClients clients = new SlowClients(unit);
        try {
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
                clients.channels.add(channel);
                channel.write(ByteBuffer.wrap(head));
                channel.configureBlocking(false);
            }
            return clients;
        } catch (IOException e) {
            clients.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a unit on each connection that is still open, and returns on how many. */
    public int sendOnce() {
        int sent = 0;
        for (SocketChannel channel : channels) {
            try {
                channel.write(ByteBuffer.wrap(unit));
                sent++;
            } catch (IOException e) {
                // the server has closed it
            }
        }
        return sent;
    }

    @Override
    public void close() {
        for (SocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
