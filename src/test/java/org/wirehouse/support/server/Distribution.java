package org.wirehouse.support.server;

import java.nio.file.Path;

/** A server as it was unpacked; instances do not change it. */
interface Distribution {
    /** Named by the Maven profile. */
    String NAME = System.getProperty("arquillian.launch", "payara-micro");

    /** The one that the tests run on. */
    static Distribution underTest() {
        Path home = Path.of(System.getProperty("server.home", "target/server/" + NAME))
                .toAbsolutePath();
        return switch (NAME) {
            case "payara-micro" -> new PayaraMicro(home);
            case "wildfly" -> new WildFly(Tree.folder(home, "bin/standalone.sh"));
            case "open-liberty" -> new OpenLiberty(Tree.folder(home, "bin/server"));
            case "glassfish", "payara" -> new GlassFish(Tree.folder(home, "bin/asadmin"));
            default -> throw new IllegalStateException("no such server: '" + NAME + "'");
        };
    }

    /** The configuration that is shipped for it. */
    static Path configuration(String file) {
        return Path.of("server-config", NAME, file).toAbsolutePath();
    }

    /** Lays out an instance. */
    Instance lay(Plan plan);
}
