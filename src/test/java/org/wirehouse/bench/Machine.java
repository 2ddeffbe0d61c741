package org.wirehouse.bench;

/**
 * What is measured.
 *
 * @param server name of the Maven profile, and its version
 * @param java version of its virtual machine
 * @param options of its virtual machine
 */
public record Machine(String server, String java, String options) {}
