package org.wirehouse.messaging;

/** The broker, or what leads to it, is not there. The message is for an operator and names the setting. */
final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }

    BrokerException(String message) {
        super(message);
    }
}
