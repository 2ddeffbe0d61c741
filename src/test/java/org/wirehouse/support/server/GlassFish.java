package org.wirehouse.support.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * GlassFish or Payara Server. Instances are domains, copied from one that has been configured: only a running server takes
 * the commands that do it.
 */
final class GlassFish implements Distribution {
    private static final Path CONFIGURATION = Distribution.configuration("wirehouse.asadmin");

    private final Path home;
    private final Path template;

    GlassFish(Path home) {
        this.home = home;
        this.template = home.resolveSibling("configured-domain");
    }

    @Override
    public Instance lay(Plan plan) {
        configureTemplate();
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

    private void configureTemplate() {
        Path done = template.resolve("configured.asadmin");
        if (Files.exists(done) && Tree.read(done).equals(Tree.read(CONFIGURATION))) {
            return;
        }
        Tree.copy(home.resolve("glassfish/domains/domain1"), template);
        Map<String, Integer> ports = DomainFile.freePorts(Ports.free());
        DomainFile.read(template).named().filled(ports).write(template);
        // With no application at its start, GlassFish 7.0.21 stops its listeners before applications when it stops.
        Path application = template.resolve("empty");
        Tree.write(application.resolve("WEB-INF/web.xml"), "<web-app/>");
        new Domain(home, template, ports).configure(CONFIGURATION, application);
        DomainFile.read(template).named(ports).write(template);
        Tree.write(done, Tree.read(CONFIGURATION));
    }
}
