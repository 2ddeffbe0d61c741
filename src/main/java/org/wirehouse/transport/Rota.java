package org.wirehouse.transport;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Members that want to be looked after now and then, at each turn some of them: so many that do nothing cost little, and
 * what is due for all at the same time is not done at once.
 *
 * @param <T> without an {@code equals} of its own
 */
public final class Rota<T> {
    private final List<Set<T>> parts;
    private int turn; // by the thread that takes the turns

    /**
     * Begins without members.
     *
     * @param interval between two looks at the same member, if turns are taken once a second; at least one second
     */
    public Rota(Duration interval) {
        parts = Stream.<Set<T>>generate(ConcurrentHashMap::newKeySet)
                .limit(Math.max(1, interval.toSeconds()))
                .toList();
    }

    public void add(T member) {
        part(member).add(member);
    }

    public void remove(T member) {
        part(member).remove(member);
    }

    public boolean isEmpty() {
        return parts.stream().allMatch(Set::isEmpty);
    }

    public void forEach(Consumer<? super T> action) {
        parts.forEach(part -> part.forEach(action));
    }

    /** Takes a turn: looks after those whose turn it is. For one thread. */
    public void next(Consumer<? super T> look) {
        parts.get(turn).forEach(look);
        turn = (turn + 1) % parts.size();
    }

    private Set<T> part(T member) {
        return parts.get(Math.floorMod(member.hashCode(), parts.size()));
    }
}
