package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

class BadSettingIT {
    @Test
    void failsTheDeploymentAndNamesSettingValueAndWhatIsAllowed() {
        try (Server server = Server.launch(Map.of("wirehouse.heartbeat.seconds", "abc"))) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(server.log())
                    .contains("wirehouse.heartbeat.seconds must be a number from 1 to 3600, was 'abc'"));
            await().atMost(Duration.ofMinutes(2)).until(() -> !server.isRunning() || server.hasStarted());
            if (server.isRunning()) {
                assertThat(Http.get(server.app().address("api/health/live")).statusCode())
                        .isEqualTo(404);
            }
        }
    }
}
