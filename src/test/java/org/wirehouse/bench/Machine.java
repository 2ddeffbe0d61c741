package org.wirehouse.bench;

/**
 * What is measured.
 *
 * @param server name of the Maven profile or of the peer, and its version
 * @param ours whether it has our WAR
 * @param java version of its virtual machine; empty if it has none
 * @param options of its virtual machine; empty if it has none
 */
public record Machine(String server, boolean ours, String java, String options) {
    /** What readers know it by. */
    String title() {
        return ours ? "Wirehouse on " + server : server;
    }
}
