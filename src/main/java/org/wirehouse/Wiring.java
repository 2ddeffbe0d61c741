package org.wirehouse;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.FileDescriptors;
import org.wirehouse.admission.LiveHeap;
import org.wirehouse.admission.RejectedException;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.channels.Publisher;
import org.wirehouse.chat.Chat;
import org.wirehouse.chat.RoomMessage;
import org.wirehouse.classics.Beat;
import org.wirehouse.classics.Group;
import org.wirehouse.compare.Pulse;
import org.wirehouse.demo.Demo;
import org.wirehouse.echo.Echo;
import org.wirehouse.echo.EchoLimits;
import org.wirehouse.health.Check;
import org.wirehouse.health.Readiness;
import org.wirehouse.http.BodyReceiver;
import org.wirehouse.http.HostPolicy;
import org.wirehouse.http.MalformedPathLog;
import org.wirehouse.http.OriginPolicy;
import org.wirehouse.http.PublishToken;
import org.wirehouse.http.TokenAttempts;
import org.wirehouse.http.TokenFile;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Hub;
import org.wirehouse.json.JsonBinding;
import org.wirehouse.market.FeedHost;
import org.wirehouse.market.FeedStatus;
import org.wirehouse.market.LiveFeed;
import org.wirehouse.market.Market;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.QuoteBoard;
import org.wirehouse.market.ReplayFeed;
import org.wirehouse.market.SimulatedFeed;
import org.wirehouse.market.TradeIntake;
import org.wirehouse.messaging.Messaging;
import org.wirehouse.monitor.Jvm;
import org.wirehouse.monitor.Monitor;
import org.wirehouse.security.SecurityEvent;
import org.wirehouse.security.SecurityLog;
import org.wirehouse.sse.EventStreams;
import org.wirehouse.sse.StreamBroadcaster;
import org.wirehouse.ticker.ContainerBroadcast;
import org.wirehouse.ticker.Ticker;
import org.wirehouse.ticker.TickerBroadcast;
import org.wirehouse.transport.ConnectionStatistics;
import org.wirehouse.transport.Threads;
import org.wirehouse.websocket.Sockets;

/**
 * Makes the core objects, joins them, and lends them to resources and endpoints as beans; the only class that knows all
 * parts.
 */
@ApplicationScoped
public class Wiring {
    private static final Logger LOG = System.getLogger("org.wirehouse");

    /** How exact invented times are: as recorded ones. */
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /**
     * Open Liberty 26.0.0.3 calls every response ready, and waits in the write for a client that does not read, for as long
     * as its own time-out for writes is.
     */
    private static final boolean WRITES_BLOCK = System.getProperty("wlp.server.name") != null;

    /** Threads that may wait for clients at the same time. */
    private static final int MAX_STUCK = 500;

    /** A message has at most 4,000 characters, and most have less than 100. */
    private static final int MAX_SAID_WAITING = 10_000;

    private static final Set<FeedStatus.State> HEALTHY = Set.of(FeedStatus.State.RUNNING, FeedStatus.State.FINISHED);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ChatObservers chatObservers;

    @Resource
    ContextService contexts;

    @Produces
    @Singleton
    Hub hub;

    @Produces
    @Singleton
    EventStreams streams;

    @Produces
    @Singleton
    Sockets sockets;

    @Produces
    @Singleton
    TickerBroadcast tickerBroadcast;

    @Produces
    @Singleton
    QuoteBoard board;

    @Produces
    @Singleton
    MarketFeed feed;

    @Produces
    @Singleton
    TradeIntake intake;

    @Produces
    @Singleton
    Chat chat;

    @Produces
    @Singleton
    Echo echo;

    @Produces
    @Singleton
    Beat beat;

    @Produces
    @Singleton
    @SuppressWarnings("NullAway.Init") // nobody gets to its endpoint where the examples are switched off
    Group group;

    @Produces
    @Singleton
    Demo demo;

    @Produces
    @Singleton
    PublishToken publishToken;

    @Produces
    @Singleton
    TokenAttempts tokenAttempts;

    @Produces
    @Singleton
    SecurityLog securityLog;

    @Produces
    @Singleton
    Publisher publisher;

    @Produces
    @Singleton
    BodyReceiver bodies;

    @Produces
    @Singleton
    OriginPolicy originPolicy;

    @Produces
    @Singleton
    HostPolicy hostPolicy;

    @Produces
    @Singleton
    Readiness readiness;

