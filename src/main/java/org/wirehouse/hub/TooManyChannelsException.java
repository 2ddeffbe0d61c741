package org.wirehouse.hub;

/** A channel would have to be made, and as many of its family as allowed are in use. */
public final class TooManyChannelsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyChannelsException(String channel, int maxChannels) {
        super("channel '" + channel + "' cannot be made, since all " + maxChannels + " of its kind are in use");
    }
}
