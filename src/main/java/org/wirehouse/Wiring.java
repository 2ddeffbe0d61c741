package org.wirehouse;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.channels.PublicChannels;
import org.wirehouse.chat.Chat;
import org.wirehouse.classics.Beat;
import org.wirehouse.classics.Group;
import org.wirehouse.compare.Pulse;
import org.wirehouse.echo.Echo;
import org.wirehouse.echo.EchoLimits;
import org.wirehouse.health.Check;
import org.wirehouse.health.Readiness;
import org.wirehouse.http.OriginPolicy;
import org.wirehouse.http.PublishToken;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Hub;
import org.wirehouse.market.FeedHost;
import org.wirehouse.market.FeedStatus;
import org.wirehouse.market.LiveFeed;
import org.wirehouse.market.Market;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.QuoteBoard;
import org.wirehouse.market.ReplayFeed;
import org.wirehouse.market.ReplaySettings;
import org.wirehouse.market.SimulatedFeed;
import org.wirehouse.market.TradeIntake;
import org.wirehouse.monitor.Jvm;
import org.wirehouse.monitor.Monitor;
import org.wirehouse.sse.EventStreams;
import org.wirehouse.sse.StreamBroadcaster;
import org.wirehouse.ticker.ContainerBroadcast;
import org.wirehouse.ticker.Ticker;
import org.wirehouse.ticker.TickerBroadcast;
import org.wirehouse.transport.ConnectionStatistics;
import org.wirehouse.websocket.Sockets;

/** Makes the core objects and joins them; the only class that knows all parts. */
@ApplicationScoped
public class Wiring {
    private static final Logger LOG = System.getLogger("org.wirehouse");

    /** How exact invented times are: as recorded ones. */
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /** Closing a WebSocket session waits for the client on some containers. */
    private static final int CLOSERS = 4;

    private static final Set<FeedStatus.State> HEALTHY = Set.of(FeedStatus.State.RUNNING, FeedStatus.State.FINISHED);

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    private final Jsonb jsonb = JsonbBuilder.create();
    private Settings settings;
    private ScheduledExecutorService housekeeping;
    private ExecutorService closer;
    private Hub hub;
    private Chat chat;
    private EventStreams streams;
    private Sockets sockets;
    private Group group;
    private Pulse pulse;
    private StreamBroadcaster broadcaster;
    private TickerBroadcast tickerBroadcast;
    private Market market;
    private MarketFeed feed;
    private Monitor monitor;

    @PostConstruct
    void make() {
        SettingsReader reader = new SettingsReader(systemProperties(), System.getenv());
        settings = Settings.read(reader);
        if (!reader.unknown().isEmpty()) {
            LOG.log(Level.WARNING, "these settings are not known: {0}", reader.unknown());
        }
        Clock clock = Clock.systemUTC();
        housekeeping = Executors.newSingleThreadScheduledExecutor(threads);
        closer = Executors.newFixedThreadPool(CLOSERS, threads);
        hub = new Hub(new InProcessBackplane(clock), threads, settings.hubThreads(), clock);
        settings.channels().forEach(hub::declare);
        chat = new Chat(hub, settings.chat(), jsonb, clock);
        streams = new EventStreams(settings.streams(), jsonb, closer);
        group = new Group(hub);
        pulse = new Pulse(hub, clock);
        sockets = new Sockets(settings.sockets(), closer);
        Channel quotes = hub.declare(Ticker.CHANNEL, Ticker.retention(settings.marketMaxSymbols()));
        broadcaster = new StreamBroadcaster(hub, quotes, jsonb, executor);
        tickerBroadcast = settings.broadcaster() == Settings.Broadcaster.HUB
                ? (stream, sse) -> broadcaster.register(stream)
                : new ContainerBroadcast(hub, quotes);
        Ticker ticker = new Ticker(broadcaster);
        market = new Market(new QuoteBoard(settings.marketZone(), settings.marketMaxSymbols()), ticker::quote);
        feed = feed(new FeedHost(threads, Clock.tick(clock, MICROSECOND), ticker::feed));
        hub.declare(Monitor.CHANNEL, Monitor.retention());
        monitor = new Monitor(hub, jsonb, Jvm::read, transports(), clock, System::nanoTime);
    }

