package org.wirehouse.sse;

import jakarta.ws.rs.BadRequestException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client wants to get when its stream has been silent. */
public enum HeartbeatStyle {
    /** A comment, which keeps the connection alive. An {@code EventSource} does not show it to its page. */
    COMMENT,
    /** An event of the type {@code heartbeat}, by which a page can tell a silent stream from a dead connection. */
    EVENT;

    /**
     * Reads the query parameter {@code heartbeat}.
     *
     * @return {@link #COMMENT} if the parameter is absent
     * @throws BadRequestException if it is neither {@code comment} nor {@code event}
     */
    public static HeartbeatStyle of(@Nullable String parameter) {
        if (parameter == null) {
            return COMMENT;
        }
        for (HeartbeatStyle style : values()) {
            if (style.name().toLowerCase(Locale.ROOT).equals(parameter)) {
                return style;
            }
        }
        throw new BadRequestException("heartbeat: must be comment or event, was " + parameter);
    }
}
