package org.wirehouse.websocket;

import jakarta.websocket.CloseReason.CloseCodes;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what one peer sends in parts, and closes its session (1009) when a message has more bytes than allowed.
 * The container is not asked to: Undertow (WildFly 39.0.1) forgets {@code maxMessageSize} as soon as a message takes more
 * than one read, and would hold a text without end (UNDERTOW-2770). Called by one thread at a time.
 */
public final class WholeMessages {
    private final int maxBytes;
    private @Nullable StringBuilder text;
    private @Nullable ByteArrayOutputStream binary;
    private int size;

    /** @param maxBytes of one message, in UTF-8 if it is text */
    public WholeMessages(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The text message that ends with this part; {@code null} if there is more to come, or too much came. */
    public @Nullable String text(Peer peer, String part, boolean last) {
        if (!hasRoom(peer, Utf8.length(part), last)) {
            text = null;
            return null;
        }
        if (last && text == null) {
            return part;
        }
        text = text == null ? new StringBuilder() : text;
        text.append(part);
        if (!last) {
            return null;
        }
        String whole = text.toString();
        text = null;
        return whole;
    }

    /** The same for a binary message. */
    public byte @Nullable [] binary(Peer peer, byte[] part, boolean last) {
        if (!hasRoom(peer, part.length, last)) {
            binary = null;
            return null;
        }
        if (last && binary == null) {
            return part;
        }
        binary = binary == null ? new ByteArrayOutputStream() : binary;
        binary.writeBytes(part);
        if (!last) {
            return null;
        }
        byte[] whole = binary.toByteArray();
        binary = null;
        return whole;
    }

    private boolean hasRoom(Peer peer, int more, boolean last) {
        if (more > maxBytes - size) {
            peer.close(CloseCodes.TOO_BIG, "a message has at most " + maxBytes + " bytes");
        }
        size = last ? 0 : size + Math.min(more, maxBytes - size);
        return !peer.isClosed();
    }
}
