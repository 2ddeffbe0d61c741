package org.wirehouse.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.ObjectName;

/** The virtual machine this runs in. */
public final class Jvm {
    private Jvm() {}

    /** Reads the platform beans; takes microseconds and never fails. */
    public static JvmReading read() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new JvmReading(
                ManagementFactory.getRuntimeMXBean().getUptime(),
                heap.getUsed(),
                heap.getMax() < 0 ? OptionalLong.empty() : OptionalLong.of(heap.getMax()),
                cpuLoad(),
                known(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /**
     * By name, because the bean's own type is in {@code com.sun.management}, which a class loader of a server need not show
     * to an application, and which not every virtual machine has.
     */
    private static OptionalDouble cpuLoad() {
        try {
            Object load = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuLoad");
            return load instanceof Double share ? known(share) : OptionalDouble.empty();
        } catch (JMException | SecurityException e) {
            return OptionalDouble.empty();
        }
    }

    /** These beans say with a negative number that they do not know. */
    private static OptionalDouble known(double value) {
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
