package org.wirehouse.websocket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a session sends. */
sealed interface Frame {
    /** Begins to send; the handler is told when it is done, possibly before this returns. */
    void send(RemoteEndpoint.Async remote, SendHandler handler) throws IOException;

    /** A text message. */
    record Text(String text) implements Frame {
        @Override
        public void send(RemoteEndpoint.Async remote, SendHandler handler) {
            remote.sendText(text, handler);
        }
    }

    /** A binary message. */
    record Binary(ByteBuffer bytes) implements Frame {
        @Override
        public void send(RemoteEndpoint.Async remote, SendHandler handler) {
            remote.sendBinary(bytes.duplicate(), handler); // Open Liberty 26.0.0.3 never sends a read-only buffer
        }
    }

    /** A ping, which every client answers by itself. */
    record Ping() implements Frame {
        @Override
        public void send(RemoteEndpoint.Async remote, SendHandler handler) throws IOException {
            remote.sendPing(ByteBuffer.allocate(0));
            handler.onResult(new SendResult());
        }
    }

    /** A text message that is not known before its turn comes, or none. */
    record Late(Supplier<@Nullable String> text) implements Frame {
        @Override
        public void send(RemoteEndpoint.Async remote, SendHandler handler) {
            String said = text.get();
            if (said == null) {
                handler.onResult(new SendResult());
            } else {
                remote.sendText(said, handler);
            }
        }
    }
}
