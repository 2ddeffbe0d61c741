package org.wirehouse.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The properties {@code bench.…}. Every complaint names the property, its value and what is allowed. */
final class Options {
    private static final String PREFIX = "bench.";

    private final Properties given;
    private final SortedSet<String> asked = new TreeSet<>();

    Options(Properties given) {
        this.given = given;
    }

    /** A whole number between the two bounds, both included. */
    int whole(String name, int usual, int lowest, int highest) {
        return read(name, Integer.toString(usual), "a whole number from " + lowest + " to " + highest, text -> {
            int value = Integer.parseInt(text);
            require(value >= lowest && value <= highest);
            return value;
        });
    }

    /** A decimal number between the two bounds, both included. */
    double decimal(String name, double usual, double lowest, double highest) {
        return read(name, Double.toString(usual), "a number from " + lowest + " to " + highest, text -> {
            double value = Double.parseDouble(text);
            require(value >= lowest && value <= highest);
            return value;
        });
    }

    /** Whatever is said. */
    String text(String name, String usual) {
        return read(name, usual, "a text", Function.identity());
    }

    /** Texts separated by commas, none of them empty. */
    List<String> list(String name, String usual) {
        return read(name, usual, "texts separated by commas", text -> {
            List<String> all = split(text, ",");
            require(!all.isEmpty());
            return all;
        });
    }

    /** Texts separated by spaces. */
    List<String> words(String name, String usual) {
        return split(text(name, usual), " ");
    }

    /** What is between, without spaces around it, and nothing empty. */
    static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What {@code parse} makes of it, which throws an {@link IllegalArgumentException} if it cannot. */
    <T> T read(String name, String usual, String allowed, Function<String, T> parse) {
        asked.add(PREFIX + name);
        String text = given.getProperty(PREFIX + name, usual).strip();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PREFIX + name + " must be " + allowed + ", was '" + text + "'", e);
        }
    }

    /**
     * To be called when all have been read.
     *
     * @throws IllegalArgumentException if there are others, which are misspelt
     */
    void requireNoOthers() {
        SortedSet<String> others = new TreeSet<>(given.stringPropertyNames());
        others.removeIf(name -> !name.startsWith(PREFIX) || asked.contains(name));
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("there is no option " + others + "; there are " + asked);
        }
    }

    private static void require(boolean fit) {
        if (!fit) {
            throw new IllegalArgumentException("out of bounds");
        }
    }
}
