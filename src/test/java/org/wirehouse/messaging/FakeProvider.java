package org.wirehouse.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Jakarta Messaging with one destination in memory. What is received is in flight until its transaction is committed, and
 * goes back to the head of the destination when that or the connection ends otherwise. For one consumer at a time.
 */
final class FakeProvider {
    static final String FACTORY = "jms/factory";
    static final String QUEUE = "jms/queue";
    static final String TOPIC = "jms/topic";

    /** The bound of OpenMQ, {@code imq.transaction.consumer.maxNumMsgs}. */
    private static final int MOST_IN_A_TRANSACTION = 100;

    /** What a connection factory does when it is asked for a session with transactions of its own. */
    enum Manner {
        /** Gives one, as Open Liberty does. */
        GRANTS,
        /** Gives one that acknowledges by itself, as Payara and GlassFish do. */
        ACKNOWLEDGES,
        /** Throws, as WildFly does. */
        REFUSES
    }

    /** How often something was done, by name. */
    final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    final List<String> logins = new CopyOnWriteArrayList<>();
    final List<String> consumers = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    volatile boolean bound = true;

    private final Manner manner;
    private final LinkedBlockingDeque<Message> waiting = new LinkedBlockingDeque<>();
    private final Deque<Message> inFlight = new ArrayDeque<>();
    private volatile int status = Status.STATUS_NO_TRANSACTION;

    FakeProvider(Manner manner) {
        this.manner = manner;
    }

    void send(String text) {
        send(text, Map.of());
    }

    void send(@Nullable String text, Map<String, String> properties) {
        Optional<String> present = Optional.ofNullable(text);
        waiting.add(message(TextMessage.class, properties, Map.of("getText", args -> present.orElse(null))));
    }

    /** Sends a text message whose text cannot be read. */
    void sendUnreadable() {
        waiting.add(message(TextMessage.class, Map.of(), Map.of("getText", args -> {
            throw new JMSException("not UTF-8");
        })));
    }

    /** Sends a message that is no text. */
    void sendBytes() {
        waiting.add(message(Message.class, Map.of(), Map.of()));
    }

    /** Messages that wait or are in flight. */
    int left() {
        synchronized (inFlight) {
            return waiting.size() + inFlight.size();
        }
    }

    int count(String what) {
        return Optional.ofNullable(done.get(what)).map(AtomicInteger::get).orElse(0);
    }

    boolean inTransaction() {
        return status != Status.STATUS_NO_TRANSACTION;
    }

    Object lookup(String name) throws javax.naming.NamingException {
        Object found = bound || name.startsWith("java:comp/")
                ? switch (name) {
                    case FACTORY -> factory();
                    case QUEUE -> fake(Queue.class, Map.of());
                    case TOPIC -> fake(Topic.class, Map.of());
                    case "java:comp/UserTransaction" -> transaction();
                    default -> null;
                }
                : null;
        if (found == null) {
            throw new javax.naming.NameNotFoundException(name);
        }
        return found;
    }

    private ConnectionFactory factory() {
        return fake(ConnectionFactory.class, Map.of("createConnection", args -> {
            logins.add(args.length == 0 ? "" : args[0] + "/" + args[1]);
            requireWorking();
            count1("connections");
            return connection();
        }));
    }

    private Connection connection() {
        return fake(
                Connection.class,
                Map.of("createSession", args -> session((boolean) args[0]), "start", args -> null, "close", args -> {
                    giveBack();
                    return count1("closed connections");
                }));
    }

    private Session session(boolean transacted) throws JMSException {
        boolean ofServer = inTransaction();
        if (transacted && !ofServer && manner == Manner.REFUSES) {
            throw new JMSException("no transactions here");
        }
        boolean own = transacted && !ofServer && manner == Manner.GRANTS;
        return fake(
                Session.class,
                Map.of(
                        "getTransacted",
                        args -> own,
                        "createConsumer",
                        args -> consumer(own || ofServer, "plain " + kind((Destination) args[0])),
                        "createSharedDurableConsumer",
                        args -> consumer(own || ofServer, "durable " + args[1]),
                        "commit",
                        args -> commit(),
                        "rollback",
                        args -> giveBack()));
    }

    private static String kind(Destination destination) {
        return destination instanceof Topic ? "topic" : "queue";
    }

    private MessageConsumer consumer(boolean transacted, String name) {
        consumers.add(name);
        return fake(
                MessageConsumer.class,
                Map.of(
                        "receive", args -> receive(transacted, (long) args[0]),
                        "receiveNoWait", args -> receive(transacted, 0)));
    }

    private @Nullable Message receive(boolean transacted, long patienceMillis)
            throws JMSException, InterruptedException {
        requireWorking();
        Message message = waiting.pollFirst(patienceMillis, TimeUnit.MILLISECONDS);
        requireWorking();
        if (message != null && transacted) {
            synchronized (inFlight) {
                inFlight.addLast(message);
            }
        }
        return message;
    }

    private UserTransaction transaction() {
        return fake(
                UserTransaction.class,
                Map.of(
                        "begin",
                        args -> become(Status.STATUS_ACTIVE),
                        "getStatus",
                        args -> status,
                        "commit",
                        args -> {
                            become(Status.STATUS_NO_TRANSACTION);
                            return commit();
                        },
                        "rollback",
                        args -> {
                            become(Status.STATUS_NO_TRANSACTION);
                            return giveBack();
                        }));
    }

    private @Nullable Object become(int next) {
        if (inTransaction() == (next != Status.STATUS_NO_TRANSACTION)) {
            throw new IllegalStateException("transactions are not nested");
        }
        status = next;
        return null;
    }

    private @Nullable Object commit() throws JMSException {
        requireWorking();
        count1("commits");
        synchronized (inFlight) {
            if (inFlight.size() > MOST_IN_A_TRANSACTION) {
                throw new JMSException("too many messages in a transaction");
            }
            done.computeIfAbsent("taken", w -> new AtomicInteger()).addAndGet(inFlight.size());
            inFlight.clear();
        }
        return null;
    }

    private @Nullable Object giveBack() {
        synchronized (inFlight) {
            List<Message> back = new ArrayList<>(inFlight);
            Collections.reverse(back);
            back.forEach(waiting::addFirst);
            inFlight.clear();
        }
        return null;
    }

    private void requireWorking() throws JMSException {
        if (broken) {
            throw new JMSException("the broker is down");
        }
    }

    private @Nullable Object count1(String what) {
        done.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
        return null;
    }

    private static <T extends Message> T message(
            Class<T> type, Map<String, String> properties, Map<String, Call> more) {
        Map<String, Call> calls = new ConcurrentHashMap<>(more);
        calls.put("getJMSMessageID", args -> "ID:1");
        calls.put("getStringProperty", args -> properties.get(Objects.requireNonNull((String) args[0])));
        return fake(type, calls);
    }

    /** What a method does. */
    private interface Call {
        @Nullable
        Object with(Object[] args) throws Exception;
    }

    /** Something that knows these methods only. */
    private static <T> T fake(Class<T> type, Map<String, Call> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Call call = calls.get(method.getName());
            if (call == null) {
                throw new UnsupportedOperationException(method.toString());
            }
            return call.with(args == null ? new Object[0] : args);
        }));
    }
}
