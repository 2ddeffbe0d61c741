package org.wirehouse.admission;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file descriptors of this process, of which each connection takes one.
 *
 * @param open now
 * @param max how many may be open, as {@code ulimit -n} says
 */
public record FileDescriptors(long open, long max) {
    private static final long LEAST_RESERVE = 32;
    private static final long MOST_RESERVE = 1_000;
    private static final int RESERVED_PART = 10;

    /** How many are kept for the server: its files, its own sockets, and clients that are only there to be refused. */
    long reserve() {
        return Math.max(LEAST_RESERVE, Math.min(MOST_RESERVE, max / RESERVED_PART));
    }

    /** How many more clients may come. */
    long free() {
        return max - reserve() - open;
    }

    /**
     * Reads those of this process, each time it is asked; empty where the system does not tell, such as Windows. With 10,000
     * open ones that takes some milliseconds.
     */
    public static Supplier<Optional<FileDescriptors>> ofThisProcess() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        try {
            // By name, because a server need not show com.sun.management to an application. Not by the bean server:
            // that of
            // WildFly asks its whole management model with each call.
            Class<?> unix = Class.forName(
                    "com.sun.management.UnixOperatingSystemMXBean", true, ClassLoader.getPlatformClassLoader());
            Method open = unix.getMethod("getOpenFileDescriptorCount");
            Method max = unix.getMethod("getMaxFileDescriptorCount");
            return () -> read(system, open, max);
        } catch (ReflectiveOperationException e) {
            return Optional::empty;
        }
    }

    private static Optional<FileDescriptors> read(OperatingSystemMXBean system, Method open, Method max) {
        try {
            return Optional.of(new FileDescriptors((long) open.invoke(system), (long) max.invoke(system)))
                    .filter(read -> read.open >= 0 && read.max > 0);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty(); // the bean is none of these
        }
    }
}
