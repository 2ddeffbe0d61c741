package org.wirehouse.chat;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The allowances of senders that are not members, by whatever they are known by. Keeps only those that are in use. */
final class Allowances {
    private final ChatLimits.Rate rate;
    private final Clock clock;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    Allowances(ChatLimits.Rate rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /** @throws ChatRefusedException if this sender has nothing left; it says when it will */
    void take(String sender) {
        allowances.compute(sender, (key, present) -> {
            Allowance allowance = present != null ? present : new Allowance(rate, clock);
            allowance.take();
            return allowance;
        });
    }

    /** Forgets those that are whole again. */
    void tick() {
        allowances
                .keySet()
                .forEach(sender -> allowances.computeIfPresent(
                        sender, (key, allowance) -> allowance.isWhole() ? null : allowance));
    }

    int size() {
        return allowances.size();
    }
}
