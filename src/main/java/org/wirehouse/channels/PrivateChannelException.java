package org.wirehouse.channels;

/** Somebody wanted to publish into a channel that belongs to a part of the application. */
public final class PrivateChannelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PrivateChannelException(String channel) {
        super("channel '" + channel + "' is not open to publishers");
    }
}
