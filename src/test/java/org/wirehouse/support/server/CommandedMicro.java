package org.wirehouse.support.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a Payara Micro that undeploys the application when it reads a line. It knows Payara by reflection
 * only, so that nothing of Payara is on the class path of the tests.
 */
final class CommandedMicro {
    /** Printed when the application is gone. */
    static final String UNDEPLOYED = "wirehouse is undeployed";

    private CommandedMicro() {}

    /**
     * Boots, and then reads commands.
     *
     * @param args those of Payara Micro
     */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        Object boot = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
                .getMethod("create", String[].class)
                .invoke(null, (Object) args);
        Object runtime = Class.forName("fish.payara.micro.boot.PayaraMicroBoot")
                .getMethod("getRuntime")
                .invoke(boot);
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (commands.readLine() != null) {
            Class.forName("fish.payara.micro.PayaraMicroRuntime")
                    .getMethod("undeploy", String.class)
                    .invoke(runtime, "wirehouse");
            System.out.println(UNDEPLOYED);
        }
    }
}
