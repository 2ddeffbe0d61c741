package org.wirehouse.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event in a room.
 *
 * @param name who came, left or spoke
 * @param text what was said; absent if it is not about that
 */
public record ChatEvent(String name, @Nullable String text, Instant time) {}
