package org.wirehouse.bench;

import java.util.List;
import java.util.Map;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.server.Server;

/**
 * Our WAR on a server, which the Maven profile of its name has unpacked.
 *
 * @param name one of {@link Server#names}
 */
record War(String name) implements Candidate {
    @Override
    public String version() {
        return System.getProperty("version." + name, "");
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public void prepare() {}

    @Override
    public Target start(List<String> options, Map<String, String> settings) {
        Server server = Server.startNamed(name, BuiltWar.file().toPath(), settings, options);
        return new Target(this, Site.ofWar(server.base()), server.handle(), server::log, server::close);
    }
}
