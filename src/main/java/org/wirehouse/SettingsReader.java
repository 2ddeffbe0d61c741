package org.wirehouse;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads settings from system properties ({@code wirehouse.publish.token}) and environment variables
 * ({@code WIREHOUSE_PUBLISH_TOKEN}); a system property wins. Every complaint names the setting, the value and what is
 * allowed.
 */
final class SettingsReader {
    private static final String PREFIX = "wirehouse.";

    private final Config config;
    private final SortedSet<String> given;
    private final SortedSet<String> asked = new TreeSet<>();

    SettingsReader(Map<String, String> systemProperties, Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach(
                (name, value) -> put(values, name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        systemProperties.forEach((name, value) -> put(values, name, value));
        // Quoted, so that a name that is the beginning of another one is not taken for an object.
        config = ConfigFactory.parseMap(
                values.entrySet().stream().collect(Collectors.toMap(e -> path(e.getKey()), Map.Entry::getValue)));
        given = new TreeSet<>(values.keySet());
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (name.startsWith(PREFIX)) {
            values.put(name, value);
        }
    }

    private static String path(String name) {
        return '"' + name + '"';
    }

    /** Names that begin with the prefix and that nobody has asked for: misspelt, most likely. */
    SortedSet<String> unknown() {
        SortedSet<String> unknown = new TreeSet<>(given);
        unknown.removeAll(asked);
        return unknown;
    }

    /** All names that were asked for. */
    SortedSet<String> asked() {
        return asked;
    }

    /** Text, or nothing if it is not set or blank. */
    Optional<String> text(String name) {
        asked.add(PREFIX + name);
        String path = path(PREFIX + name);
        return config.hasPath(path)
                ? Optional.of(config.getString(path).strip()).filter(s -> !s.isEmpty())
                : Optional.empty();
    }

    /** Text that {@code parse} understands; it throws an {@link IllegalArgumentException} if not. */
    <T> T parsed(String name, String defaultValue, String allowed, Function<String, T> parse) {
        String value = text(name).orElse(defaultValue);
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new IllegalArgumentException(bad(name, value, allowed) + " (" + reason + ")", e);
        }
    }

    /** A whole number between the two bounds, both included. */
    long number(String name, long defaultValue, long min, long max) {
        return number(name, defaultValue, min, max, SettingsReader::whole);
    }

    /** The library would make 1 of 1.5. */
    private static long whole(Config config, String path) {
        Number number = config.getNumber(path);
        if (number instanceof Double || number instanceof Float) {
            throw new ConfigException.BadValue(path, "it is not a whole number");
        }
        return number.longValue();
    }

    /** A decimal number between the two bounds, both included. */
    double decimal(String name, double defaultValue, double min, double max) {
        return number(name, defaultValue, min, max, Config::getDouble);
    }

    private <N extends Number & Comparable<N>> N number(
            String name, N defaultValue, N min, N max, BiFunction<Config, String, N> read) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        try {
            N value = read.apply(config, path(PREFIX + name));
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        } catch (ConfigException e) {
            throw new IllegalArgumentException(bad(name, text.get(), "a number from " + min + " to " + max), e);
        }
        throw new IllegalArgumentException(bad(name, text.get(), "a number from " + min + " to " + max));
    }

    /** One of the constants of an enum, in any case. */
    <E extends Enum<E>> E choice(String name, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        String allowed = Arrays.stream(constants).map(SettingsReader::label).collect(Collectors.joining(" or "));
        return parsed(name, label(defaultValue), allowed, text -> Arrays.stream(constants)
                .filter(constant -> label(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such choice")));
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name) {
        return parsed(name, "false", "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither");
        });
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String bad(String name, String value, String allowed) {
        return PREFIX + name + " must be " + allowed + ", was '" + value + "'";
    }
}
