package org.wirehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FileDescriptorsTest {
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void growWithEachSocket() throws IOException {
        Supplier<Optional<FileDescriptors>> descriptors = FileDescriptors.ofThisProcess();
        long before = descriptors.get().orElseThrow().open();
        ServerSocket[] sockets = new ServerSocket[50];
        try {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            }
            FileDescriptors after = descriptors.get().orElseThrow();
            assertThat(after.open()).isGreaterThan(before + 25); // other tests may have closed some
            assertThat(after.max()).isGreaterThan(after.open());
        } finally {
            for (ServerSocket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }
}
