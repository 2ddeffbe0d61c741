package org.wirehouse.messaging;

import java.util.Optional;

/**
 * A destination and how it is reached.
 *
 * @param setting the one that names the destination
 * @param name of the destination in JNDI
 * @param factory name of the connection factory in JNDI
 * @param subscription name of the durable subscription if the destination is a topic; empty for one that is not durable
 */
record Address(
        String setting,
        String name,
        String factory,
        Optional<MessagingSettings.Login> login,
        Optional<String> subscription) {
    static final String FACTORY_SETTING = "wirehouse.messaging.connection.factory";

    /** For logs. */
    @Override
    public String toString() {
        return "'" + name + "' (" + setting + ")";
    }
}
