package org.wirehouse.hub;

/** Somebody named a channel that was not declared. */
public final class UnknownChannelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String channel;

    public UnknownChannelException(String channel) {
        super("there is no channel '" + channel + "'");
        this.channel = channel;
    }

    /** The name as it was asked for. */
    public String channel() {
        return channel;
    }
}
