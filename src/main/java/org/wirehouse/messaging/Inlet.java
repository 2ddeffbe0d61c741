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
    private volatile Standing standing = new Standing(State.CONNECTING, Optional.empty());
    private volatile @Nullable Thread thread;
    private int atOnce;

    private enum State {
        CONNECTING,
        RECEIVING,
        STOPPED
    }

    /** Changed as one, so that nobody sees a state with the problem of another. */
    private record Standing(State state, Optional<String> problem) {}

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
        Standing now = standing;
        return new InletStatus(
                address.name(),
                now.state().name().toLowerCase(Locale.ROOT),
                now.problem(),
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
            standing = new Standing(State.STOPPED, standing.problem());
        }
    }

    private void connect() throws InterruptedException {
        long start = System.nanoTime();
        try (Mailbox mailbox = broker.open()) {
            receive(mailbox);
        } catch (RuntimeException e) {
            if (!isEnding()) {
                Duration lasted = isReceiving() ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO;
                String problem = problem(e);
                tell(e, problem);
                standing = new Standing(State.CONNECTING, Optional.of(problem));
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
        if (!isReceiving()) {
            LOG.log(Level.INFO, "messages come in from {0}", address);
            told.clear();
            standing = new Standing(State.RECEIVING, Optional.empty());
        }
    }

    private boolean isReceiving() {
        return standing.state() == State.RECEIVING;
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

    private static String problem(RuntimeException e) {
        return Tally.printable(e instanceof BrokerException ? String.valueOf(e.getMessage()) : e.toString());
    }

    private void tell(RuntimeException e, String problem) {
        if (told.add(root(e).getClass())) {
            LOG.log(Level.WARNING, "{0}; it is tried again until it works", problem);
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