    private final Jsonb jsonb = JsonBinding.create();
    private Settings settings;
    private Optional<TokenFile> tokenFile;
    private Admission admission;
    private MalformedPathLog malformedPaths;
    private Housekeeping housekeeping;
    private Relay<RoomMessage> relay;
    private Crew crew;
    private EndpointWatch endpoints;
    private StreamBroadcaster broadcaster;
    private Messaging messaging;
    private Monitor monitor;

    @SuppressWarnings("NullAway.Init") // only with the examples
    private Pulse pulse;

    @SuppressWarnings("NullAway.Init") // only with the examples
    private Lookout pulses;

    @PostConstruct
    void make() {
        SettingsReader reader = new SettingsReader(systemProperties(), System.getenv());
        settings = Settings.read(reader);
        reader.misspelt().forEach(complaint -> LOG.log(Level.WARNING, complaint));
        Clock clock = Clock.systemUTC();
        malformedPaths = MalformedPathLog.install(clock);
        housekeeping = new Housekeeping(threads);
        Runnable onTask = housekeeping.lookout(Crew.RELIEF, this::relieve)::wake;
        crew = new Crew(threads, MAX_STUCK, onTask);
        Runnable onHubTask = WRITES_BLOCK ? onTask : () -> {};
        hub = new Hub(new InProcessBackplane(clock), threads, settings.hubThreads(), clock, onHubTask);
        settings.channels().forEach((name, retention) -> hub.declare(name, retention, settings.frameInterval()));
        Threads connections = new Threads(WRITES_BLOCK ? this::writeWherePossible : Runnable::run, WRITES_BLOCK, crew);
        securityLog = new SecurityLog();
        makeAdmission();
        streams = new EventStreams(settings.streams(), admission, jsonb, connections);
        sockets = new Sockets(
                settings.sockets(),
                admission,
                address -> securityLog.record(SecurityEvent.LARGE_MESSAGE, address),
                connections);
        makeTicker(clock);
        relay = new Relay<>(
                "chat messages", MAX_SAID_WAITING, threads, List.of(chatObservers::tell, chatObservers::tellAsync));
        chat = new Chat(hub, settings.chat(), jsonb, clock, chatObservers.areThere() ? relay : said -> {});
        echo = new Echo(
                new EchoLimits(settings.echoMaxBytes(), settings.sockets().writeDeadline()));
        beat = new Beat(housekeeping.schedule());
        demo = new Demo(settings.demo());
        if (demo.on()) {
            makeExamples(clock);
        }
        hub.declare(Monitor.CHANNEL, Monitor.retention());
        monitor = new Monitor(hub, jsonb, new Jvm()::read, admission::use, transports(), clock, System::nanoTime);
        tokenFile = settings.publishTokenFile();
        publishToken = new PublishToken(() -> tokenFile.map(TokenFile::get).orElse(settings.publishToken()));
        tokenAttempts = new TokenAttempts(System::nanoTime);
        publisher = new Publisher(hub, settings.channels().keySet());
        messaging = messaging();
        bodies = new BodyReceiver(settings.bodies(), admission);
        originPolicy = new OriginPolicy(settings.origins());
        hostPolicy = new HostPolicy(settings.hosts());
        readiness = new Readiness(this::checks);
        endpoints = new EndpointWatch(this::sendClientsAway);
    }

