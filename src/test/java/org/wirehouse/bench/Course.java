package org.wirehouse.bench;

import java.util.List;

/** How a server stood over time. */
public record Course(Subject subject, int round, List<Sample> samples) {
    /** Copies {@code samples}. */
    public Course {
        samples = List.copyOf(samples);
    }
}
