package org.wirehouse.market;

/**
 * A trade that was not taken. Nothing was changed by it.
 *
 * <p>It has no stack trace: whoever sends rubbish by the million should not cost one for each.
 */
public final class RefusedTradeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    /** @param message holds the offending value, shortened */
    public RefusedTradeException(Refusal cause, String message) {
        super(message, null, false, false);
        this.refusal = cause;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The message; unlike that of other exceptions never absent. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
