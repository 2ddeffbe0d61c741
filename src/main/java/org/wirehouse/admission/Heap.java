package org.wirehouse.admission;

import java.util.OptionalInt;

/** The memory that clients take. */
@FunctionalInterface
public interface Heap {
    /** How full it is without garbage; empty if that is not known. Takes some microseconds. */
    OptionalInt livePercent();

    /** Makes the next figure that of this moment, at the cost of a garbage collection. */
    default void refresh() {}
}
