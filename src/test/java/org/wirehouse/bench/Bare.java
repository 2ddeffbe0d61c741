package org.wirehouse.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wirehouse.support.server.Server;

/**
 * One of our servers with the least that sends an event to all clients, in place of our WAR: what the server alone takes.
 *
 * @param server one of {@link Server#names}
 * @param sources a Maven project, with a script that packages it
 * @param built where its WAR is left
 */
record Bare(String server, Path sources, Path built) implements Candidate {
    /** Before the name of the server. */
    static final String PREFIX = "bare-";

    @Override
    public String name() {
        return PREFIX + server;
    }

    @Override
    public String version() {
        return new War(server).version();
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void prepare() {
        new PeerScript(sources.resolve("build"), built).output();
    }

    @Override
    public Target start(List<String> options, Map<String, String> settings) {
        Path war = built.resolve("wirehouse.war").toAbsolutePath();
        Server started = Server.startNamed(server, war, settings, options);
        return new Target(this, Site.ofWar(started.base()), started.handle(), started::log, started::close);
    }
}
