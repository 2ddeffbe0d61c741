package org.wirehouse.security;

/** What is worth a line in the security log. */
public enum SecurityEvent {
    WRONG_TOKEN("wrong publish token"),
    TOKEN_ATTEMPTS("too many wrong publish tokens, answered with 429"),
    FOREIGN_ORIGIN("WebSocket handshake of a page from an origin that is not in wirehouse.origins"),
    UNKNOWN_HOST("request for a host that is not in wirehouse.hosts"),
    LARGE_BODY("request body that is too large"),
    LARGE_MESSAGE("WebSocket message that is too large"),
    RATE("too many messages or requests in too short a time"),
    MAX_CLIENTS("client refused because of wirehouse.max.clients"),
    MAX_CLIENTS_PER_ADDRESS("client refused because its address has too many connections"),
    HEAP_FULL("client refused because of wirehouse.max.heap.percent"),
    FILES_SCARCE("client refused because the process has too few file descriptors left");

    private final String text;

    SecurityEvent(String text) {
        this.text = text;
    }

    /** As the log names it. */
    String text() {
        return text;
    }
}
