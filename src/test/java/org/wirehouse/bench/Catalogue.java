package org.wirehouse.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All that can be run, by name. */
final class Catalogue {
    private static final int MOST_CLIENTS = 1_000_000;
    private static final int FEW = 100;

    /** Bytes of an event, so that clients which do not read soon have more waiting than the system takes. */
    private static final int LARGE = 4_000;

    /** Events, few so that they are there before anything is compared. */
    private static final int LONG_HISTORY = 200;

    private final Load basis;
    private final int idleClients;

    private Catalogue(Load basis, int idleClients) {
        this.basis = basis;
        this.idleClients = idleClients;
    }

    /** What is run for each name: one experiment a transport, but one with all transports where clients are mixed. */
    static Map<String, List<Experiment>> experiments(Options options) {
        List<Transport> transports = options.read(
                "transports", "sse,websocket", "sse or websocket or both with a comma", Catalogue::transports);
        int idleClients = options.whole("idle.clients", 10_000, 1, MOST_CLIENTS);
        Catalogue catalogue = new Catalogue(basis(options, transports), idleClients);
        Map<String, List<Experiment>> all = new LinkedHashMap<>();
        for (String name : List.of("load", "idle", "stalled", "clients", "rates", "channels", "histories")) {
            all.put(name, catalogue.each(load -> new Loads(catalogue.loads(name, load))));
        }
        all.put("highest", catalogue.each(load -> new Search(load.named("highest"))));
        ReplaySettings replay = ReplaySettings.read(options);
        all.put("ticker", catalogue.each(load -> new TickerDay(load.named("ticker"), replay)));
        all.put("long", List.of(catalogue.longRun(LongSettings.read(options))));
        return all;
    }

    private List<Experiment> each(Function<Load, Experiment> ofLoad) {
        return basis.transports().stream()
                .map(transport -> ofLoad.apply(basis.over(List.of(transport))))
                .toList();
    }

    private Experiment longRun(LongSettings settings) {
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
            case "load" -> List.of(named);
            case "idle" -> List.of(named.of(idleClients, 0).at(0));
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
                        .mapToObj(history -> named.of(FEW, 0).at(500).retaining(history))
                        .toList();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
