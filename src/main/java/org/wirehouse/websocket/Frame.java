package org.wirehouse.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a session sends. */
sealed interface Frame {
    /** Begins to send. */
    void send(Remote remote) throws IOException;

    /**
     * A text message.
     *
     * @param size in bytes
     */
    record Text(String text, int size) implements Frame {
        Text(String text) {
            this(text, Utf8.length(text));
        }

        @Override
        public void send(Remote remote) throws IOException {
            remote.text(text);
        }
    }

    /** A binary message. */
    record Binary(ByteBuffer bytes) implements Frame {
        @Override
        public void send(Remote remote) throws IOException {
            remote.binary(bytes.duplicate()); // Open Liberty 26.0.0.3 never sends a read-only buffer
        }
    }

    /** A ping, which every client answers by itself. */
    record Ping() implements Frame {
        @Override
        public void send(Remote remote) throws IOException {
            remote.ping();
        }
    }

    /** A text message that is not known before its turn comes, or none. */
    record Late(Supplier<@Nullable String> text) implements Frame {
        @Override
        public void send(Remote remote) throws IOException {
            String said = text.get();
            if (said == null) {
                remote.nothing();
            } else {
                remote.text(said);
            }
        }
    }
}
