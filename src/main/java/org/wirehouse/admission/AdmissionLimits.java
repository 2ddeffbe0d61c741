package org.wirehouse.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many clients may come in.
 *
 * @param maxClients event streams, and as many WebSocket sessions
 * @param maxPerAddress of both together, from one address; 0 for no limit
 * @param maxHeapPercent of live objects, from which on new clients are refused; 100 never refuses
 */
public record AdmissionLimits(int maxClients, int maxPerAddress, int maxHeapPercent) {
    /**
     * Heap of one idle client. Measured: 25 kB of an event stream on Payara, 22 kB on Open Liberty, 7 kB on WildFly; what waits
     * to be written comes on top.
     */
    static final int CLIENT_KIB = 32;

    private static final int TRANSPORTS = 2;

    /**
     * Compares the limits with what the process has.
     *
     * @param maxHeapBytes as {@code -Xmx} says
     * @return a sentence for each resource that runs out before {@code maxClients} are there, with the arithmetic
     */
    public List<String> warnings(long maxHeapBytes, Optional<FileDescriptors> files) {
        List<String> warnings = new ArrayList<>();
        long connections = (long) TRANSPORTS * maxClients;
        long neededMib = connections * CLIENT_KIB / 1_024;
        long heapMib = maxHeapBytes >> 20;
        long usableMib = heapMib * maxHeapPercent / 100;
        if (neededMib > usableMib) {
            warnings.add("wirehouse.max.clients is " + maxClients
                    + ": as many event streams and as many WebSocket sessions take about "
                    + neededMib + " MiB (" + connections + " x " + CLIENT_KIB + " KiB), but " + maxHeapPercent
                    + " % of the heap of " + heapMib + " MiB is " + usableMib
                    + " MiB; from there on new clients are refused. Raise -Xmx or lower wirehouse.max.clients");
        }
        files.filter(read -> connections > read.free())
                .ifPresent(read -> warnings.add("wirehouse.max.clients is " + maxClients
                        + ": as many event streams and as many WebSocket sessions take " + connections
                        + " file descriptors, but the process may open " + read.max() + ", of which " + read.open()
                        + " are open and " + read.reserve() + " are kept for the server; beyond "
                        + Math.max(0, read.free())
                        + " new clients are refused. Raise the limit (ulimit -n, LimitNOFILE) or lower"
                        + " wirehouse.max.clients"));
        return warnings;
    }
}
