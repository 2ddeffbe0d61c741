package org.wirehouse.admission;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How near the process is to its limits. What the virtual machine or the system does not tell is empty.
 *
 * @param liveHeapPercent of the old generation, without garbage
 * @param maxHeapPercent from which on new clients are refused
 * @param openFiles file descriptors, of which each connection takes one
 * @param maxFiles how many may be open
 */
public record ResourceUse(
        OptionalInt liveHeapPercent, int maxHeapPercent, OptionalLong openFiles, OptionalLong maxFiles) {}
