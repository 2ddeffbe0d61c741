package org.wirehouse.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that can be run, by name. */
final class Catalogue {
    private static final int MOST_CLIENTS = 1_000_000;
    private static final int FEW = 100;

    /** Bytes of an event, so that clients which do not read soon have more waiting than the system takes. */
    private static final int LARGE = 4_000;

    /** Events, few so that they are there before anything is compared. */
    private static final int LONG_HISTORY = 200;

    /** So that each client gets three heartbeats or pings, whenever it came. */
    private static final Duration SOME_HEARTBEATS = Duration.ofMinutes(1);

    private final Load basis;
    private final int idleClients;

    private Catalogue(Load basis, int idleClients) {
        this.basis = basis;
        this.idleClients = idleClients;
    }

    /** Unmeasured, at the beginning of each turn of a target that is up and warm. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** What is run for each name. What needs a server for each transport is an experiment for each. */
    static Map<String, List<Experiment>> experiments(Options options) {
        List<Transport> transports = options.read(
                "transports", "sse,websocket", "sse or websocket or both with a comma", Catalogue::transports);
        int idleClients = options.whole("idle.clients", 10_000, 1, MOST_CLIENTS);
        Catalogue catalogue = new Catalogue(basis(options, transports), idleClients);
        Map<String, List<Experiment>> all = new LinkedHashMap<>();
        Alternating.Measuring once = (trial, load, round) -> Optional.of(trial.run(load, round));
        for (String name : List.of("load", "stalled", "clients", "rates")) {
            all.put(name, catalogue.inTurn(name, false, once));
        }
        all.put("channels", catalogue.inTurn("channels", true, once));
        Alternating.Measuring search = (trial, load, round) -> new Search(trial, load, round).run();
        all.put("highest", catalogue.inTurn("highest", false, search));
        all.put("idle", catalogue.each("idle", false, load -> new Loads(catalogue.loads("idle", load))));
        all.put("histories", catalogue.each("histories", true, load -> new Loads(catalogue.loads("histories", load))));
        ReplaySettings replay = ReplaySettings.read(options);
        all.put("ticker", catalogue.each("ticker", true, load -> new TickerDay(load.named("ticker"), replay)));
        LongRun longRun = catalogue.longRun(LongSettings.read(options));
        all.put("long", List.of(new OneByOne("long", true, longRun)));
        return all;
    }

    private List<Experiment> inTurn(String name, boolean needsWar, Alternating.Measuring measuring) {
        List<Load> loads = overEach()
                .flatMap(load -> loads(name, load).stream())
                .map(load -> load.lasting(SETTLED, load.measured()))
                .toList();
        return List.of(new Alternating(name, needsWar, loads, measuring));
    }

    private List<Experiment> each(String name, boolean needsWar, Function<Load, Solo> ofLoad) {
        return overEach()
                .<Experiment>map(load -> new OneByOne(name, needsWar, ofLoad.apply(load)))
                .toList();
    }

    private Stream<Load> overEach() {
        return basis.transports().stream().map(transport -> basis.over(List.of(transport)));
    }

    private LongRun longRun(LongSettings settings) {
        Load load = basis.named("long").of(settings.clients(), 0).with(LARGE).retaining(LONG_HISTORY);
        return new LongRun(load, settings);
    }

    private static Load basis(Options options, List<Transport> transports) {
        return new Load(
                "load",
                transports,
                options.whole("clients", 1_000, 1, MOST_CLIENTS),
                0,
                options.decimal("rate", 20, 0.01, 1_000_000),
                options.whole("bytes", 200, 60, 10_000_000),
                1,
                1_000,
                Duration.ofSeconds(options.whole("warm.seconds", 15, 0, 86_400)),
                Duration.ofSeconds(options.whole("seconds", 6, 1, 86_400)));
    }

    private static List<Transport> transports(String names) {
        return List.of(names.split(",", -1)).stream()
                .map(name -> Transport.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** What is measured under a name; {@code load} has the transport. */
    private List<Load> loads(String name, Load load) {
        Load named = load.named(name);
        return switch (name) {
            case "load", "highest" -> List.of(named);
            case "idle" -> List.of(named.of(idleClients, 0).at(0).lasting(SOME_HEARTBEATS, SOME_HEARTBEATS));
            case "stalled" -> {
                Load large = named.with(LARGE);
                int stalled = Math.max(1, load.clients() / 100);
                yield List.of(large.named("stalled, control"), large.of(load.clients() - stalled, stalled));
            }
            case "clients" ->
                // the same deliveries per second, so that only the number of clients differs
                IntStream.of(100, 1_000, 10_000)
                        .mapToObj(clients -> named.of(clients, 0).at(load.rate() * load.clients() / clients))
                        .toList();
            case "rates" ->
                DoubleStream.of(1, 10, 100, 1_000)
                        .mapToObj(rate -> named.of(FEW, 0).at(rate))
                        .toList();
            case "channels" ->
                IntStream.of(1, 10, 100, 1_000)
                        .mapToObj(channels -> named.at(100).over(channels))
                        .toList();
            case "histories" ->
                // not fewer: who is a fifth of a second late at this rate misses some, as it has to be
                IntStream.of(100, 1_000, 10_000, 100_000)
                        .mapToObj(history -> full(named.of(FEW, 0).at(500).retaining(history)))
                        .toList();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Measured when the history is full. */
    private static Load full(Load load) {
        Duration filling = Duration.ofSeconds((long) Math.ceil(load.history() / load.rate()));
        Duration warmUp = Collections.max(List.of(filling, load.warmUp()));
        return load.lasting(warmUp, load.measured());
    }
}
