package org.wirehouse.run;

/** Why Wirehouse cannot run here; the message is for the screen and says what to do. */
final class CannotRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRunException(String message) {
        super(message);
    }
}
