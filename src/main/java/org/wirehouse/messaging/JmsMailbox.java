package org.wirehouse.messaging;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A consumer of a destination, with a connection and a session of its own. */
final class JmsMailbox implements Mailbox {
    private static final Logger LOG = System.getLogger(JmsMailbox.class.getName());

    private final Address address;
    private final Connection connection;
    private final MessageConsumer consumer;
    private final JmsTransaction transaction;

    /** Begins to receive. The caller closes the connection if this fails. */
    JmsMailbox(
            Address address,
            Connection connection,
            Session session,
            Destination destination,
            JmsTransaction transaction)
            throws JMSException {
        this.address = address;
        this.connection = connection;
        this.transaction = transaction;
        this.consumer =
                destination instanceof Topic topic && address.subscription().isPresent()
                        ? session.createSharedDurableConsumer(
                                topic, address.subscription().get())
                        : session.createConsumer(destination);
        connection.start();
    }

    @Override
    public Optional<Delivery> next(Duration patience) {
        try {
            Message message = patience.isZero()
                    ? consumer.receiveNoWait()
                    : consumer.receive(patience.toMillis()); // not 0: for ever
            return Optional.ofNullable(message).map(JmsMailbox::delivery);
        } catch (JMSException e) {
            throw JmsBroker.lost(address, e);
        }
    }

    @Override
    public void confirm() {
        try {
            transaction.commit();
        } catch (JMSException e) {
            throw JmsBroker.lost(address, e);
        }
    }

    // without lambdas: Open Liberty loads no more classes from a WAR that was deleted, which is how it is undeployed
    // there
    @Override
    public void close() {
        end(transaction);
        close(connection);
    }

    static void end(JmsTransaction transaction) {
        try {
            transaction.end();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a transaction was not ended in order", e);
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a connection was not closed in order", e);
        }
    }

    /** A message that cannot be read is no text message. */
    private static Delivery delivery(Message message) {
        Map<String, String> properties = new HashMap<>();
        try {
            for (String name : EventRecipient.PROPERTIES) {
                String value = message.getStringProperty(name);
                if (value != null) {
                    properties.put(name, value);
                }
            }
            Optional<String> text = message instanceof TextMessage written
                    ? Optional.of(Objects.requireNonNullElse(written.getText(), ""))
                    : Optional.empty();
            return new Delivery(id(message), text, properties);
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "a message cannot be read", e);
            return new Delivery(id(message), Optional.empty(), properties);
        }
    }

    private static String id(Message message) {
        try {
            return String.valueOf(message.getJMSMessageID());
        } catch (JMSException e) {
            return "without an id";
        }
    }
}
