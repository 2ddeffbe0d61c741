package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

class BadSettingIT {
    private static final List<String> COMPLAINTS = List.of(
            "wirehouse.heartbeat.seconds must be a number from 1 to 3600, was 'abc'",
            "wirehouse.replay.file must be a readable .csv or .csv.gz file, was '/nosuch/trades.csv.gz'",
            "wirehouse.histroy.count is not a setting; did you mean wirehouse.history.count?");

    @Test
    void failsTheDeploymentAndNamesAllThatIsWrong() {
        Map<String, String> settings = Map.of(
                "wirehouse.heartbeat.seconds", "abc",
                "wirehouse.feed", "replay",
                "wirehouse.replay.file", "/nosuch/trades.csv.gz",
                "wirehouse.histroy.count", "5");
        try (Server server = Server.launch(settings)) {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(server.log()).contains(COMPLAINTS));
            await().atMost(Duration.ofMinutes(2)).until(() -> !server.isRunning() || server.hasStarted());
            if (server.isRunning()) {
                assertThat(Http.get(server.app().address("api/health/live")).statusCode())
                        .isEqualTo(404);
            }
        }
    }
}
