package org.wirehouse.bench;

/**
 * What one run of a load came to. Lasting times in microseconds, memory in bytes.
 *
 * @param name of what was run
 * @param round counted from 1
 * @param server name of the Maven profile, and its version
 * @param java version of the server's virtual machine
 * @param options of the server's virtual machine
 * @param history events that a channel retains
 * @param connected clients, with those that stall
 * @param ended connections that the server refused or ended
 * @param failure why the first of them ended; empty if none did
 * @param rate events per second that were asked for
 * @param seconds how long it was measured
 * @param deliveries while it was measured
 * @param share of the planned deliveries that came in that time, 0 to 1
 * @param lost deliveries that did not come at all, came twice or out of order, from the first event to the last
 * @param cpuMicros processor time of the server for each delivery
 * @param serverCores processor time of the server for each second
 * @param bytesPerDelivery on the wire
 * @param heapPerClient live heap after a full collection: with all clients minus with none
 * @param residentGrowth of the server's memory from the first event to the last
 */
public record Measurement(
        String name,
        int round,
        String server,
        String java,
        String options,
        String transport,
        int clients,
        int stalled,
        int channels,
        int history,
        int bytes,
        int connected,
        int ended,
        String failure,
        double rate,
        double seconds,
        long deliveries,
        double share,
        long lost,
        double cpuMicros,
        double serverCores,
        long p50Micros,
        long p99Micros,
        long maxMicros,
        double bytesPerDelivery,
        long heapPerClient,
        long residentGrowth,
        int threads,
        int fileHandles) {

    double deliveriesPerSecond() {
        return deliveries / seconds;
    }

    /** True if the server kept up: all that was planned came, in order, and 99 % of it within {@code micros}. */
    boolean keptUp(long micros) {
        return share > 0.99 && lost == 0 && ended == 0 && p99Micros <= micros;
    }
}
