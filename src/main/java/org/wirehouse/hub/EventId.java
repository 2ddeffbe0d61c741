package org.wirehouse.hub;

/**
 * The position of an event in the log: ids only grow, and those of different channels can be compared.
 *
 * <p>The shape is that of a Redis Streams entry id, written {@code milliseconds-sequence}.
 *
 * @param millis milliseconds since the Unix epoch; with the in-process backplane the time the backplane started
 * @param sequence counts the events within {@code millis}
 */
public record EventId(long millis, long sequence) implements Comparable<EventId> {
    /** Before every event. As a cursor: "I have nothing, send whatever is still there". */
    public static final EventId ZERO = new EventId(0, 0);

    /** After every event. As a cursor: "what I have is not of this log, reset me". */
    public static final EventId FOREIGN = new EventId(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final int MAX_DIGITS = 18;

    /** @throws IllegalArgumentException if a part is negative */
    public EventId {
        if (millis < 0 || sequence < 0) {
            throw new IllegalArgumentException(
                    "the parts of an event id must not be negative, were " + millis + " and " + sequence);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if {@code text} is anything but digits, a hyphen, digits; the message holds the
     *     first characters of it
     */
    public static EventId parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0 || !digits(text, 0, hyphen) || !digits(text, hyphen + 1, text.length())) {
            String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
            throw new IllegalArgumentException("an event id looks like 1700000000000-7, was '" + shown + "'");
        }
        return new EventId(Long.parseLong(text, 0, hyphen, 10), Long.parseLong(text, hyphen + 1, text.length(), 10));
    }

    private static boolean digits(String text, int from, int to) {
        if (to <= from || to - from > MAX_DIGITS) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(EventId other) {
        int byMillis = Long.compare(millis, other.millis);
        return byMillis != 0 ? byMillis : Long.compare(sequence, other.sequence);
    }

    public boolean isAfter(EventId other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
