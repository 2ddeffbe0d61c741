package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.LogRecords;

class TyrusTimerTest {
    /** As a session of Tyrus does it. */
    private static final class Timed implements AutoCloseable {
        private final ScheduledExecutorService first = Executors.newSingleThreadScheduledExecutor();
        private ScheduledExecutorService service = first;

        ScheduledFuture<?> restart() {
            return service.schedule(() -> {}, 0, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            first.shutdownNow();
        }
    }

    private final AtomicInteger frames = new AtomicInteger();

    @Test
    void takesWhatIsNeverDone() throws Exception {
        try (Timed session = new Timed()) {
            TyrusTimer.replaceIn(session, frames::incrementAndGet);

            ScheduledFuture<?> timeout = session.restart();
            session.first.submit(() -> {}).get(1, TimeUnit.MINUTES); // what came to it before is done

            assertThat(timeout.isDone()).isFalse();
            assertThat(timeout.cancel(true)).isTrue();
            assertThat(frames).hasValue(1);
        }
    }

    @Test
    void fitsOnlyWhatHasATimer() {
        assertThatExceptionOfType(NoSuchFieldException.class)
                .isThrownBy(() -> TyrusTimer.replaceIn("a session", () -> {}));
    }

    @Test
    void leavesSessionsOfOtherContainersAlone() {
        LogRecords log = LogRecords.of(UnknownContainer.class);
        try {
            TyrusTimer.replace(new FakeSession().session(), () -> {});

            assertThat(log.messages()).isEmpty();
        } finally {
            log.close();
        }
    }
}
