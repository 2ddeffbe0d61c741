package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The place a feed runs in during a test: remembers what it was told, and can wait for the feed's end. */
final class FeedRun {
    final List<FeedStatus> told = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    FeedHost host(Clock clock) {
        return new FeedHost(this::thread, clock, told::add);
    }

    FeedHost host() {
        return host(Clock.systemUTC());
    }

    /** Starts the feed, waits until it has ended by itself, and gives its last status. */
    FeedStatus toTheEnd(MarketFeed feed) throws InterruptedException {
        feed.start();
        awaitEnd();
        return feed.status();
    }

    void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60).toMillis());
            assertThat(thread.isAlive()).as("the feed still runs").isFalse();
        }
    }

    List<FeedStatus.State> states() {
        return told.stream().map(FeedStatus::state).distinct().toList();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "feed under test");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }
}
