package org.wirehouse.bench;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.core.ConditionTimeoutException;
import org.wirehouse.support.Http;

/** A recorded day of trades, played by the server to clients of the ticker; in the end each must show the last quotes. */
record TickerDay(Load load, ReplaySettings replay) implements Solo {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration CATCHING_UP = Duration.ofMinutes(1);

    @Override
    public void run(Turn turn) throws IOException {
        replay.requireFile();
        try (Target target = turn.start(replay.settings());
                Fleet fleet = new Fleet(target.base(), turn.bench().clientThreads())) {
            Findings findings = new Findings();
            LongAdder deliveries = new LongAdder();
            List<QuoteTable> tables = connect(fleet, deliveries, findings);
            Pause.of(load.warmUp());
            requireRunning(target);
            Usage from = Usage.now(target, fleet, deliveries.sum());
            JsonObject feed = awaitEnd(target);
            Usage usage = Usage.now(target, fleet, deliveries.sum()).since(from);
            Map<String, String> quotes = quotes(target);
            long wrong = check(tables, quotes);
            check(feed, quotes, findings);
            Figures figures = usage.figures(fleet.connected())
                    .and(Figure.TRADES, accepted(feed))
                    .and(Figure.WRONG, wrong)
                    .and(Figure.ENDED, fleet.ended())
                    .and(Figure.THREADS, target.processes().threads())
                    .and(Figure.HANDLES, target.processes().fileHandles());
            List<String> problems = new ArrayList<>(fleet.problems());
            problems.addAll(findings.all());
            turn.bench()
                    .add(new Measurement(subject(turn.bench().machine(target)), turn.round(), figures.map(), problems));
        }
    }

    private List<QuoteTable> connect(Fleet fleet, LongAdder deliveries, Findings findings) throws IOException {
        List<QuoteTable> tables = new ArrayList<>();
        for (int i = 0; i < load.clients(); i++) {
            String symbols = replay.symbols(i);
            Transport transport = load.transport(i);
            QuoteTable table = new QuoteTable("client " + i, symbols, deliveries, findings);
            fleet.connect(new Client(transport, transport.ticker(symbols), true, new TickerScanner(table)));
            tables.add(table);
        }
        fleet.awaitAll();
        return tables;
    }

    private Subject subject(Machine machine) {
        int filtered = load.clients() / 3;
        Figures given = Figures.of(Figure.CLIENTS, load.clients())
                .and(Figure.FILTERED, filtered)
                .and(Figure.SPEED, replay.speed());
        return new Subject(load.name(), machine, Subject.names(load.transports()), given.map());
    }

    private void requireRunning(Target target) {
        if (!state(feed(target)).equals("running")) {
            throw new IllegalStateException(
                    "the replay was over before it could be measured: bench.warm.seconds must be"
                            + " less, was " + load.warmUp().toSeconds() + ", or bench.ticker.speed less, was "
                            + replay.speed()
                            + "; " + feed(target));
        }
    }

    private static JsonObject awaitEnd(Target target) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(250)).until(() -> !state(feed(target))
                .equals("running"));
        return feed(target);
    }

    /** Waits until all clients have the last quotes, and returns how many do not. */
    private static long check(List<QuoteTable> tables, Map<String, String> quotes) {
        try {
            await().atMost(CATCHING_UP).pollInterval(Duration.ofMillis(50)).until(() -> tables.stream()
                    .allMatch(table -> table.shows(quotes)));
        } catch (ConditionTimeoutException e) {
            tables.forEach(table -> table.check(quotes));
        }
        return tables.stream().filter(table -> !table.shows(quotes)).count();
    }

    /** The feed must have played all of the recording, and it must have the symbols that clients have asked for. */
    private void check(JsonObject feed, Map<String, String> quotes, Findings findings) {
        if (!state(feed).equals("finished")
                || !feed.getJsonObject("replay").getJsonObject("skipped").isEmpty()) {
            findings.add("the replay did not play all of the recording: " + feed);
        }
        if (!quotes.keySet().containsAll(replay.symbols())) {
            findings.add("bench.ticker.symbols must be among " + quotes.keySet() + ", were " + replay.symbols());
        }
    }

    private static long accepted(JsonObject feed) {
        return feed.getJsonObject("replay").getJsonNumber("accepted").longValueExact();
    }

    private static String state(JsonObject feed) {
        return feed.getString("state");
    }

    private static JsonObject feed(Target target) {
        return Http.json(Http.get(target.base().resolve("api/ticker/feed"))).asJsonObject();
    }

    /** What the server says the quotes are, by symbol, as it writes them. */
    private static Map<String, String> quotes(Target target) {
        Map<String, String> quotes = new TreeMap<>();
        QuoteArray.read(Http.get(target.base().resolve("api/ticker/quotes")).body(), quotes::put);
        return quotes;
    }
}
