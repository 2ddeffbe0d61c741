package org.wirehouse.channels;

/** Data that was said to be JSON and is not. */
public final class NotJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotJsonException(Throwable cause) {
        super("the data is not JSON: " + cause.getMessage(), cause);
    }
}
