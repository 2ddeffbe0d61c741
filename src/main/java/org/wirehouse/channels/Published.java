package org.wirehouse.channels;

/** The answer to a publisher: where its event is in the log. */
public record Published(String channel, String id) {}
