package org.wirehouse.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a misspelt name of a parameter from one that is meant for somebody else, such as a cache buster. */
public final class Misspelling {
    /** Names that mean the same in different requests. */
    private static final List<Set<String>> SYNONYMS = List.of(Set.of("after", "lastEventId"));

    private Misspelling() {}

    /**
     * Checks names in their order.
     *
     * @param names as they were sent
     * @param known the names that have a meaning here
     * @return a sentence that names the first misspelt one and the one that it most likely stands for; empty if every name is
     *     known or resembles none that is
     */
    public static Optional<String> among(Collection<String> names, Set<String> known) {
        return names.stream()
                .filter(name -> !known.contains(name))
                .flatMap(name -> meant(name, known)
                        .map(right -> "there is no parameter '" + name + "', did you mean '" + right + "'?")
                        .stream())
                .findFirst();
    }

    private static Optional<String> meant(String name, Set<String> known) {
        return SYNONYMS.stream()
                .filter(same -> same.contains(name))
                .flatMap(Set::stream)
                .filter(known::contains)
                .findFirst()
                .or(() -> NearestName.of(name, known));
    }
}
