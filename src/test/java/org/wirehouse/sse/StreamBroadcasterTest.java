package org.wirehouse.sse;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Retention;
import org.wirehouse.json.JsonBinding;

class StreamBroadcasterTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Hub hub = new Hub(new InProcessBackplane(Clock.systemUTC()), Thread::new, 2, Clock.systemUTC());

    @AfterEach
    void close() {
        hub.close();
        executor.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return BroadcasterContract.points().entrySet().stream()
                .map(point -> DynamicTest.dynamicTest(
                        point.getKey(),
                        () -> BroadcasterContract.check(
                                point.getValue(),
                                broadcaster(point.getKey()),
                                data -> StreamEvent.text(null, null, null, data),
                                Duration.ofMinutes(2))));
    }

    private StreamBroadcaster broadcaster(String name) {
        var retention = new Retention(Retention.Kind.RECENT, 10_000, 1 << 24, Duration.ofHours(1));
        return new StreamBroadcaster(hub, hub.declare(name, retention), JsonBinding.create(), executor);
    }
}
