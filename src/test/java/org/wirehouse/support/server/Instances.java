package org.wirehouse.support.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wirehouse.support.BuiltWar;

/** Where instances are laid out. */
final class Instances {
    private Instances() {}

    /** A directory for one instance of a server, whose name nothing else has. */
    static Path directory(String server) throws IOException {
        Path all = BuiltWar.file().toPath().toAbsolutePath().resolveSibling("instances");
        return Files.createTempDirectory(Files.createDirectories(all), server + "-");
    }
}
