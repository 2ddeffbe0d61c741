package org.wirehouse.messaging;

import java.util.Optional;

/**
 * How the destinations stand.
 *
 * @param trades empty if none is set
 * @param events empty if none is set
 */
public record MessagingStatus(Optional<InletStatus> trades, Optional<InletStatus> events) {}
