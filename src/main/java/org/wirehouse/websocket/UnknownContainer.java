package org.wirehouse.websocket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A container that is not built as the one that was tried, so that sends take the way that all containers have. */
final class UnknownContainer {
    private static final Logger LOG = System.getLogger(UnknownContainer.class.getName());
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private UnknownContainer() {}

    /** Tells the log, once for each name. */
    static void tell(String name, Exception why) {
        if (TOLD.add(name)) {
            LOG.log(
                    Level.INFO,
                    "WebSocket messages take more processor time, since this " + name + " is not known: " + why);
        }
    }
}
