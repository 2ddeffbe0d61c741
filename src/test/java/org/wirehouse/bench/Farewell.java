package org.wirehouse.bench;

/** How a client goes. */
enum Farewell {
    /** In order: a WebSocket says so and waits for the answer, a stream is closed. */
    GOOD_BYE,
    /** The socket is closed without a word of the WebSocket. */
    CLOSE,
    /** The socket is reset, as by a process that was killed. */
    RESET
}
