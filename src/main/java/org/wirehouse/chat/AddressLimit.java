package org.wirehouse.chat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections or rooms each address has, and how many it may have. */
final class AddressLimit {
    private final int max;
    private final Refusal refusal;
    private final String message;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * @param max of one address; 0 for no limit
     * @param message for the client, with {@code %d} for the limit
     */
    AddressLimit(int max, Refusal refusal, String message) {
        this.max = max;
        this.refusal = refusal;
        this.message = message;
    }

    /** @throws ChatRefusedException if the address has as many as allowed */
    void add(String address) {
        counts.compute(address, (key, present) -> {
            int count = present == null ? 0 : present;
            if (max > 0 && count >= max) {
                throw new ChatRefusedException(refusal, String.format(message, max));
            }
            return count + 1;
        });
    }

    /** Called once for each time that {@link #add} returned. */
    void remove(String address) {
        counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }
}
