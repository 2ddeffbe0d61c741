package org.wirehouse.messaging;

import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/** What JNDI knows. */
@FunctionalInterface
interface Names {
    Object lookup(String name) throws NamingException;

    /**
     * Finds something by its name.
     *
     * @param setting the one that gave the name
     * @throws BrokerException if it is not there, or something else is
     */
    default <T> T find(String name, String setting, Class<T> type) {
        Object found;
        try {
            found = lookup(name);
        } catch (NamingException e) {
            boolean missing = e instanceof NameNotFoundException || e.getRootCause() instanceof NameNotFoundException;
            throw new BrokerException(
                    missing
                            ? "JNDI has no '" + name + "' (" + setting + ")"
                            : "JNDI cannot look up '" + name + "' (" + setting + "): " + e,
                    e);
        }
        if (type.isInstance(found)) {
            return type.cast(found);
        }
        throw new BrokerException("'" + name + "' (" + setting + ") must be a " + type.getName() + ", was a "
                + found.getClass().getName());
    }
}
