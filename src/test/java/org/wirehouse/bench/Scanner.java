package org.wirehouse.bench;

/** Takes what one client receives, without what its transport puts around it, in pieces of any size. Its loop calls. */
interface Scanner {
    void scan(byte[] bytes, int from, int to);

    /** A message of a WebSocket ends here; a stream has none. */
    default void messageEnd() {}
}
