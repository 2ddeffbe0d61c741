package org.wirehouse.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.wirehouse.channels.Publisher;
import org.wirehouse.market.TradeIntake;

/** All destinations that messages come in from. Where none is set nothing is looked up, loaded or run. */
public final class Messaging implements AutoCloseable {
    private static final String API = "jakarta.jms.ConnectionFactory";
    private static final String BROKER = "org.wirehouse.messaging.JmsBroker";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Optional<Inlet> trades;
    private final Optional<Inlet> events;

    /**
     * Connects to nothing yet.
     *
     * @throws IllegalStateException if a destination is set and the server has no Jakarta Messaging; the message names
     *     the setting
     */
    public Messaging(MessagingSettings settings, TradeIntake intake, Publisher publisher) {
        this.trades = settings.trades().map(name -> inlet(settings, "trades", name, new TradeRecipient(intake)));
        this.events = settings.events().map(name -> inlet(settings, "events", name, new EventRecipient(publisher)));
    }

    private static Inlet inlet(MessagingSettings settings, String what, String name, Recipient recipient) {
        Address address = new Address(
                "wirehouse.messaging." + what,
                name,
                settings.connectionFactory(),
                settings.login(),
                settings.subscription().map(prefix -> prefix + "-" + what));
        return new Inlet(address, broker(address), recipient, new Backoff(FIRST_WAIT, LONGEST_WAIT));
    }

    /** By name, so that nothing of the API is needed to load this class. */
    private static Broker broker(Address address) {
        try {
            Class.forName(API, false, Messaging.class.getClassLoader());
            return Class.forName(BROKER)
                    .asSubclass(Broker.class)
                    .getDeclaredConstructor(Address.class, Names.class)
                    .newInstance(address, (Names) InitialContext::doLookup);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    address.setting() + " is set to '" + address.name()
                            + "', but this server has no Jakarta Messaging (there is no class " + API
                            + "): let it have that, or leave the setting out",
                    e);
        }
    }

    /** Begins to receive, on a thread for each destination, and returns at once. */
    public void start(ThreadFactory threads) {
        inlets().forEach(inlet -> inlet.start(threads));
    }

    /** How it stands; empty where no destination is set. */
    public Optional<MessagingStatus> status() {
        return inlets().isEmpty()
                ? Optional.empty()
                : Optional.of(new MessagingStatus(trades.map(Inlet::status), events.map(Inlet::status)));
    }

    /** Ends the connections, as a rule in less than a second, and at most two are waited. */
    @Override
    public void close() {
        inlets().forEach(Inlet::end);
        inlets().forEach(inlet -> inlet.awaitEnd(PATIENCE));
    }

    private List<Inlet> inlets() {
        return Stream.of(trades, events).flatMap(Optional::stream).toList();
    }
}
