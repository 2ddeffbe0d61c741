package org.wirehouse.sse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

class FirstBytesIT {
    /** Open Liberty 26.0.0.3 sent them with the first heartbeat. */
    @Test
    void doNotWaitForAnEventOrAHeartbeat() {
        Map<String, String> settings = Map.of("wirehouse.channels", "news", "wirehouse.heartbeat.seconds", "3600");
        try (Server server = Server.start(settings);
                SseClient client = SseClient.open(server.app().stream("news"))) {
            client.placed();
        }
    }
}
