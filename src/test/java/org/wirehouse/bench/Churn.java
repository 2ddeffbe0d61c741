package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Clients that come and go: in order, without a word, or reset, in turn, and one in twenty never reads. While they are
 * there, they check the order of what they get.
 */
final class Churn implements AutoCloseable {
    private static final int STALLED_ONE_IN = 20;
    private static final List<Farewell> FAREWELLS = List.of(Farewell.values());

    private final Site site;
    private final Load load;
    private final LongSettings settings;
    private final Fleet fleet;
    private final Tally tally = new Tally();
    private final Findings findings = new Findings();
    private final Random random = new Random(1);
    private final Set<Fleet.Member> present = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "churn"));
    private @Nullable ScheduledFuture<?> coming;
    private final AtomicLong came = new AtomicLong();

    Churn(Site site, Load load, LongSettings settings) throws IOException {
        this.site = site;
        this.load = load;
        this.settings = settings;
        this.fleet = new Fleet(site.base(), 1);
    }

    /** From now on clients come. */
    void begin() {
        coming = thread.scheduleAtFixedRate(this::come, 0, (long) (1e9 / settings.churn()), TimeUnit.NANOSECONDS);
    }

    /** No more clients come, and those that are there go. */
    void pause() {
        if (coming != null) {
            coming.cancel(false);
        }
        thread.execute(() -> present.forEach(member -> leave(member, Farewell.RESET)));
    }

    private void come() {
        try {
            long number = came.get();
            boolean stalls = number % STALLED_ONE_IN == STALLED_ONE_IN - 1;
            int turn = (int) (stalls ? number / STALLED_ONE_IN : number);
            Transport transport = load.transport(turn);
            // who does not read would not see the answer to a good-bye
            Farewell farewell = stalls ? Farewell.RESET : FAREWELLS.get(turn % FAREWELLS.size());
            Fleet.Member member = fleet.connect(new Client(
                    transport,
                    site.stream(transport, Load.channel(turn % load.channels())),
                    !stalls,
                    new EventScanner(tally.newcomer())));
            present.add(member);
            came.incrementAndGet();
            Duration stays = stalls
                    ? settings.stall()
                    : settings.life().multipliedBy(1 + random.nextInt(100)).dividedBy(100);
            var unused = thread.schedule(() -> leave(member, farewell), stays.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ConditionTimeoutException e) {
            findings.add("a client could not come: " + e);
        }
    }

    private void leave(Fleet.Member member, Farewell farewell) {
        if (present.remove(member)) {
            member.leave(farewell);
        }
    }

    /** How many have come so far. */
    long came() {
        return came.get();
    }

    /** Of all of them. */
    Tally tally() {
        return tally;
    }

    /** In words. */
    List<String> problems() {
        return Stream.concat(findings.all().stream(), fleet.problems().stream())
                .map(problem -> "of those that come and go: " + problem)
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        fleet.close();
    }
}
