package org.wirehouse.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotaTest {
    private static final int INTERVAL = 4;

    private final Rota<Object> rota = new Rota<>(Duration.ofSeconds(INTERVAL));
    private final List<Object> members =
            IntStream.range(0, 4_000).mapToObj(i -> new Object()).toList();

    @Test
    void looksAfterEachOnceInAnInterval() {
        members.forEach(rota::add);

        List<Object> first = turns(INTERVAL);
        List<Object> second = turns(INTERVAL);

        assertThat(first).containsExactlyInAnyOrderElementsOf(members);
        assertThat(second).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void looksAfterAboutAsManyInEachTurn() {
        members.forEach(rota::add);

        assertThat(turns(1)).hasSizeBetween(700, 1_300);
        assertThat(turns(1)).hasSizeBetween(700, 1_300);
    }

    @Test
    void looksAfterAllInEachTurnIfTheIntervalIsShort() {
        Rota<Object> quick = new Rota<>(Duration.ofMillis(250));
        members.forEach(quick::add);
        List<Object> seen = new ArrayList<>();

        quick.next(seen::add);

        assertThat(seen).hasSameSizeAs(members);
    }

    @Test
    void forgetsWhoLeaves() {
        members.forEach(rota::add);
        assertThat(rota.isEmpty()).isFalse();
        rota.remove(members.get(0));
        assertThat(turns(INTERVAL)).hasSize(members.size() - 1).doesNotContain(members.get(0));

        members.forEach(rota::remove);

        assertThat(rota.isEmpty()).isTrue();
        assertThat(turns(INTERVAL)).isEmpty();
    }

    @Test
    void mayBeLeftDuringALook() {
        members.forEach(rota::add);

        rota.forEach(rota::remove);

        assertThat(rota.isEmpty()).isTrue();
    }

    private List<Object> turns(int turns) {
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            rota.next(seen::add);
        }
        return seen;
    }
}
