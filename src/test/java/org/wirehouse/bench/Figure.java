package org.wirehouse.bench;

import java.util.Locale;

/** What is given to a measurement, and what can come of it; each is a column of the tables. */
public enum Figure {
    /** Clients that read. */
    CLIENTS("clients", 0),
    /** Clients that never read. */
    STALLED("stalled", 0),
    /** Channels that clients and events are spread over. */
    CHANNELS("channels", 0),
    /** Events that a channel retains. */
    HISTORY("history", 0),
    /** Of the data of an event. */
    BYTES("bytes", 0),
    /** Events that were to be published in a second. */
    RATE("events/s", 0),
    /** How much faster than life a recording is played. */
    SPEED("× its speed", 0),
    /** Clients that ask for one symbol only. */
    FILTERED("filtered", 0),
    /** Clients that come, and go again, in a second. */
    CHURN("clients coming/s", 1),

    /** How long it was measured. */
    SECONDS("measured, s", 0),
    /** Trades of a recording that the market has accepted. */
    TRADES("trades", 0),
    /** To all clients together. */
    DELIVERIES("deliveries/s", 0),
    /** Of the planned deliveries, what came in the time. */
    SHARE("of planned, %", 1),
    /** Deliveries that did not come at all, came twice or out of order, from the first event to the last. */
    LOST("lost or out of order", 0),
    /** Connections that the server refused or ended. */
    ENDED("ended", 0),
    /** Clients whose last quotes are not those of the server. */
    WRONG("clients with a wrong quote", 0),
    /** Processor time of the server for each delivery. */
    CPU_PER_DELIVERY("CPU, µs per delivery", 2),
    /** The same as a multiple of what the floor took over the same transport in the same round. */
    TIMES_FLOOR("× floor", 2),
    /** Processor time of the server for each client and second. */
    CPU_PER_CLIENT("CPU, µs per client and second", 0),
    /** Processor time of the server for each second. */
    CORES("CPU, cores", 3),
    /** Deliveries for each client and second. */
    DELIVERIES_PER_CLIENT("deliveries per client and second", 2),
    /** Chunks or frames for each client and second. */
    FRAMES_PER_CLIENT("frames per client and second", 2),
    /** From the planned time of publishing to the arrival. */
    P50("p50, ms", 1),
    /** From the planned time of publishing to the arrival. */
    P99("p99, ms", 1),
    /** From the planned time of publishing to the arrival. */
    MAX("max, ms", 1),
    /** On the wire. */
    BYTES_PER_DELIVERY("bytes per delivery", 0),
    /** Live heap after a full collection: with all clients minus with none. */
    HEAP_PER_CLIENT("live heap per client, kB", 1),
    /** Resident memory of a server without a virtual machine: with all clients minus with none. */
    RESIDENT_PER_CLIENT("resident memory per client, kB", 1),
    /** Of the server's resident memory from the first event to the last. */
    MEMORY_GROWTH("memory growth, MB", 0),
    /** Clients that came and went while others stayed. */
    CAME("came and went", 0),
    /** After a full collection, with the steady clients only. */
    HEAP_BEFORE("live heap before, MB", 1),
    /** The same at the end. */
    HEAP_AFTER("live heap after, MB", 1),
    /** Resident memory of the server when {@link #HEAP_BEFORE} was taken. */
    RESIDENT_BEFORE("resident before, MB", 0),
    /** The same at the end. */
    RESIDENT_AFTER("resident after, MB", 0),
    /** Of the server, when {@link #HEAP_BEFORE} was taken. */
    THREADS_BEFORE("threads before", 0),
    /** Live threads of the server at the end. */
    THREADS("threads", 0),
    /** Of the server, when {@link #HEAP_BEFORE} was taken. */
    HANDLES_BEFORE("file handles before", 0),
    /** Open files and sockets of the server at the end. */
    HANDLES("file handles", 0),
    /** Of the server, when {@link #HEAP_BEFORE} was taken. */
    SOCKETS_BEFORE("sockets before", 0),
    /** Open sockets of the server at the end. */
    SOCKETS("sockets", 0),
    /** Warnings in the server's log while it was measured. */
    WARNINGS("warnings", 0),
    /** Errors in the server's log while it was measured. */
    ERRORS("errors", 0);

    private final String title;
    private final int decimals;

    Figure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    String title() {
        return title;
    }

    String format(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