    private Messaging messaging() {
        try {
            return new Messaging(settings.messaging(), intake, publisher);
        } catch (IllegalStateException e) {
            throw new InvalidSettingsException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private void makeExamples(Clock clock) {
        group = new Group(hub);
        pulse = new Pulse(hub, clock);
        pulses = housekeeping.lookout(Pulse.INTERVAL, pulse::beat);
    }

    private void makeAdmission() {
        Supplier<Optional<FileDescriptors>> descriptors = FileDescriptors.ofThisProcess();
        admission = new Admission(
                settings.admission(), LiveHeap.ofThisMachine(), descriptors, System::nanoTime, this::rejected);
        settings.admission()
                .warnings(Runtime.getRuntime().maxMemory(), descriptors.get())
                .forEach(warning -> LOG.log(Level.WARNING, warning));
    }

    private void rejected(RejectedException.Reason reason, String address) {
        switch (reason) {
            case CLIENTS -> securityLog.record(SecurityEvent.MAX_CLIENTS, address);
            case ADDRESS -> securityLog.record(SecurityEvent.MAX_CLIENTS_PER_ADDRESS, address);
            case HEAP -> securityLog.record(SecurityEvent.HEAP_FULL, address);
            case FILES -> securityLog.record(SecurityEvent.FILES_SCARCE, address);
            case SHUTDOWN -> {} // no fault of the client
        }
    }

    /** The hub's own threads may wait for a client, for then they are replaced. */
    private void writeWherePossible(Runnable write) {
        if (hub.isServing()) {
            write.run();
        } else {
            crew.execute(write);
        }
    }

    private void makeTicker(Clock clock) {
        Clock exact = Clock.tick(clock, MICROSECOND);
        Channel quotes = hub.declare(
                Ticker.CHANNEL, Ticker.retention(settings.marketMaxSymbols()), settings.tickerFrameInterval());
        broadcaster = new StreamBroadcaster(hub, quotes, jsonb, crew);
        tickerBroadcast = settings.broadcaster() == Settings.Broadcaster.HUB
                ? (stream, sse) -> broadcaster.register(stream)
                : new ContainerBroadcast(hub, quotes);
        Ticker ticker = new Ticker(broadcaster);
        board = new QuoteBoard(settings.marketZone(), settings.marketMaxSymbols(), settings.marketMaxLate());
        Market market = new Market(board, ticker::quote, settings.marketNegativePrices());
        feed = feed(market, new FeedHost(threads, exact, ticker::feed));
        intake = new TradeIntake(market::accept, exact, settings.marketAhead());
    }

    private Map<String, Supplier<ConnectionStatistics>> transports() {
        Map<String, Supplier<ConnectionStatistics>> transports = new LinkedHashMap<>();
        transports.put("sse", streams::statistics);
        transports.put("websocket", sockets::statistics);
        return transports;
    }

    private MarketFeed feed(Market market, FeedHost host) {
        return switch (settings.feed()) {
            case SIMULATED ->
                new SimulatedFeed(
                        market::accept, market::acceptPast, settings.simulatedSeed(), settings.simulatedRate(), host);
            case REPLAY -> new ReplayFeed(market::accept, settings.replay().orElseThrow(), host);
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
                publishToken.isSet() ? "with a token" : "off");
        feed.start();
        housekeeping.every(Duration.ofSeconds(1), this::housekeep);
    }

    /** Starts to receive messages; to be called by a servlet. */
    void receive() {
        messaging.start(this::threadWithAContextOfItsOwn);
    }

    /**
     * By the context GlassFish 7.0.21 knows what belongs to a transaction, and the threads of a factory share one. A task
     * with a context as such is refused by the factory of Open Liberty.
     */
    private Thread threadWithAContextOfItsOwn(Runnable work) {
        Runnable contextual = contexts.contextualRunnable(work);
        return threads.newThread(() -> contextual.run());
    }

    private boolean relieve() {
        boolean crewIsBusy = crew.relieve();
        boolean hubIsBusy = WRITES_BLOCK && hub.relieve(MAX_STUCK);
        return crewIsBusy || hubIsBusy;
    }

    private void housekeep() {
        hub.expire();
        chat.tick();
        admission.tick();
        tokenFile.ifPresent(TokenFile::tick);
        tokenAttempts.tick();
        securityLog.tick();
        streams.tick();
        sockets.tick();
        monitor.beat();
        if (demo.on() && pulse.isHeard()) {
            pulses.wake();
        }
    }

    /** Ends what connects the clients, who may come back at once. */
    private void sendClientsAway() {
        sockets.endAll(); // first: while a stream is open, Open Liberty cuts nobody
        streams.endAll();
    }

    /** Tells all clients to come back later, and lets nobody in any more. */
    void endClients() {
        streams.close();
        sockets.close();
    }

    /** Ends the connections and stops the threads. */
    void stop() {
        endpoints.close();
        messaging.close();
        feed.close();
        endClients();
        relay.close();
        broadcaster.close(false);
        hub.close();
        housekeeping.close();
        securityLog.flush();
        crew.close();
        malformedPaths.close();
    }

    private List<Check> checks() {
        FeedStatus status = feed.status();
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("hub", hub.isOpen(), hub.statistics()),
                Check.of("streams", true, streams.statistics()),
                Check.of("sockets", true, sockets.statistics()),
                Check.of("resources", true, admission.use()), // up: those who are in are served, and others are told
                Check.of("feed", HEALTHY.contains(status.state()), status)));
        // always up: without a broker clients are still served, and those of all nodes at once would have nowhere to go
        messaging.status().ifPresent(destinations -> checks.add(Check.of("messaging", true, destinations)));
        return checks;
    }
}
