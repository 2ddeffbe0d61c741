package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** A server that has been laid out and can be started. */
interface Instance {
    /** Runs it in the foreground, so that its output is its log. */
    ProcessBuilder command();

    /** Printed when it has started, also if the application could not be. */
    Pattern started();

    /** Where it writes its log; {@code output} if it prints all of it. */
    default Path log(Path output) {
        return output;
    }

    /** Lines of its log that no application can prevent, and that speak of no fault of it. */
    default Pattern noise() {
        return Pattern.compile("(?!)");
    }

    /** Undeploys the application and returns when it is gone; the server goes on. */
    void undeploy(Server server);

    /** What Arquillian's adapter has to know to run it, by the names that arquillian.xml uses. */
    Map<String, String> forArquillian();

    /** Stops what Arquillian's adapter leaves running. */
    default void afterArquillian() {}
}
