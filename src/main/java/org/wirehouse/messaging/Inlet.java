package org.wirehouse.messaging;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the messages of one destination on one thread, one after the other, and confirms them once they are dealt with:
 * when no other waits, or there are many. After a failure it begins anew with one at a time, so that those before a message
 * that cannot be published are not published again and again with it.
 *
 * <p>While the broker is not there it tries again and again, and says so once for each cause. The thread is not interrupted
 * at the end, as it may be inside the hub or the broker's client.
 */
final class Inlet {
    private static final Logger LOG = System.getLogger(Inlet.class.getName());

    /** How long a message is waited for, and so how long the end takes to be noticed. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    /** Each confirmation costs the broker a write to its disk. OpenMQ confirms no more than 100 messages at once. */
    private static final int MOST_AT_ONCE = 64;

    private final Address address;
    private final Broker broker;
    private final Recipient recipient;
    private final Backoff backoff;
    private final Tally tally;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Class<?>> told = new HashSet<>();
    private volatile State state = State.CONNECTING;
    private volatile Optional<String> problem = Optional.empty();
    private volatile @Nullable Thread thread;
    private int atOnce;

    private enum State {
        CONNECTING,
        RECEIVING,
        STOPPED
    }

    Inlet(Address address, Broker broker, Recipient recipient, Backoff backoff) {
        this.address = address;
        this.broker = broker;
        this.recipient = recipient;
        this.backoff = backoff;
        this.tally = new Tally(address);
    }

    /** Begins, once. */
    void start(ThreadFactory threads) {
        Thread started = threads.newThread(this::live);
        thread = started;
        started.start();
    }

    InletStatus status() {
        return new InletStatus(
                address.name(),
                state.name().toLowerCase(Locale.ROOT),
                problem,
                tally.messages(),
                tally.accepted(),
                tally.refused());
    }

    /** Lets the thread end after the message it is at. */
    void end() {
        closing.countDown();
    }

    /** Waits for the thread to end. One that waits for a broker that does not answer ends when it is answered. */
    void awaitEnd(Duration patience) {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) {
            LOG.log(Level.WARNING, "the connection for {0} still waits for the broker, and closes then", address);
        }
    }

    private void live() {
        try {
            while (!isEnding()) {
                connect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state = State.STOPPED;
        }
    }

    private void connect() throws InterruptedException {
        long start = System.nanoTime();
        try (Mailbox mailbox = broker.open()) {
            receive(mailbox);
        } catch (RuntimeException e) {
            if (!isEnding()) {
                tell(e);
                Duration lasted =
                        state == State.RECEIVING ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO;
                state = State.CONNECTING;
                pause(backoff.after(lasted));
            }
        }
    }

    private void receive(Mailbox mailbox) {
        atOnce = 1;
        while (!isEnding()) {
            takeSome(mailbox);
            mailbox.confirm();
            works();
            atOnce = Math.min(2 * atOnce, MOST_AT_ONCE);
        }
    }

    private void works() {
        if (state != State.RECEIVING) {
            LOG.log(Level.INFO, "messages come in from {0}", address);
            state = State.RECEIVING;
            problem = Optional.empty();
            told.clear();
        }
    }

    private void takeSome(Mailbox mailbox) {
        Optional<Delivery> delivery = mailbox.next(POLL);
        for (int taken = 1; delivery.isPresent(); taken++) {
            take(delivery.get());
            delivery = taken < atOnce && !isEnding() ? mailbox.next(NOT_AT_ALL) : Optional.empty();
        }
    }

    private void take(Delivery delivery) {
        tally.deliver(delivery.id());
        try {
            recipient.take(delivery, tally);
        } catch (RefusedMessageException e) {
            tally.refuse(e.refusal(), e.reason());
        } catch (RuntimeException e) {
            throw new BrokerException("a message of " + address + " was not published and comes again: " + e, e);
        }
    }

    private void tell(RuntimeException e) {
        String message = Tally.printable(e instanceof BrokerException ? String.valueOf(e.getMessage()) : e.toString());
        problem = Optional.of(message);
        if (told.add(root(e).getClass())) {
            LOG.log(Level.WARNING, "{0}; it is tried again until it works", message);
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void pause(Duration duration) throws InterruptedException {
        closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isEnding() {
        return closing.getCount() == 0;
    }
}
