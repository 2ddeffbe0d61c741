package org.wirehouse.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.transaction.UserTransaction;
import java.util.Optional;

/**
 * Connects by Jakarta Messaging. Loaded by name, and only where the API is there.
 *
 * <p>A web component has no transactions of a session unless the provider grants them (Jakarta Messaging 3.1, 12.3): Open
 * Liberty and plain factories do. Payara, GlassFish (which make an acknowledging session of it, and say so) and WildFly
 * (which refuses) do not; there the session is made in a transaction of the server, and takes part in each later one of the
 * thread. What a session acknowledges by itself could be lost, so it is never used.
 */
final class JmsBroker implements Broker {
    private static final String TRANSACTION = "java:comp/UserTransaction";

    private final Address address;
    private final Names names;

    JmsBroker(Address address, Names names) {
        this.address = address;
        this.names = names;
    }

    @Override
    public Mailbox open() {
        ConnectionFactory factory = names.find(address.factory(), Address.FACTORY_SETTING, ConnectionFactory.class);
        Destination destination = names.find(address.name(), address.setting(), Destination.class);
        try {
            Optional<Mailbox> own = withOwnTransactions(factory, destination);
            return own.isPresent() ? own.get() : withTransactionsOfTheServer(factory, destination);
        } catch (JMSException e) {
            throw new BrokerException(
                    "there is no connection for " + address + " with '" + address.factory() + "' ("
                            + Address.FACTORY_SETTING + "): " + e,
                    e);
        }
    }

    static BrokerException lost(Address address, JMSException cause) {
        return new BrokerException("the connection for " + address + " was lost: " + cause, cause);
    }

    private Optional<Mailbox> withOwnTransactions(ConnectionFactory factory, Destination destination)
            throws JMSException {
        Connection connection = connect(factory);
        try {
            Optional<Session> session = transacted(connection);
            if (session.isPresent()) {
                return Optional.of(new JmsMailbox(
                        address, connection, session.get(), destination, JmsTransaction.of(session.get())));
            }
        } catch (JMSException | RuntimeException e) {
            JmsMailbox.close(connection);
            throw e;
        }
        JmsMailbox.close(connection);
        return Optional.empty();
    }

    private static Optional<Session> transacted(Connection connection) throws JMSException {
        Session session;
        try {
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
        } catch (JMSException e) {
            return Optional.empty();
        }
        return session.getTransacted() ? Optional.of(session) : Optional.empty();
    }

    private Mailbox withTransactionsOfTheServer(ConnectionFactory factory, Destination destination)
            throws JMSException {
        JmsTransaction transaction =
                JmsTransaction.begin(names.find(TRANSACTION, "Jakarta Transactions", UserTransaction.class));
        try {
            Connection connection = connect(factory);
            try {
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                return new JmsMailbox(address, connection, session, destination, transaction);
            } catch (JMSException | RuntimeException e) {
                JmsMailbox.close(connection);
                throw e;
            }
        } catch (JMSException | RuntimeException e) {
            JmsMailbox.end(transaction);
            throw e;
        }
    }

    private Connection connect(ConnectionFactory factory) throws JMSException {
        return address.login().isPresent()
                ? factory.createConnection(
                        address.login().get().user(), address.login().get().password())
                : factory.createConnection();
    }
}
