package org.wirehouse.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Puts together what a peer sends in parts, and has it refused (1009) when a message has more bytes than allowed. The
 * container is not asked to: Undertow (WildFly 39.0.1) forgets {@code maxMessageSize} as soon as a message takes more than
 * one read, and would hold a text without end (UNDERTOW-2770). Called by one thread at a time.
 */
abstract class WholeMessages<T> {
    private final Peer peer;
    private final int maxBytes;
    private final Consumer<T> taker;
    private int size;

    private WholeMessages(Peer peer, int maxBytes, Consumer<T> taker) {
        this.peer = peer;
        this.maxBytes = maxBytes;
        this.taker = taker;
    }

    /** Text messages, of at most {@code maxBytes} in UTF-8. */
    static WholeMessages<String> ofText(Peer peer, int maxBytes, Consumer<String> taker) {
        return new Texts(peer, maxBytes, taker);
    }

    static WholeMessages<ByteBuffer> ofBinary(Peer peer, int maxBytes, Consumer<ByteBuffer> taker) {
        return new Binaries(peer, maxBytes, taker);
    }

    /** A part has come; {@code taker} gets the message that ends with it, if one does. */
    final void come(T part, boolean last) {
        int more = bytes(part);
        if (more > maxBytes - size) {
            peer.refuse("a message has at most " + maxBytes + " bytes");
        }
        if (!peer.isListening()) {
            size = 0;
            take();
            return;
        }
        size = last ? 0 : size + more;
        add(part);
        if (last) {
            taker.accept(take());
        }
    }

    /** How many bytes it has on the wire. */
    protected abstract int bytes(T part);

    protected abstract void add(T part);

    /** All that was added since the last call. */
    protected abstract T take();

    private static final class Texts extends WholeMessages<String> {
        private StringBuilder text = new StringBuilder();

        Texts(Peer peer, int maxBytes, Consumer<String> taker) {
            super(peer, maxBytes, taker);
        }

        @Override
        protected int bytes(String part) {
            return Utf8.length(part);
        }

        @Override
        protected void add(String part) {
            text.append(part);
        }

        @Override
        protected String take() {
            String whole = text.toString();
            text = new StringBuilder(); // the old one may be large
            return whole;
        }
    }

    private static final class Binaries extends WholeMessages<ByteBuffer> {
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Binaries(Peer peer, int maxBytes, Consumer<ByteBuffer> taker) {
            super(peer, maxBytes, taker);
        }

        @Override
        protected int bytes(ByteBuffer part) {
            return part.remaining();
        }

        @Override
        protected void add(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()]; // the container takes its buffer back
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        protected ByteBuffer take() {
            ByteBuffer whole = ByteBuffer.wrap(bytes.toByteArray());
            bytes = new ByteArrayOutputStream();
            return whole;
        }
    }
}
