package org.wirehouse.bench;

import java.util.List;
import java.util.Map;

/** What can be measured, by its name. */
interface Candidate {
    String name();

    /** Of the program, once it is prepared; empty if it has none. */
    String version();

    /** True for our WAR, false for what it is compared with, which has one channel and no more. */
    boolean isOurs();

    /**
     * Builds what is missing.
     *
     * @throws MissingException if the machine lacks what it needs
     */
    void prepare();

    /**
     * Starts it, and waits until it answers.
     *
     * @param options of its virtual machine, if it has one
     * @param settings of the application, if it is ours
     */
    Target start(List<String> options, Map<String, String> settings);
}
