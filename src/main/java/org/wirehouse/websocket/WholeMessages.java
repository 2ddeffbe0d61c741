package org.wirehouse.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a peer sends in parts, and has it refused (1009) when a message has more bytes than allowed. The
 * container is not asked to: Undertow (WildFly 39.0.1) forgets {@code maxMessageSize} as soon as a message takes more than
 * one read, and would hold a text without end (UNDERTOW-2770). Holds nothing but of a message that has begun and not
 * ended. The rest of a message that is refused is thrown away, up to {@value #MAX_DISCARDED_BYTES} bytes. Called by one
 * thread at a time.
 */
abstract class WholeMessages<T> {
    /** A client that sends more of a message after it was refused is closed before the message ends. */
    static final int MAX_DISCARDED_BYTES = 16 * 1024 * 1024;

    /**
     * A message that has so many more parts without a byte than others never ends. Undertow may tell of an empty part after
     * each fragment.
     */
    static final int MAX_EMPTY_PARTS = 1_000;

    private final Peer peer;
    private final int maxBytes;
    private final Consumer<T> taker;
    private int size;
    private int discarded;
    private int emptyParts;

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
        emptyParts = last ? 0 : Math.max(0, emptyParts + (more == 0 ? 1 : -1));
        if (emptyParts > MAX_EMPTY_PARTS) {
            peer.cutOff("more than " + MAX_EMPTY_PARTS + " empty fragments of a message");
        }
        if (more > maxBytes - size) {
            peer.refuse("a message has at most " + maxBytes + " bytes");
        }
        if (!peer.isListening()) {
            size = 0;
            forget();
            discard(more);
        } else if (last) {
            size = 0;
            taker.accept(end(part));
        } else {
            size += more;
            keep(part);
        }
    }

    private void discard(int bytes) {
        discarded += Math.min(bytes, MAX_DISCARDED_BYTES);
        if (discarded > MAX_DISCARDED_BYTES) {
            discarded = 0;
            peer.closeIfRefused();
        }
    }

    /** How many bytes it has on the wire. */
    protected abstract int bytes(T part);

    /** Adds a part to those kept. */
    protected abstract void keep(T part);

    /** All that was kept, and the last part, which is all there is of most messages; nothing is kept after it. */
    protected abstract T end(T part);

    /** Keeps nothing any more. */
    protected abstract void forget();

    private static final class Texts extends WholeMessages<String> {
        private @Nullable StringBuilder kept;

        Texts(Peer peer, int maxBytes, Consumer<String> taker) {
            super(peer, maxBytes, taker);
        }

        @Override
        protected int bytes(String part) {
            return Utf8.length(part);
        }

        @Override
        protected void keep(String part) {
            if (kept == null) {
                kept = new StringBuilder();
            }
            kept.append(part);
        }

        @Override
        protected String end(String part) {
            String whole = kept == null ? part : kept.append(part).toString();
            forget();
            return whole;
        }

        @Override
        protected void forget() {
            kept = null;
        }
    }

    private static final class Binaries extends WholeMessages<ByteBuffer> {
        private @Nullable ByteArrayOutputStream kept;

        Binaries(Peer peer, int maxBytes, Consumer<ByteBuffer> taker) {
            super(peer, maxBytes, taker);
        }

        @Override
        protected int bytes(ByteBuffer part) {
            return part.remaining();
        }

        @Override
        protected void keep(ByteBuffer part) {
            if (kept == null) {
                kept = new ByteArrayOutputStream();
            }
            kept.writeBytes(copy(part));
        }

        @Override
        protected ByteBuffer end(ByteBuffer part) {
            byte[] whole = copy(part);
            if (kept != null) {
                kept.writeBytes(whole);
                whole = kept.toByteArray();
            }
            forget();
            return ByteBuffer.wrap(whole);
        }

        /** The container takes its buffer back. */
        private static byte[] copy(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            return copy;
        }

        @Override
        protected void forget() {
            kept = null;
        }
    }
}
