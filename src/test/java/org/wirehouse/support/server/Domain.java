package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An instance of GlassFish or Payara Server. */
final class Domain implements Instance {
    private final Path home;
    private final Path directory;
    private final Map<String, Integer> ports;

    /** @param ports in use, by the number that each has by default */
    Domain(Path home, Path directory, Map<String, Integer> ports) {
        this.home = home;
        this.directory = directory;
        this.ports = ports;
    }

    @Override
    public ProcessBuilder command() {
        return asadmin("start-domain", "--verbose", "--domaindir", parent(), name());
    }

    /** Starts it in the background, does what the file says, deploys an application, and stops it. */
    void configure(List<Path> files, Path application) {
        Command.run(asadmin("start-domain", "--domaindir", parent(), name()));
        try {
            Command.run(asadmin("deploy", application.toString()));
            for (Path commands : files) {
                String printed = Command.run(asadmin("multimode", "--file", commands.toString()));
                if (printed.contains("failed")) {
                    throw new IllegalStateException(commands + " failed:\n" + printed);
                }
            }
        } finally {
            stop();
        }
    }

    private void stop() {
        Command.run(asadmin("stop-domain", "--domaindir", parent(), name()));
    }

    @Override
    public void undeploy(Server server) {
        Command.run(asadmin("undeploy", "wirehouse"));
    }

    private ProcessBuilder asadmin(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/asadmin").toString());
        command.addAll(List.of("--terse", "--port", String.valueOf(ports.get("4848"))));
        command.addAll(List.of(arguments));
        return Command.process(command);
    }

    private String parent() {
        return directory.resolveSibling("").toString();
    }

    private String name() {
        return directory.getFileName().toString();
    }

    @Override
    public Pattern started() {
        return Pattern.compile("startup time|Payara Server .* \\(\\d+\\) startup|NCLS-CORE-00017|NCLS-CORE-00087");
    }

    @Override
    public Map<String, String> forArquillian() {
        return Map.of(
                "glassfish.home", home.toString(),
                "glassfish.domain", name(),
                "glassfish.port", String.valueOf(ports.get("8080")),
                "glassfish.https.port", String.valueOf(ports.get("8181")),
                "glassfish.admin.port", String.valueOf(ports.get("4848")));
    }

    @Override
    public void afterArquillian() {
        stop();
    }
}
