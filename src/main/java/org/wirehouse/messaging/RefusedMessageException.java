package org.wirehouse.messaging;

/** A message that can never be published. It has no stack trace, since there can be many. */
final class RefusedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String refusal;

    /**
     * @param refusal the cause, as it is counted: lower case with hyphens
     * @param message a sentence with the offending value
     */
    RefusedMessageException(String refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    String refusal() {
        return refusal;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
