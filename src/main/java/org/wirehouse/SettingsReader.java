package org.wirehouse;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirehouse.text.NearestName;

/**
 * Reads settings from system properties ({@code wirehouse.publish.token}) and environment variables
 * ({@code WIREHOUSE_PUBLISH_TOKEN}); a system property wins. For an invalid value it returns the default, so that reading
 * goes on, and remembers a complaint that names the setting as it was spelt, the value and what is allowed.
 * {@link #requireValid} throws all complaints together.
 */
final class SettingsReader {
    private static final String PREFIX = "wirehouse.";
    private static final String ENVIRONMENT_PREFIX = "WIREHOUSE_";
    private static final Set<String> SECRETS = Set.of("publish.token", "messaging.password");
    private static final int MAX_SHOWN_CHARACTERS = 200;

    /** Variables that Kubernetes sets in every container for a service named {@code wirehouse}. */
    private static final Pattern SET_BY_KUBERNETES =
            Pattern.compile("WIREHOUSE_(SERVICE_(HOST|PORT(_.+)?)|PORT(_\\d+_[A-Z]+(_.+)?)?)");

    private final Config config;
    private final SortedMap<String, String> spellings = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    SettingsReader(Map<String, String> systemProperties, Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (property.startsWith(PREFIX)) {
                values.put(property, value);
                spellings.put(property, name);
            }
        });
        systemProperties.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name, value);
                spellings.put(name, name);
            }
        });
        // Quoted, so that a name that is the beginning of another one is not taken for an object.
        config = ConfigFactory.parseMap(
                values.entrySet().stream().collect(Collectors.toMap(e -> path(e.getKey()), Map.Entry::getValue)));
    }

    private static String path(String property) {
        return '"' + property + '"';
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettingsException if there was a complaint; it names misspelt settings, too
     */
    void requireValid() {
        if (!complaints.isEmpty()) {
            List<String> all = new ArrayList<>(complaints);
            all.addAll(misspelt());
            throw new InvalidSettingsException(all);
        }
    }

    /** A sentence for each setting that nobody has asked for, with the name that it most likely stands for. */
    List<String> misspelt() {
        return spellings.entrySet().stream()
                .filter(given -> !asked.contains(given.getKey()))
                .filter(given -> !SET_BY_KUBERNETES.matcher(given.getValue()).matches())
                .map(given -> given.getValue() + " is not a setting" + nearest(given.getKey(), given.getValue()))
                .toList();
    }

    private String nearest(String property, String spelling) {
        Set<String> known = asked.stream()
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        return NearestName.of(property.substring(PREFIX.length()), known)
                .map(name -> "; did you mean "
                        + (spelling.equals(property) ? PREFIX + name : ENVIRONMENT_PREFIX + variable(name)) + "?")
                .orElse("");
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** All names that were asked for. */
    SortedSet<String> asked() {
        return asked;
    }

    /** The name as whoever set it wrote it: a system property, or an environment variable. */
    String spelling(String name) {
        return spellings.getOrDefault(PREFIX + name, PREFIX + name);
    }

    /**
     * Remembers that a setting is invalid, for whatever is found out elsewhere.
     *
     * @param must what it must do, as in "be above 0"
     */
    void invalid(String name, String must) {
        complaints.add(spelling(name) + " must " + must + ", " + was(name));
    }

    private String was(String name) {
        Optional<String> value = text(name);
        if (value.isPresent() && SECRETS.contains(name)) {
            return "was a value that is not shown";
        }
        return value.map(text -> "was '" + shown(text) + "'").orElse("was not set");
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() > MAX_SHOWN_CHARACTERS ? line.substring(0, MAX_SHOWN_CHARACTERS) + "…" : line;
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
        Optional<String> text = text(name);
        if (text.isPresent()) {
            try {
                return parse.apply(text.get());
            } catch (IllegalArgumentException e) {
                String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
                complaints.add(spelling(name) + " must be " + allowed + ", " + was(name)
                        + (reason.isEmpty() ? "" : " (" + reason + ")"));
            }
        }
        return parse.apply(defaultValue);
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
        if (text(name).isEmpty()) {
            return defaultValue;
        }
        try {
            N value = read.apply(config, path(PREFIX + name));
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        } catch (ConfigException e) {
            // no number at all: the same complaint
        }
        invalid(name, "be a number from " + min + " to " + max);
        return defaultValue;
    }

    /** One of the constants of an enum, in any case. */
    <E extends Enum<E>> E choice(String name, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        List<String> labels =
                Arrays.stream(constants).map(SettingsReader::label).toList();
        return parsed(name, label(defaultValue), String.join(" or ", labels), text -> Arrays.stream(constants)
                .filter(constant -> label(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.of(text, labels)
                        .map(label -> "did you mean " + label + "?")
                        .orElse(""))));
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean defaultValue) {
        return parsed(
                name, String.valueOf(defaultValue), "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("");
                });
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
