package org.wirehouse.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;

class PulseTest {
    private static final Outlet LISTENER = new Outlet() {
        @Override
        public void write(Batch batch, Subscription subscription) {
            subscription.written();
        }

        @Override
        public void ended(@Nullable Throwable cause) {}
    };

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_123L), ZoneOffset.UTC);
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final Pulse pulse = new Pulse(hub, clock);
    private final Channel channel = hub.channel(Pulse.CHANNEL);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void isSilentWhileNobodyListens() {
        assertThat(pulse.isHeard()).isFalse();
        assertThat(pulse.beat()).isFalse();

        assertThat(beats()).isEmpty();
    }

    @Test
    void countsAndTellsTheTime() {
        listen();
        pulse.beat();
        pulse.beat();

        assertThat(beats()).containsExactly("{\"n\":1,\"time\":1700000000123}", "{\"n\":2,\"time\":1700000000123}");
    }

    @Test
    void goesOnForAMinuteForThoseWhoComeBack() {
        Subscription listener = listen();
        pulse.beat();
        listener.close();
        assertThat(pulse.isHeard()).isFalse();
        while (pulse.beat()) {
            // until it need not be called any more
        }
        pulse.beat();

        assertThat(beats()).hasSize(600);
    }

    private Subscription listen() {
        return hub.subscribe(Set.of(channel), hub.head(), EventFilter.ALL, LISTENER);
    }

    private List<String> beats() {
        return channel.read(EventId.ZERO, Integer.MAX_VALUE).stream()
                .map(Event::data)
                .toList();
    }
}
