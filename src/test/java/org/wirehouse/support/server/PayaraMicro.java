package org.wirehouse.support.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One archive with a main class, which is all there is. */
final class PayaraMicro implements Distribution {
    private static final Path PREBOOT = Distribution.configuration("payara-micro", "preboot.asadmin");
    private static final Path OPTIONS = Distribution.configuration("payara-micro", "java.options");

    private final Path jar;

    PayaraMicro(Path home) {
        this.jar = home.resolve("payara-micro.jar");
    }

    @Override
    public Instance lay(Plan plan) {
        return new Micro(plan);
    }

    /** Started through {@link CommandedMicro}, which does for an undeployment what Payara Micro has no command for. */
    private final class Micro implements Instance {
        private final Plan plan;

        Micro(Plan plan) {
            this.plan = plan;
        }

        @Override
        public ProcessBuilder command() {
            List<String> command = new ArrayList<>(List.of(Command.java(), "@" + OPTIONS));
            command.addAll(plan.options());
            plan.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(opened("Add-Exports", "--add-exports"));
            command.addAll(opened("Add-Opens", "--add-opens"));
            command.addAll(List.of("-cp", jar + File.pathSeparator + classes(), CommandedMicro.class.getName()));
            command.addAll(List.of("--nocluster", "--prebootcommandfile", PREBOOT.toString()));
            command.addAll(List.of("--port", Integer.toString(plan.port())));
            plan.wars().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
            return Command.process(command);
        }

        /** What a manifest does for {@code java -jar} only. */
        private List<String> opened(String attribute, String option) {
            try (JarFile file = new JarFile(jar.toFile())) {
                String packages = file.getManifest().getMainAttributes().getValue(attribute);
                return Arrays.stream(packages.split(" "))
                        .map(name -> option + "=" + name + "=ALL-UNNAMED")
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path classes() {
            try {
                return Path.of(CommandedMicro.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Pattern started() {
            return Pattern.compile(" ready in ");
        }

        @Override
        public void undeploy(Server server) {
            try {
                server.process().getOutputStream().write('\n');
                server.process().getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Awaitility.await().until(() -> server.log().contains(CommandedMicro.UNDEPLOYED));
        }

        @Override
        public Map<String, String> forArquillian() {
            return Map.of(
                    "payara.microJar", jar.toString(),
                    "wirehouse.preboot", PREBOOT.toString(),
                    "wirehouse.java.options", "@" + OPTIONS);
        }
    }
}
