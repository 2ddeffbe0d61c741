package org.wirehouse.support;

/**
 * An event as an EventSource would fire it.
 *
 * @param id the last event id at that time, empty if there was none
 * @param type {@code message} if the stream named none
 */
public record SseEvent(String id, String type, String data) {}
