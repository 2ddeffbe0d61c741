package org.wirehouse.chat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has. */
final class Connections {
    private final int max;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** @param max of one address; 0 for no bound */
    Connections(int max) {
        this.max = max;
    }

    /** @throws ChatRefusedException if the address has as many as allowed */
    void enter(String address) {
        counts.compute(address, (key, present) -> {
            int count = present == null ? 0 : present;
            if (max > 0 && count >= max) {
                throw new ChatRefusedException(
                        Refusal.CONNECTIONS, "your address has its " + max + " connections to the chat already");
            }
            return count + 1;
        });
    }

    /** Called once for each time that {@link #enter} came back. */
    void leave(String address) {
        counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }
}
