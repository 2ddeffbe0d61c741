package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class ComparePageIT {
    private static final List<String> TRANSPORTS = List.of("sse", "websocket");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void start(Server shared) {
        server = shared;
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.reset();
        browser.open(server.address("compare.html"));
        TRANSPORTS.forEach(transport -> awaitReceived(transport, 10));
    }

    @AfterEach
    void leavesTheConsoleClean() {
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void measuresBothTransportsAlike() {
        eventually()
                .untilAsserted(() -> TRANSPORTS.forEach(transport -> {
                    assertThat(figure(transport, "median")).endsWith(" ms");
                    assertThat(number(transport, "missing")).isZero();
                    assertThat(number(transport, "doubled")).isZero();
                    assertThat(number(transport, "connections")).isEqualTo(1);
                }));
        assertThat(browser.text("#clock")).contains("give or take");
        assertThat(browser.text("#version")).contains("HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"sse, streams", "websocket, sockets"})
    void agreesWithTheCountersOfTheServer(String transport, String check) {
        int already = number(transport, "received");
        long before = server.app().statistic(check, "bytes");
        awaitReceived(transport, already + 100);
        int fewest = number(transport, "received") - already;
        long bytes = server.app().statistic(check, "bytes") - before;
        int most = number(transport, "received") - already;

        int perEvent = number(transport, "bytes");
        // At both ends some events were on their way; heartbeats and answers are few and short.
        assertThat(bytes).isBetween((fewest - 50L) * (perEvent - 10), (most + 50L) * (perEvent + 10) + 2_000);
    }

    @Test
    void catchesUpAfterACut() {
        browser.find("#cut").click();

        eventually()
                .untilAsserted(() -> TRANSPORTS.forEach(transport -> {
                    assertThat(figure(transport, "back")).endsWith(" ms");
                    assertThat(number(transport, "late")).isPositive();
                }));
        assertNothingIsLost();
    }

    /** Two live events, two from before the connection, and one that came too late to be live. */
    @Test
    void measuresTheLatencyOfLiveEventsOnly() {
        assertThat(browser.string("""
            return import(new URL('js/measurement.js', location.href)).then(({ Measurement }) => {
              const measured = new Measurement();
              const opened = 10_000;
              [[1, 9_500, 10_010], [2, 9_990, 10_010], [3, 10_010, 10_012], [4, 10_020, 10_025], [5, 10_030, 12_000]]
                .forEach(([n, time, received]) => measured.add({ n, time, received, opened, bytes: 1 }, 0));
              return [measured.latency(0.99), measured.late, measured.missing].join();
            });
            """)).isEqualTo("5,3,0");
    }

    @Test
    void stallsOneWithoutTheOther() {
        browser.find("transport-run[transport=websocket] > button").click();

        eventually().untilAsserted(() -> assertThat(number("websocket", "late")).isGreaterThan(number("sse", "late")));
        assertNothingIsLost();
    }

    /** Counts again after some more events, so that what was on its way has come. */
    private static void assertNothingIsLost() {
        TRANSPORTS.forEach(transport -> {
            awaitReceived(transport, number(transport, "received") + 10);
            assertThat(number(transport, "missing")).as(transport).isZero();
            assertThat(number(transport, "doubled")).as(transport).isZero();
        });
    }

    private static void awaitReceived(String transport, int atLeast) {
        eventually().untilAsserted(() -> assertThat(number(transport, "received"))
                .as("events over " + transport)
                .isGreaterThanOrEqualTo(atLeast));
    }

    private static String figure(String transport, String name) {
        return browser.text("transport-run[transport=" + transport + "] [data-figure=" + name + "]");
    }

    /** The first number of a figure, rounded down; 0 if there is none yet. */
    private static int number(String transport, String name) {
        Matcher matcher = NUMBER.matcher(figure(transport, name));
        return matcher.find() ? (int) Double.parseDouble(matcher.group()) : 0;
    }
}
