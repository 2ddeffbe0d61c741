package org.wirehouse.market;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import java.util.Optional;

/**
 * How a feed stands, for whoever watches the trades and must know what they are.
 *
 * <p>As JSON: {@code {"feed":"replay","state":"running","replay":{…}}}. Empty optionals leave no trace in it.
 *
 * @param feed {@code simulated}, {@code replay} or {@code live}
 * @param replay how far a replay came; empty for other feeds
 * @param problem why the feed failed; empty unless it did
 */
public record FeedStatus(String feed, State state, Optional<ReplayProgress> replay, Optional<String> problem) {
    /** Name of the feed whose trades are invented. */
    public static final String SIMULATED = "simulated";

    /** Name of the feed that plays a recording. */
    public static final String REPLAY = "replay";

    /** Name of what is fed in from outside, through {@link TradeIntake}. */
    public static final String LIVE = "live";

    /** The status of a market that has no feed of its own and takes what it is sent. */
    public static FeedStatus live() {
        return new FeedStatus(LIVE, State.RUNNING, Optional.empty(), Optional.empty());
    }

    /**
     * To be asked before a trade is sent in: real trades among invented or recorded ones would be neither.
     *
     * @throws IllegalStateException if another feed brings the trades; the message names it and the setting
     */
    public void requireLive() {
        if (!feed.equals(LIVE)) {
            throw new IllegalStateException(
                    "the feed is '" + feed + "': trades can be sent in if wirehouse.feed is set to none");
        }
    }

    /** Where a feed is in its life. In JSON the names are in lower case. */
    @JsonbTypeAdapter(StateAdapter.class)
    public enum State {
        /** Made, and not yet bringing trades. */
        STARTING,
        /** Bringing trades. */
        RUNNING,
        /** Came to its own end. */
        FINISHED,
        /** Ended by a problem. */
        FAILED,
        /** Closed before its own end. */
        STOPPED;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFinal() {
            return compareTo(RUNNING) > 0;
        }
    }

    /** Writes a state as its label. */
    public static final class StateAdapter implements JsonbAdapter<State, String> {
        @Override
        public String adaptToJson(State state) {
            return state.label();
        }

        @Override
        public State adaptFromJson(String label) {
            return State.valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
