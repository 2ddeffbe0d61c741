package org.wirehouse.sse;

/** What a stream says beside its events, and how it spells them. A parser reads all spellings alike. */
public enum Manner {
    /** Begins with when to come back and the position, breaks silence with comments, and says good-bye. */
    RESUMABLE,
    /** Its events and nothing else, byte for byte; so it must not be silent for long, or the dead are not found. */
    PLAIN,
    /** Like {@link #PLAIN}, without the space after the colon, which is optional. */
    COMPACT;

    boolean speaksOfItself() {
        return this == RESUMABLE;
    }

    SseText text() {
        return this == COMPACT ? SseText.compact() : new SseText();
    }
}
