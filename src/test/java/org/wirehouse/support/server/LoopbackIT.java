package org.wirehouse.support.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is shipped as configuration of a server leaves nothing open to other machines. */
@EnabledOnOs(OS.LINUX)
class LoopbackIT {
    /** Some servers open the last of their ports after the application is ready. */
    private static final Duration LATER = Duration.ofSeconds(10);

    @Test
    void listensOnThisMachineOnly() {
        try (Server server = Server.start(Map.of())) {
            await().during(LATER).atMost(LATER.multipliedBy(3)).untilAsserted(() -> assertThat(
                            listeners(server.handle().pid()))
                    .anyMatch(address -> address.getPort() == server.port())
                    .allMatch(address -> address.getAddress().isLoopbackAddress()));
        }
    }

    private static List<InetSocketAddress> listeners(long pid) throws IOException {
        Set<String> sockets = sockets(pid);
        return Stream.of("tcp", "tcp6")
                .flatMap(protocol -> Tree.read(Path.of("/proc/" + pid + "/net/" + protocol))
                        .lines()
                        .skip(1))
                .map(line -> line.trim().split("\\s+", -1))
                .filter(columns -> columns[3].equals("0A")) // LISTEN
                .filter(columns -> sockets.contains("socket:[" + columns[9] + "]"))
                .map(columns -> address(columns[1].split(":", -1)))
                .toList();
    }

    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.map(LoopbackIT::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** Four bytes at a time are in the order of the machine. */
    private static InetSocketAddress address(String... hex) {
        ByteBuffer kernel = ByteBuffer.wrap(HexFormat.of().parseHex(hex[0])).order(ByteOrder.nativeOrder());
        ByteBuffer network = ByteBuffer.allocate(kernel.capacity());
        while (kernel.hasRemaining()) {
            network.putInt(kernel.getInt());
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(network.array()), Integer.parseInt(hex[1], 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
