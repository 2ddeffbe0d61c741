package org.wirehouse.chat;

import java.time.Duration;

/** A client asked for what it cannot have; the message says what and why, and is for the client. */
final class ChatRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final Duration retryAfter;

    ChatRefusedException(Refusal refusal, String message) {
        this(refusal, message, Duration.ZERO);
    }

    /** @param retryAfter when it makes sense to ask again, or zero if that is not known */
    ChatRefusedException(Refusal refusal, String message, Duration retryAfter) {
        super(message);
        this.refusal = refusal;
        this.retryAfter = retryAfter;
    }

    Refusal refusal() {
        return refusal;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
