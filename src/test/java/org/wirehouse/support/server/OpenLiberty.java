package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Instances have a user directory each; what is unpacked is only read. */
final class OpenLiberty implements Distribution {
    private final Path home;

    OpenLiberty(Path home) {
        this.home = home;
    }

    @Override
    public Instance lay(Plan plan) {
        Path server = plan.directory().resolve("servers").resolve(name(plan));
        Tree.copyInto(List.of(Distribution.configuration("open-liberty", "server.xml")), server);
        Tree.write(
                server.resolve("bootstrap.properties"),
                "http.port=" + plan.port() + "\n"
                        + plan.settings().entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                                .collect(Collectors.joining()));
        Tree.write(server.resolve("jvm.options"), String.join("\n", plan.options()));
        Tree.copyInto(plan.wars(), server.resolve("dropins"));
        if (plan.messaging()) {
            Tree.copyInto(
                    List.of(Distribution.configuration("open-liberty", "messaging.xml")),
                    server.resolve("configDropins/overrides"));
        }
        return new UserDirectory(plan, server);
    }

    /** Of its own, because Arquillian refuses to start one if another of the same name runs anywhere on the machine. */
    private static String name(Plan plan) {
        return "wirehouse-" + plan.port();
    }

    private final class UserDirectory implements Instance {
        private final Plan plan;
        private final Path server;

        UserDirectory(Plan plan, Path server) {
            this.plan = plan;
            this.server = server;
        }

        @Override
        public ProcessBuilder command() {
            ProcessBuilder process =
                    Command.process(List.of(home.resolve("bin/server").toString(), "run", name(plan)));
            process.environment().put("WLP_USER_DIR", plan.directory().toString());
            return process;
        }

        @Override
        public Pattern started() {
            return Pattern.compile("CWWKF0011I");
        }

        @Override
        public Path log(Path output) {
            return server.resolve("logs/messages.log");
        }

        /** The container reads once more from a body that a client has broken off, and records the first request for a missing page. */
        @Override
        public Pattern noise() {
            return Pattern.compile(
                    "(?m)^.*FFDC1015I.*(SRTServletRequest\\.finish 875|FileNotFoundException: SRVE0190E).*\\R");
        }

        @Override
        public void undeploy(Server process) {
            Tree.delete(server.resolve("dropins/wirehouse.war"));
            Awaitility.await().until(() -> process.log().contains("CWWKZ0009I"));
        }

        @Override
        public Map<String, String> forArquillian() {
            return Map.of(
                    "liberty.home", home.toString(),
                    "liberty.user", plan.directory().toString(),
                    "liberty.server", name(plan),
                    "liberty.port", Integer.toString(plan.port()));
        }
    }
}
