package org.wirehouse.hub;

import java.util.Collection;
import org.wirehouse.text.NearestName;

/** Somebody named a channel that was not declared. */
public final class UnknownChannelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String channel;

    /** @param known the channels that are there; if one of them has a similar name, the message says so */
    public UnknownChannelException(String channel, Collection<String> known) {
        super("there is no channel '" + channel + "'"
                + NearestName.of(channel, known)
                        .map(name -> ", did you mean '" + name + "'?")
                        .orElse("")
                + "; the setting wirehouse.channels declares channels");
        this.channel = channel;
    }

    /** The name as it was asked for. */
    public String channel() {
        return channel;
    }
}
