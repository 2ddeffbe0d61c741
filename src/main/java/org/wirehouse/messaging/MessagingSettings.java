package org.wirehouse.messaging;

import java.util.Optional;

/**
 * Where messages come from; names are those of JNDI.
 *
 * @param trades the destination whose messages are trades; empty for none
 * @param events the destination whose messages are events; empty for none
 * @param login who this is to the broker; empty for what the connection factory says
 * @param subscription how the durable subscriptions to topics begin; empty for subscriptions that are not durable
 */
public record MessagingSettings(
        String connectionFactory,
        Optional<String> trades,
        Optional<String> events,
        Optional<Login> login,
        Optional<String> subscription) {
    /** The connection factory that a server with Jakarta Messaging brings. */
    public static final String DEFAULT_CONNECTION_FACTORY = "java:comp/DefaultJMSConnectionFactory";

    /** A user of the broker. */
    public record Login(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }
}
