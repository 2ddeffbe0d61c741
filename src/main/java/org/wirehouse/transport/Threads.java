package org.wirehouse.transport;

import java.util.concurrent.Executor;

/**
 * Where connections are served.
 *
 * @param writing writes to clients: on the thread of the caller, or on others if the container blocks in writes
 * @param mayWait true if others take over from a thread that waits for a client, so that it may
 * @param closing ends requests and sessions, which blocks on some containers; never on the thread of a request
 */
public record Threads(Executor writing, boolean mayWait, Executor closing) {}
