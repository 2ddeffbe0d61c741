package org.wirehouse.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.admission.ResourceUse;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.json.JsonBinding;
import org.wirehouse.transport.ConnectionStatistics;

class MonitorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    private static final JvmReading FULL = new JvmReading(
            61_000,
            50_000_000,
            OptionalLong.of(100_000_000),
            Optional.of(new BigDecimal("0.25")),
            Optional.of(new BigDecimal("1.5")),
            42);
    private static final JvmReading SCANT =
            new JvmReading(61_000, 50_000_000, OptionalLong.empty(), Optional.empty(), Optional.empty(), 42);

    private final Hub hub = new Hub(new InProcessBackplane(CLOCK), Thread::new, 1, CLOCK);
    private final Channel channel = hub.declare(Monitor.CHANNEL, Monitor.retention());
    private final Channel news =
            hub.declare("news", new Retention(Retention.Kind.RECENT, 10, 1 << 20, Duration.ofHours(1)));
    private static final ResourceUse RESOURCES =
            new ResourceUse(OptionalInt.of(12), 90, OptionalLong.of(300), OptionalLong.empty());

    private final Map<String, Supplier<ConnectionStatistics>> transports = new LinkedHashMap<>();
    private JvmReading jvm = FULL;
    private long nanos = Long.MAX_VALUE - 5; // System.nanoTime() may overflow, too
    private final List<ConnectionStatistics> sse =
            new ArrayList<>(List.of(new ConnectionStatistics(3, 7, 2, Map.of("heap", 2L), 1, 100, 5_000)));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void publishesTheVitalSigns() {
        monitor().beat();

        Event event = channel.read(EventId.ZERO, 10).get(0);
        assertThat(event.type()).isEqualTo("vitals");
        JsonObject vitals = json(event);
        assertThat(vitals.getString("time")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(vitals.getJsonObject("jvm"))
                .isEqualTo(Json.createObjectBuilder(Map.of(
                                "uptimeMillis", 61_000,
                                "heapUsedBytes", 50_000_000,
                                "heapMaxBytes", 100_000_000,
                                "cpuLoad", 0.25,
                                "loadAverage", 1.5,
                                "threads", 42))
                        .build());
        assertThat(vitals.getJsonObject("connections").keySet()).containsExactly("sse", "websocket");
        assertThat(vitals.getJsonObject("connections").getJsonObject("sse"))
                .isEqualTo(Json.createObjectBuilder(Map.of(
                                "open", 3, "opened", 7, "refused", 2, "overdue", 1, "writes", 100, "bytes", 5_000))
                        .add("refusals", Json.createObjectBuilder().add("heap", 2))
                        .build());
        assertThat(vitals.getJsonObject("resources"))
                .isEqualTo(
                        Json.createObjectBuilder(Map.of("liveHeapPercent", 12, "maxHeapPercent", 90, "openFiles", 300))
                                .build());
        assertThat(vitals.getJsonObject("hub").keySet())
                .containsExactlyInAnyOrder("channels", "subscriptions", "lagging", "published", "resets");
    }

    @Test
    void leavesOutWhatTheMachineDoesNotTell() {
        jvm = SCANT;

        monitor().beat();

        assertThat(vitals(0).getJsonObject("jvm").keySet())
                .containsExactlyInAnyOrder("uptimeMillis", "heapUsedBytes", "threads");
    }

    @Test
    void asksAnewAtEveryBeat() {
        Monitor monitor = monitor();
        monitor.beat();
        sse.set(0, new ConnectionStatistics(4, 8, 2, Map.of("heap", 2L), 1, 130, 6_000));
        beatAfter(monitor, Duration.ofSeconds(2));

        assertThat(vitals(1).getJsonObject("connections").getJsonObject("sse").getInt("open"))
                .isEqualTo(4);
        assertThat(vitals(1).getJsonNumber("writesPerSecond").doubleValue()).isEqualTo(15);
    }

    @Test
    void countsTheEventsOfOthersByTheTimeThatHasReallyPassed() {
        publish(5);
        Monitor monitor = monitor();
        monitor.beat();
        assertThat(vitals(0)).doesNotContainKey("eventsPerSecond");

        beatAfter(monitor, Duration.ofSeconds(1));
        assertThat(eventsPerSecond(1)).isZero();

        publish(30);
        beatAfter(monitor, Duration.ofMillis(2_500));
        assertThat(eventsPerSecond(2)).isEqualTo(12);

        publish(1);
        beatAfter(monitor, Duration.ofSeconds(3));
        assertThat(eventsPerSecond(3)).isEqualTo(0.3);
    }

    @Test
    void leavesOutTheBeatsThatWereMissed() {
        Monitor monitor = monitor();
        monitor.beat();
        beatAfter(monitor, Duration.ofSeconds(3));
        publish(1);
        beatAfter(monitor, Duration.ofNanos(100));
        beatAfter(monitor, Duration.ofNanos(100));

        assertThat(channel.size()).isEqualTo(2);
        beatAfter(monitor, Duration.ofSeconds(1));
        assertThat(eventsPerSecond(2)).isEqualTo(1);
    }

    @Test
    void remembersTwoMinutes() {
        Monitor monitor = monitor();
        for (int i = 0; i < 130; i++) {
            beatAfter(monitor, Duration.ofSeconds(1));
        }

        assertThat(channel.size()).isEqualTo(120);
    }

    @Test
    void isSilentOnceTheHubIsClosed() {
        Monitor monitor = monitor();
        hub.close();

        monitor.beat();

        assertThat(channel.size()).isZero();
    }

    @Test
    void readsThisVirtualMachine() {
        Jvm machine = new Jvm();
        JvmReading reading = machine.read();

        assertThat(reading.uptimeMillis()).isPositive();
        assertThat(reading.heapUsedBytes()).isPositive();
        assertThat(reading.heapMaxBytes().orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(reading.heapUsedBytes());
        assertThat(reading.cpuLoad().orElse(BigDecimal.ZERO)).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(reading.threads()).isPositive();
    }

    @Test
    void tellsTheProcessorTimeSinceTheReadingBefore() {
        Jvm machine = new Jvm();
        machine.read();
        long start = System.nanoTime();
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                + Duration.ofMillis(300).toNanos();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        double load = machine.read().cpuLoad().orElseThrow().doubleValue();

        double all = (System.nanoTime() - start) * (double) Runtime.getRuntime().availableProcessors();
        // the clock of the process ticks every 10 ms
        assertThat(load).isGreaterThan(Duration.ofMillis(270).toNanos() / all).isLessThanOrEqualTo(1);
    }

    private Monitor monitor() {
        transports.put("sse", () -> sse.get(0));
        transports.put("websocket", () -> new ConnectionStatistics(0, 0, 0, Map.of(), 0, 7, 70));
        return new Monitor(hub, JsonBinding.create(), () -> jvm, () -> RESOURCES, transports, CLOCK, () -> nanos);
    }

    private void beatAfter(Monitor monitor, Duration time) {
        nanos += time.toNanos();
        monitor.beat();
    }

    private void publish(int events) {
        for (int i = 0; i < events; i++) {
            hub.publish(new Publication(news.name(), null, null, "x"));
        }
    }

    private double eventsPerSecond(int beat) {
        return vitals(beat).getJsonNumber("eventsPerSecond").doubleValue();
    }

    private JsonObject vitals(int beat) {
        return json(channel.read(EventId.ZERO, 200).get(beat));
    }

    private static JsonObject json(Event event) {
        try (var reader = Json.createReader(new StringReader(event.data()))) {
            return reader.readObject();
        }
    }
}
