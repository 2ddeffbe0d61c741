package org.wirehouse.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that some tests need and a machine may lack. Nothing is ever downloaded. */
public enum Program {
    CHROMIUM("chromium", "chromium"),
    /** Understands the same version as {@link #CHROMIUM}. */
    CHROMEDRIVER("chromedriver", "chromium-driver"),
    NGINX("nginx", "nginx-light"),
    HAPROXY("haproxy", "haproxy");

    /** Where Debian puts servers; only on the PATH of root. */
    private static final String SERVERS = "/usr/sbin";

    private final String command;
    private final String debianPackage;

    Program(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /**
     * Where it is.
     *
     * @throws IllegalStateException if it is missing; the message says how to get it
     */
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException(absence()));
    }

    Optional<Path> find() {
        return find(System.getenv("PATH"));
    }

    private Optional<Path> find(@Nullable String path) {
        return Stream.concat(
                        Stream.of(path == null ? new String[0] : path.split(File.pathSeparator, -1)),
                        Stream.of(SERVERS))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    String absence() {
        return command + " is not on the PATH: install the Debian package " + debianPackage;
    }
}
