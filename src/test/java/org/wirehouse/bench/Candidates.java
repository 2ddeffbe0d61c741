package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.wirehouse.support.server.Server;

/**
 * All that can be measured.
 *
 * @param sources has the folders {@code peers}, with one for each, and {@code bare}
 * @param directory where they are built
 */
record Candidates(Path sources, Path directory) {
    /** Those of this project. */
    static final Path SOURCES = Path.of("src/bench");

    /** Those that are named by {@code bench.targets}, or else the server of the Maven profile. */
    List<Candidate> read(Options options) {
        return options.read(
                "targets",
                System.getProperty("arquillian.launch", "payara-micro"),
                "servers of " + Server.names() + ", each also with '" + Bare.PREFIX + "' before it, or peers of "
                        + peerNames() + " with spaces between",
                names -> Options.split(names, " ").stream().map(this::named).toList());
    }

    private Candidate named(String name) {
        String server = name.startsWith(Bare.PREFIX) ? name.substring(Bare.PREFIX.length()) : name;
        if (Server.names().contains(server)) {
            return name.equals(server)
                    ? new War(server)
                    : new Bare(server, sources.resolve("bare"), directory.resolve("bare"));
        }
        if (peerNames().contains(name)) {
            return new Peer(peers().resolve(name), directory.resolve("peers").resolve(name));
        }
        throw new IllegalArgumentException("no such target: " + name);
    }

    private Path peers() {
        return sources.resolve("peers");
    }

    private List<String> peerNames() {
        try (Stream<Path> folders = Files.list(peers())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
