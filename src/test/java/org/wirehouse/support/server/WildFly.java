package org.wirehouse.support.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Instances have a base directory each; what is unpacked is only read. */
final class WildFly implements Distribution {
    private static final Path CONFIGURATION = Distribution.configuration("wildfly", "wirehouse.cli");

    private final Path home;

    WildFly(Path home) {
        this.home = home;
    }

    @Override
    public Instance lay(Plan plan) {
        Tree.copy(home.resolve("standalone"), plan.directory());
        configure(plan);
        Tree.copyInto(plan.wars(), plan.directory().resolve("deployments"));
        return new Standalone(plan, Ports.free());
    }

    private void configure(Plan plan) {
        List<String> commands = new ArrayList<>();
        commands.add("embed-server --server-config=" + file(plan));
        commands.add("run-batch --file=" + CONFIGURATION);
        if (plan.messaging()) {
            commands.add("run-batch --file=" + Distribution.configuration("wildfly", "messaging.cli"));
            commands.add("/subsystem=iiop-openjdk:remove"); // its ports are fixed
        }
        commands.add("stop-embedded-server");
        ProcessBuilder tool = Command.process(
                List.of(home.resolve("bin/jboss-cli.sh").toString(), "--commands=" + String.join(",", commands)));
        tool.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + plan.directory());
        Command.run(tool);
    }

    private static String file(Plan plan) {
        return plan.messaging() ? "standalone-full.xml" : "standalone.xml";
    }

    private final class Standalone implements Instance {
        private final Plan plan;
        private final int managementPort;

        Standalone(Plan plan, int managementPort) {
            this.plan = plan;
            this.managementPort = managementPort;
        }

        @Override
        public ProcessBuilder command() {
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/standalone.sh").toString());
            command.addAll(properties());
            plan.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
            ProcessBuilder process = Command.process(command);
            process.environment().put("JBOSS_JAVA_SIZING", String.join(" ", plan.options()));
            return process;
        }

        private List<String> properties() {
            return List.of(
                    "--server-config=" + file(plan),
                    "-Djboss.server.base.dir=" + plan.directory(),
                    "-Djboss.http.port=" + plan.port(),
                    "-Djboss.https.port=0",
                    "-Djboss.management.http.port=" + managementPort);
        }

        @Override
        public Pattern started() {
            return Pattern.compile("WFLYSRV002[56]");
        }

        /** The scanner of the server undeploys what has lost its marker. */
        @Override
        public void undeploy(Server server) {
            Path deployments = plan.directory().resolve("deployments");
            Tree.delete(deployments.resolve("wirehouse.war.deployed"));
            Awaitility.await().until(() -> Files.exists(deployments.resolve("wirehouse.war.undeployed")));
        }

        @Override
        public Map<String, String> forArquillian() {
            return Map.of(
                    "wildfly.home", home.toString(),
                    "wildfly.arguments", String.join(" ", properties()),
                    "wildfly.management.port", Integer.toString(managementPort));
        }
    }
}
