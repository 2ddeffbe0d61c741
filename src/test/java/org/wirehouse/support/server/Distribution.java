package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;

/** A server as it was unpacked; instances do not change it. */
interface Distribution {
    /** All that there are, each unpacked by the Maven profile of that name. */
    List<String> NAMES = List.of("payara-micro", "wildfly", "open-liberty", "payara", "glassfish");

    /** Of the one that the tests run on. */
    String UNDER_TEST = System.getProperty("arquillian.launch", "payara-micro");

    /** The one that the tests run on. */
    static Distribution underTest() {
        return named(UNDER_TEST);
    }

    /**
     * One of {@link #NAMES}.
     *
     * @throws IllegalStateException if there is none of that name, or it was not unpacked
     */
    static Distribution named(String name) {
        Path home = Path.of(System.getProperty("servers.home", "target/server"), name)
                .toAbsolutePath();
        return switch (name) {
            case "payara-micro" -> new PayaraMicro(home);
            case "wildfly" -> new WildFly(Tree.folder(home, "bin/standalone.sh"));
            case "open-liberty" -> new OpenLiberty(Tree.folder(home, "bin/server"));
            case "glassfish", "payara" -> new GlassFish(name, Tree.folder(home, "bin/asadmin"));
            default -> throw new IllegalStateException("no such server: '" + name + "'");
        };
    }

    /** The configuration that is shipped for a server. */
    static Path configuration(String name, String file) {
        return Path.of("server-config", name, file).toAbsolutePath();
    }

    /** Lays out an instance. */
    Instance lay(Plan plan);
}
