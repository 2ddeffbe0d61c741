package org.wirehouse.messaging;

import java.util.Map;
import java.util.Optional;

/**
 * How a destination stands.
 *
 * @param destination its name in JNDI
 * @param state {@code connecting}, {@code receiving} or {@code stopped}
 * @param problem why it does not receive; empty if it does
 * @param messages delivered so far, those that came again included
 * @param accepted trades or events that were published
 * @param refused trades or events that were not, by cause
 */
public record InletStatus(
        String destination,
        String state,
        Optional<String> problem,
        long messages,
        long accepted,
        Map<String, Long> refused) {}
