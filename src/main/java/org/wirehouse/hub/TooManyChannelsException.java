package org.wirehouse.hub;

/** A channel would have to be made, and there are as many of its family as allowed. */
public final class TooManyChannelsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyChannelsException(String channel, int maxChannels) {
        super("channel '" + channel + "' cannot be made, since there are " + maxChannels + " of its kind already");
    }
}
