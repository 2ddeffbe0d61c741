package org.wirehouse.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The virtual machine this runs in. For one thread. */
public final class Jvm {
    private static final double NANOS_PER_MILLI = 1e6;

    // each look for one of these goes through all that there are
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final @Nullable Method processCpuTime = processCpuTime();
    private long lastUptime;
    private long lastCpuNanos;

    /** Reads the platform beans; takes microseconds and never fails. The processor time is that since the call before. */
    public JvmReading read() {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        long uptime = runtime.getUptime();
        return new JvmReading(
                uptime,
                heap.getUsed(),
                heap.getMax() < 0 ? OptionalLong.empty() : OptionalLong.of(heap.getMax()),
                cpuLoad(uptime),
                known(system.getSystemLoadAverage()),
                threads.getThreadCount());
    }

    private Optional<BigDecimal> cpuLoad(long uptime) {
        if (processCpuTime == null) {
            return Optional.empty();
        }
        try {
            long nanos = (long) processCpuTime.invoke(system);
            double available = (uptime - lastUptime) * NANOS_PER_MILLI * system.getAvailableProcessors();
            double load = (nanos - lastCpuNanos) / available;
            lastUptime = uptime;
            lastCpuNanos = nanos;
            return nanos >= 0 && available > 0 ? known(Math.min(load, 1)) : Optional.empty();
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty(); // the bean is none of these
        }
    }

    /**
     * By name, because {@code com.sun.management} is a package which a class loader of a server need not show to an
     * application, and which not every virtual machine has. Not through the bean server: that of WildFly asks its whole
     * management model with each call. Not {@code ProcessCpuLoad}, for which JDK 17 reads some ten files in a container.
     */
    private static @Nullable Method processCpuTime() {
        try {
            return Class.forName("com.sun.management.OperatingSystemMXBean", true, ClassLoader.getPlatformClassLoader())
                    .getMethod("getProcessCpuTime");
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** To four decimals; these beans say with a negative number that they do not know. */
    private static Optional<BigDecimal> known(double value) {
        return value >= 0 ? Optional.of(BigDecimal.valueOf(Math.round(value * 1e4), 4)) : Optional.empty();
    }
}
