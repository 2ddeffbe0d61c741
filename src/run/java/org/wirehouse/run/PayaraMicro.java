package org.wirehouse.run;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The command that starts Payara Micro with Wirehouse.
 *
 * @param jar Payara Micro
 * @param war named as its context root is
 * @param configuration the folder of what this repository ships for Payara Micro
 * @param work a folder for files of this run
 */
record PayaraMicro(Path jar, Path war, Path configuration, Path work) {
    private static final String SETTING = "wirehouse.";

    /** Its output is one stream. Settings among the system properties are passed on, as is the environment. */
    ProcessBuilder command(Port port, Properties properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + file("java.options"));
        // An error of memory leaves a process that looks alive and answers nobody.
        command.add("-XX:+ExitOnOutOfMemoryError");
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SETTING))
                .forEach(name -> command.add("-D" + name + "=" + properties.getProperty(name)));
        command.addAll(List.of("-jar", jar.toString(), "--nocluster", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", file("preboot.asadmin")));
        command.addAll(List.of("--logproperties", file("logging.properties")));
        command.addAll(List.of("--port", Integer.toString(port.number())));
        // In this order, so that nothing is missing once Wirehouse is ready.
        command.addAll(List.of("--deploy", rootApplication().toString(), "--deploy", war.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private String file(String name) {
        return configuration.resolve(name).toString();
    }

    /** What answers outside the context root of Wirehouse: it leads there. */
    private Path rootApplication() throws IOException {
        Path root = work.resolve("ROOT");
        Files.createDirectories(root.resolve("WEB-INF"));
        for (String name : List.of("index.html", "not-found.html", "WEB-INF/web.xml")) {
            copy(configuration.resolve("root").resolve(name), root.resolve(name));
        }
        try (FileSystem files = FileSystems.newFileSystem(war)) {
            copy(files.getPath("favicon.ico"), root.resolve("favicon.ico"));
        }
        return root;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
