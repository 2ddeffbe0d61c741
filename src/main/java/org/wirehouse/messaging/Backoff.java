package org.wirehouse.messaging;

import java.time.Duration;

/** How long to wait before each further try: twice as long as before, up to a bound. For one thread. */
final class Backoff {
    private final Duration first;
    private final Duration most;
    private Duration next;

    Backoff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    /**
     * The next wait.
     *
     * @param lasted how long the last try went well; after the longest wait, or more, the waits begin anew
     */
    Duration after(Duration lasted) {
        Duration wait = lasted.compareTo(most) >= 0 ? first : next;
        Duration twice = wait.multipliedBy(2);
        next = twice.compareTo(most) > 0 ? most : twice;
        return wait;
    }
}
