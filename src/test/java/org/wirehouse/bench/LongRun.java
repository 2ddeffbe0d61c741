package org.wirehouse.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Steady clients that check all that they get while others come and go, and how the server stands meanwhile. It is
 * compared before and after with nobody but the steady clients, once it has noticed that the others are gone.
 */
record LongRun(Load load, LongSettings settings) implements Solo {
    /** Longer than a server may take to notice that a client is gone: two pings, or the deadline of a write. */
    private static final Duration NOTICED = Duration.ofMinutes(2);

    @Override
    public void run(Turn turn) throws IOException {
        try (Target target = turn.start(Trial.settings(load));
                Audience audience =
                        Audience.open(target.site(), load, turn.bench().clientThreads());
                Publisher publisher = Publisher.start(target.site(), load);
                Churn churn = new Churn(target.site(), load, settings)) {
            Subject subject = subject(turn.bench().machine(target));
            int quiet = target.processes().sockets();
            churn.begin();
            Pause.of(load.warmUp());
            leave(churn, target, quiet);

            Standing before = Standing.of(target);
            long cameBefore = churn.came();
            Usage from = usage(target, audience, churn);
            churn.begin();
            List<Sample> samples = watch(target, audience, publisher, churn);
            Usage usage = usage(target, audience, churn).since(from);
            long came = churn.came() - cameBefore;
            leave(churn, target, before.sockets());

            Figures figures = Standing.of(target).figures(before).and(usage.figures());
            publisher.stop();
            audience.drain(publisher);
            long lost = audience.lost(publisher)
                    + churn.tally().missed()
                    + churn.tally().outOfOrder();
            figures.and(Figure.CAME, came)
                    .and(Figure.LOST, lost)
                    .and(Figure.ENDED, audience.fleet().ended());
            turn.bench().add(new Course(subject, turn.round(), samples));
            turn.bench().add(new Measurement(subject, turn.round(), figures.map(), problems(audience, churn, lost)));
        }
    }

    private Subject subject(Machine machine) {
        Map<Figure, Double> given = new EnumMap<>(load.given());
        given.put(Figure.CHURN, settings.churn());
        return new Subject(load.name(), machine, Subject.names(load.transports()), given);
    }

    /** The others leave, and the server gets the time to notice; if it takes longer, that will be seen. */
    private static void leave(Churn churn, Target target, int quiet) {
        churn.pause();
        try {
            await().atMost(NOTICED)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> target.processes().sockets() <= quiet);
        } catch (ConditionTimeoutException e) {
            System.out.println(
                    "after " + NOTICED + " there are " + target.processes().sockets() + " sockets, before " + quiet);
        }
    }

    private List<Sample> watch(Target target, Audience audience, Publisher publisher, Churn churn) {
        List<Sample> samples = new ArrayList<>();
        long begun = System.nanoTime();
        for (Duration at = Duration.ZERO; at.compareTo(settings.lasting()) <= 0; at = at.plus(settings.every())) {
            Pause.until(begun + at.toNanos());
            publisher.requireRunning();
            samples.add(new Sample(
                    (System.nanoTime() - begun) / 1e9,
                    target.processes().threads(),
                    target.processes().fileHandles(),
                    target.processes().residentBytes(),
                    audience.tally().delivered(),
                    churn.came()));
        }
        return samples;
    }

    private static Usage usage(Target target, Audience audience, Churn churn) {
        return Usage.now(
                target,
                audience.fleet(),
                audience.tally().delivered() + churn.tally().delivered());
    }

    private static List<String> problems(Audience audience, Churn churn, long lost) {
        List<String> problems = new ArrayList<>(audience.fleet().problems());
        problems.addAll(churn.problems());
        if (lost > 0) {
            problems.add(lost + " deliveries were lost, doubled or out of order");
        }
        return problems;
    }
}
