package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

@BrowserTest
class MonitorPageIT {
    private static final List<String> CHARTS =
            List.of("chart-connections", "chart-events", "chart-lagging", "chart-heap", "chart-threads", "chart-cpu");
    private static final List<Integer> WIDTHS = List.of(320, 360, 768, 1280);
    private static final Map<String, String> SETTINGS = Map.of();

    /** How many points a chart has, and how many of them break the line. */
    private static final String POINTS = """
            const points = Chart.getChart(document.querySelector(`#${arguments[0]} canvas`))?.data.datasets[0].data ?? [];
            return `${points.length} ${points.filter(({ y }) => y === null).length}`;
            """;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private final List<SseClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Server.start(SETTINGS);
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        browser.reset();
        browser.open(server.address("monitor.html"));
        eventually().untilAsserted(() -> assertThat(tile("threads")).matches("\\d+"));
    }

    @AfterEach
    void hangUp() {
        clients.forEach(SseClient::close);
    }

    @Test
    void showsTheFiguresOfNow() {
        assertThat(tile("heap")).matches("\\d+ MiB of [\\d,]+ MiB");
        assertThat(tile("cpu")).matches("[\\d.]+%");
        assertThat(tile("uptime")).matches("\\d+ (min|h) \\d+ (s|min)");
        assertThat(List.of(tile("websocket"), tile("refused"), tile("overdue"))).containsOnly("0");
        eventually().untilAsserted(() -> assertThat(tile("sse")).isEqualTo("1"));

        for (int i = 0; i < 3; i++) {
            clients.add(SseClient.open(server.app().stream("news")).placed());
        }

        eventually().untilAsserted(() -> assertThat(tile("sse")).isEqualTo("4"));
        eventually().untilAsserted(() -> {
            server.app().publish("news", "x");
            assertThat(tile("events")).isNotIn("0", "–");
        });
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void beginsWithTheMinutesBefore() {
        eventually().untilAsserted(() -> assertThat(points("chart-heap")).isGreaterThan(8));
        browser.open(server.address("monitor.html"));
        eventually().untilAsserted(() -> assertThat(points("chart-heap")).isPositive());
        assertThat(browser.string(
                        "return Chart.getChart(document.querySelector('#chart-heap canvas')).data.datasets[0].data[0].x"
                                + " < performance.timeOrigin - 3_000"))
                .isEqualTo("true");
    }

    @Test
    void saysInWordsWhatEachChartShows() {
        for (String chart : CHARTS) {
            eventually().untilAsserted(() -> assertThat(browser.text("#" + chart + " figcaption"))
                    .containsPattern("lowest [\\d.]+.*, highest [\\d.]+.*\\."));
            assertThat(browser.string(
                            "const canvas = document.querySelector(`#${arguments[0]} canvas`);"
                                    + "return canvas.getAttribute('role') + ' ' + ['aria-labelledby', 'aria-describedby']"
                                    + ".every(name => document.getElementById(canvas.getAttribute(name)).textContent)",
                            chart))
                    .isEqualTo("img true");
        }
    }

    @Test
    void breaksTheLinesWhereTheServerWasAway() {
        int port = server.port();
        eventually().untilAsserted(() -> assertThat(points("chart-heap")).isPositive());
        server.stop();
        eventually().untilAsserted(() -> assertThat(browser.text("connection-status [role=status]"))
                .isEqualTo("No connection"));
        server = Server.start(SETTINGS, port);
        eventually().untilAsserted(() -> {
            browser.string("document.querySelector('connection-status button:not([hidden])')?.click()");
            assertThat(browser.text("connection-status [role=status]")).isEqualTo("Connected");
            assertThat(gaps("chart-heap")).isPositive();
        });
        eventually().untilAsserted(() -> assertThat(browser.text("vital-tiles [data-field=uptime]"))
                .startsWith("0 min"));
    }

    @ParameterizedTest
    @EnumSource
    void fitsIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, true);
        for (int width : WIDTHS) {
            browser.viewport(width, width < 500 ? 2_700 : 1_400);
            eventually().untilAsserted(() -> assertThat(points("chart-cpu")).isPositive());
            Layout.becomesSound(browser);
            browser.screenshot("monitor-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    private static String tile(String field) {
        return browser.text("vital-tiles [data-field=" + field + "]");
    }

    private static int points(String chart) {
        return Integer.parseInt(counts(chart)[0]);
    }

    private static int gaps(String chart) {
        return Integer.parseInt(counts(chart)[1]);
    }

    private static String[] counts(String chart) {
        return browser.string("if (typeof Chart === 'undefined') return '0 0';" + POINTS, chart)
                .split(" ");
    }
}
