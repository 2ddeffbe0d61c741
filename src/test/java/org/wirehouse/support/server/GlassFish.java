package org.wirehouse.support.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * GlassFish or Payara Server. Instances are domains, copied from one that has been configured: only a running server takes
 * the commands that do it.
 */
final class GlassFish implements Distribution {
    private final String name;
    private final Path home;

    /** @param name of either */
    GlassFish(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    @Override
    public Instance lay(Plan plan) {
        Path template =
                plan.messaging() ? template("wirehouse.asadmin", "messaging.asadmin") : template("wirehouse.asadmin");
        // Arquillian's adapters know only of domains that are where asadmin makes them.
        Path directory =
                home.resolve("glassfish/domains").resolve(plan.directory().getFileName());
        Map<String, Integer> ports = DomainFile.freePorts(plan.port());
        Tree.copy(template, directory);
        DomainFile.read(directory)
                .filled(ports)
                .options(plan.options())
                .properties(plan.settings())
                .write(directory);
        Tree.copyInto(plan.wars(), directory.resolve("autodeploy"));
        return new Domain(home, directory, ports);
    }

    /** A domain that was configured with these files; it is kept, for that takes a while. */
    private Path template(String... files) {
        List<Path> configurations = Arrays.stream(files)
                .map(file -> Distribution.configuration(name, file))
                .toList();
        String commands = configurations.stream().map(Tree::read).collect(Collectors.joining());
        Path template = home.resolveSibling("configured-by-" + String.join("-", files));
        Path done = template.resolve("configured.asadmin");
        if (!Files.exists(done) || !Tree.read(done).equals(commands)) {
            Tree.copy(home.resolve("glassfish/domains/domain1"), template);
            Map<String, Integer> ports = DomainFile.freePorts(Ports.free());
            DomainFile.read(template).named().filled(ports).write(template);
            // With no application at its start, GlassFish 7.0.21 stops its listeners before applications when it stops.
            Path application = template.resolve("empty");
            Tree.write(application.resolve("WEB-INF/web.xml"), "<web-app/>");
            new Domain(home, template, ports).configure(configurations, application);
            DomainFile.read(template).named(ports).write(template);
            Tree.write(done, commands);
        }
        return template;
    }
}
