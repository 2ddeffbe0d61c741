package org.wirehouse.channels;

import java.util.Set;

/**
 * The channels that were declared in the settings and are open to publishers; the others belong to parts of the
 * application.
 *
 * @param names unmodifiable
 */
public record PublicChannels(Set<String> names) {}
