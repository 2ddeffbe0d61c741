package org.wirehouse.bench;

/**
 * What one client asks for, and who takes what it receives.
 *
 * @param path relative to the application
 * @param reads false for a client that stops to read once it is connected
 */
record Client(Transport transport, String path, boolean reads, Scanner scanner) {}