    private Map<String, Supplier<ConnectionStatistics>> transports() {
        Map<String, Supplier<ConnectionStatistics>> transports = new LinkedHashMap<>();
        transports.put("sse", streams::statistics);
        transports.put("websocket", sockets::statistics);
        return transports;
    }

    private MarketFeed feed(FeedHost host) {
        return switch (settings.feed()) {
            case SIMULATED ->
                new SimulatedFeed(market::accept, settings.simulatedSeed(), settings.simulatedRate(), host);
            case REPLAY ->
                new ReplayFeed(
                        market::accept,
                        new ReplaySettings(
                                Path.of(settings.replayFile().orElseThrow()),
                                settings.replayColumns(),
                                settings.replaySpeed(),
                                settings.replayLoop(),
                                settings.marketZone()),
                        host);
            case NONE -> new LiveFeed(host.listener());
        };
    }

    private static Map<String, String> systemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
    }

    /** Starts what runs by itself. */
    void start() {
        LOG.log(
                Level.INFO,
                "Wirehouse starts: feed {0}, channels {1}, publishing {2}",
                settings.feed(),
                settings.channels().keySet(),
                settings.publishToken().isPresent() ? "with a token" : "off");
        feed.start();
        repeat(this::housekeep, Duration.ofSeconds(1));
        repeat(pulse::beat, Pulse.INTERVAL);
    }

    /** A scheduled task that throws is never run again, so this one does not. */
    private void repeat(Runnable task, Duration interval) {
        var unused = housekeeping.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.log(Level.ERROR, "housekeeping failed", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void housekeep() {
        hub.expire();
        chat.tick();
        streams.tick();
        sockets.tick();
        monitor.beat();
    }

    /** Tells all clients to come back later, and ends what connects them. */
    void endClients() {
        streams.close();
        sockets.close();
    }

    /** Ends the connections and stops the threads. */
    void stop() {
        feed.close();
        endClients();
        broadcaster.close(false);
        hub.close();
        housekeeping.shutdownNow();
        closer.shutdown();
        try {
            closer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Produces
    @Singleton
    Hub hub() {
        return hub;
    }

    @Produces
    @Singleton
    EventStreams streams() {
        return streams;
    }

    @Produces
    @Singleton
    Sockets sockets() {
        return sockets;
    }

    @Produces
    @Singleton
    Echo echo() {
        return new Echo(
                new EchoLimits(settings.echoMaxBytes(), settings.sockets().writeDeadline()));
    }

    @Produces
    @Singleton
    OriginPolicy originPolicy() {
        return new OriginPolicy(settings.origins());
    }

    @Produces
    @Singleton
    Beat beat() {
        return new Beat(housekeeping);
    }

    @Produces
    @Singleton
    Group group() {
        return group;
    }

    @Produces
    @Singleton
    Chat chat() {
        return chat;
    }

    @Produces
    @Singleton
    PublishToken publishToken() {
        return new PublishToken(settings.publishToken());
    }

    @Produces
    @Singleton
    PublicChannels publicChannels() {
        return new PublicChannels(settings.channels().keySet());
    }

    @Produces
    @Singleton
    Readiness readiness() {
        return new Readiness(() -> List.of(
                Check.of("hub", hub.isOpen(), hub.statistics()),
                Check.of("streams", true, streams.statistics()),
                Check.of("sockets", true, sockets.statistics()),
                Check.of("feed", HEALTHY.contains(feed.status().state()), feed.status())));
    }

    @Produces
    @Singleton
    TickerBroadcast tickerBroadcast() {
        return tickerBroadcast;
    }

    @Produces
    @Singleton
    QuoteBoard board() {
        return market.board();
    }

    @Produces
    @Singleton
    MarketFeed feed() {
        return feed;
    }

    @Produces
    @Singleton
    TradeIntake intake() {
        return new TradeIntake(market::accept, Clock.tick(Clock.systemUTC(), MICROSECOND));
    }
}
