package org.wirehouse.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of the loopback interface.
 *
 * @param number 1 to 65,535
 */
record Port(int number) {
    private static final int HIGHEST = 65_535;

    /** @throws CannotRunException if the text is not the number of a port */
    static Port parse(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= HIGHEST) {
                return new Port(number);
            }
        } catch (NumberFormatException e) {
            // not a number: the same message
        }
        throw new CannotRunException("The port must be a number from 1 to " + HIGHEST + ", was '" + text + "'.");
    }

    /** @throws CannotRunException if a program listens on it already, or this user may not */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            assert socket.isBound();
        } catch (IOException e) {
            throw new CannotRunException("Port " + number + " cannot be used (" + e.getMessage() + ").\n"
                    + "Stop the program that uses it, or choose another port: mvn -Prun -Dport="
                    + (number < HIGHEST ? number + 1 : number - 1));
        }
    }
}
