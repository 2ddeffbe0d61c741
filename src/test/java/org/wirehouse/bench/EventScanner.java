package org.wirehouse.bench;

import java.nio.charset.StandardCharsets;

/**
 * Finds the events of the {@link Publisher} in what one client receives, in pieces of any size: {@code "n":} and its
 * number, {@code "t":} and its number.
 */
final class EventScanner implements Scanner {
    private static final byte[] NUMBER = "\"n\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "\"t\":".getBytes(StandardCharsets.US_ASCII);

    private final Listener found;
    private byte[] wanted = NUMBER;
    private int matched;
    private long value;
    private long number;

    /** Is told of each event. */
    @FunctionalInterface
    interface Listener {
        /**
         * An event has come.
         *
         * @param number counted from 0 in each channel
         * @param plannedMicros when it was to be published, by {@link System#nanoTime()} in microseconds
         */
        void received(long number, long plannedMicros);
    }

    EventScanner(Listener found) {
        this.found = found;
    }

    @Override
    public void scan(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (matched < wanted.length) {
                matched = b == wanted[matched] ? matched + 1 : b == wanted[0] ? 1 : 0;
            } else if (b >= '0' && b <= '9') {
                value = value * 10 + b - '0';
            } else {
                end();
            }
        }
    }

    private void end() {
        if (wanted == NUMBER) {
            number = value;
            wanted = TIME;
        } else {
            found.received(number, value);
            wanted = NUMBER;
        }
        value = 0;
        matched = 0;
    }
}
