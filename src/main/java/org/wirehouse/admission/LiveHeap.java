package org.wirehouse.admission;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How full the heap is of objects that are in use. Garbage does not count: an old generation that fills up between two
 * collections is no reason to refuse anybody.
 */
public final class LiveHeap implements Heap {
    /** Pools that are emptied all the time; what survives in them moves on to the others. */
    private static final Pattern YOUNG = Pattern.compile("Eden|Survivor|Young|nursery");

    private final List<Pool> pools;

    /** One pool of the heap. */
    interface Pool {
        /** What was in use after the last collection, or the best guess at it; {@code null} if the pool does not tell. */
        @Nullable
        MemoryUsage live();
    }

    LiveHeap(List<Pool> pools) {
        this.pools = List.copyOf(pools);
    }

    /** The heap of this virtual machine. */
    public static LiveHeap ofThisMachine() {
        return new LiveHeap(ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> !YOUNG.matcher(pool.getName()).find())
                .map(LiveHeap::pool)
                .toList());
    }

    /**
     * G1 of JDK 17 reports the old generation after a collection only if that collected some of it, and there is none where
     * all is in use: the figure stays 0 until the heap is full. It starts to mark at 45 %, or later if it has learned that it
     * can, but keeps a tenth in reserve, so an old generation beyond that is full of what is in use.
     */
    private static Pool pool(MemoryPoolMXBean pool) {
        return pool.getName().startsWith("G1 ") ? pool::getUsage : pool::getCollectionUsage;
    }

    /** Percent of the fullest old pool; empty if no pool tells its use and its limit. */
    @Override
    public OptionalInt livePercent() {
        return pools.stream()
                .map(Pool::live)
                .filter(usage -> usage != null && usage.getMax() > 0)
                .mapToInt(usage -> (int) (usage.getUsed() * 100 / usage.getMax()))
                .max();
    }

    @Override
    public void refresh() {
        System.gc();
    }
}
