package org.wirehouse.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the messages of the ticker in what one client receives: events of a stream, or lines of JSON. */
final class TickerScanner implements Scanner {
    private final Listener found;
    private byte[] line = new byte[1_024];
    private int length;
    private String id = "";
    private String type = "";
    private String data = "";

    /** Is told of each message. */
    @FunctionalInterface
    interface Listener {
        /** A message has come; {@code id} and {@code data} are empty if it has none. */
        void received(String id, String type, String data);
    }

    TickerScanner(Listener found) {
        this.found = found;
    }

    @Override
    public void scan(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                append(bytes, start, i);
                endLine();
                start = i + 1;
            }
        }
        append(bytes, start, to);
    }

    @Override
    public void messageEnd() {
        endLine();
    }

    private void append(byte[] bytes, int from, int to) {
        int needed = length + to - from;
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, 2 * line.length));
        }
        System.arraycopy(bytes, from, line, length, to - from);
        length = needed;
    }

    private void endLine() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        length = 0;
        if (text.startsWith("{")) {
            found.received(member(text, "id"), member(text, "type"), data(text));
        } else if (!text.isEmpty()) {
            field(text);
        } else if (!type.isEmpty()) {
            found.received(id, type, data);
            id = "";
            type = "";
            data = "";
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).strip();
        switch (text.substring(0, Math.max(0, colon))) {
            case "id" -> id = value;
            case "event" -> type = value;
            case "data" -> data = value;
            default -> {} // heartbeats
        }
    }

    /** A text in a line of JSON, before its data. */
    private static String member(String text, String name) {
        String before = "\"" + name + "\":\"";
        int at = text.indexOf(before);
        int end = text.indexOf('"', at + before.length());
        return at < 0 || end < 0 ? "" : text.substring(at + before.length(), end);
    }

    /** The last member of a line of JSON. */
    private static String data(String text) {
        String before = "\"data\":";
        int at = text.indexOf(before);
        return at < 0 ? "" : text.substring(at + before.length(), text.length() - 1);
    }
}
