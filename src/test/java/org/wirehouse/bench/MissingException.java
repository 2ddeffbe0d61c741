package org.wirehouse.bench;

/** The machine lacks what a candidate needs, which is no fault of either. The message says what. */
final class MissingException extends RuntimeException {
    MissingException(String message) {
        super(message);
    }
}
