package org.wirehouse.transport;

import java.time.Duration;

/** A client left what was written to it unread for too long. */
public final class WriteDeadlineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WriteDeadlineException(Duration deadline) {
        super("the client did not read for " + deadline.toSeconds() + " s");
    }
}
