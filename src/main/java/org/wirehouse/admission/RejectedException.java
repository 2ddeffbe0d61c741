package org.wirehouse.admission;

import java.util.Locale;

/** A client was turned away. The message tells it why, without figures of the server. Has no stack trace. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What there was too much of. */
    public enum Reason {
        /** As many clients as {@code max.clients} allows. */
        CLIENTS,
        /** As many clients of one address as {@code max.clients.per.address} allows. */
        ADDRESS,
        /** The heap is fuller than {@code max.heap.percent} allows. */
        HEAP,
        /** The process can hardly open another socket. */
        FILES,
        /** The application is stopping. */
        SHUTDOWN;

        /** As statistics show it, such as {@code heap}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public RejectedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
