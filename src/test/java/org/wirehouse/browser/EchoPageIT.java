package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wirehouse.browser.Browser.eventually;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class EchoPageIT {
    /** A line of the log as it is shown. */
    private record Line(String direction, String kind, String size, String roundTrip, String note) {
        private static Line of(JsonObject line) {
            return new Line(
                    line.getString("direction"),
                    line.getString("kind"),
                    line.getString("size"),
                    line.getString("roundTrip"),
                    line.getString("note"));
        }
    }

    private static final String SENT = "↑ sent";
    private static final String RECEIVED = "↓ received";
    private static final String TEXT = "<b>bold</b>\nnext \u202Eenil\u202C \uD83D\uDE00";
    private static final int FILE_SIZE = 300_000;

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
        browser.open(server.address("echo.html"));
        eventually().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("Connected"));
    }

    @AfterEach
    void leavesTheConsoleClean() {
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void getsTextBackAsItWas() {
        assertThat(browser.text("#address"))
                .isEqualTo(server.address("ws/echo").toString().replaceFirst("http", "ws"));
        sendText(TEXT);
        sendText("");
        eventually().untilAsserted(() -> {
            assertThat(log())
                    .extracting(Line::direction, Line::kind, Line::size, Line::note)
                    .contains(tuple(SENT, "text", "32 B", TEXT), tuple(RECEIVED, "text", "32 B", "identical"))
                    .contains(tuple(SENT, "text", "0 B", ""), tuple(RECEIVED, "text", "0 B", "identical"));
            assertThat(received()).hasSize(2).allMatch(line -> line.roundTrip().matches("[\\d,]+\\.\\d ms"));
        });
        assertThat(browser.string("return document.querySelectorAll('main b').length"))
                .as("elements made of a message")
                .isEqualTo("0");
    }

    @Test
    void getsAFileBackByteForByte(@TempDir Path directory) throws IOException {
        byte[] bytes = new byte[FILE_SIZE];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("picture.bin"), bytes);
        browser.find("#file").sendKeys(file.toString());
        eventually().untilAsserted(() -> assertThat(log())
                .extracting(Line::direction, Line::kind, Line::size, Line::note)
                .contains(tuple(SENT, "binary", "293 KiB", "picture.bin"))
                .contains(tuple(RECEIVED, "binary", "293 KiB", "identical")));
    }

    @Test
    void keepsTheOrderOfWhatIsSentAtOnce() {
        for (int i = 0; i < 20; i++) {
            sendText("message " + i);
            sendBytes("16", "1024");
        }
        eventually().untilAsserted(() -> assertThat(received()).hasSize(40));
        assertThat(received()).extracting(Line::note).containsOnly("identical");
    }

    @Test
    void saysWhyTheConnectionEnds() {
        sendBytes("17000000", "1");
        eventually().untilAsserted(() -> assertThat(log())
                .anyMatch(
                        line -> line.kind().equals("closed 1009") && line.note().startsWith("message too large")));
        assertThat(browser.text("#state")).isEqualTo("Not connected");
        sendText("nobody hears this");
        assertThat(log()).extracting(Line::kind).contains("not sent");
        browser.find("#protocol").click();
        browser.find("#toggle").click();
        eventually()
                .untilAsserted(
                        () -> assertThat(log()).extracting(Line::note).contains("Connected, sub-protocol echo."));
        browser.find("#toggle").click();
        eventually()
                .untilAsserted(() -> assertThat(log()).extracting(Line::kind).contains("closed 1000"));
        browser.find("#clear").click();
        assertThat(log()).isEmpty();
    }

    @Test
    void pingsEachSecondWhileAsked() {
        browser.find("#pinging").click();
        eventually().untilAsserted(() -> {
            assertThat(Integer.parseInt(browser.text("round-trips dd"))).isGreaterThan(2);
            assertThat(browser.text("round-trips dl")).containsPattern("Median\\d+\\.\\d ms");
        });
        assertThat(received()).isEmpty();
        browser.find("#pinging").click();
        assertThat(browser.find("#pinging").getAttribute("aria-pressed")).isEqualTo("false");
    }

    @ParameterizedTest
    @EnumSource(ColourScheme.class)
    void fitsIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, false);
        sendText("W".repeat(300));
        sendBytes("1", "1048576");
        browser.find("#pinging").click();
        eventually().untilAsserted(() -> {
            assertThat(received()).hasSize(2);
            assertThat(browser.isShown("round-trips .bars")).isTrue();
        });
        for (int width : List.of(320, 360, 800, 1280)) {
            browser.viewport(width, width < 700 ? 740 : 900);
            Layout.becomesSound(browser);
            browser.screenshot("echo-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void sendText(String text) {
        browser.string("document.querySelector('#text').value = arguments[0]", text);
        browser.find("#text").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
    }

    private static void sendBytes(String number, String unit) {
        browser.string(
                "document.querySelector('#size').value = arguments[0];"
                        + " document.querySelector('#unit').value = arguments[1];"
                        + " document.querySelector('#bytes-form').requestSubmit();",
                number,
                unit);
    }

    private static List<Line> received() {
        return log().stream().filter(line -> line.direction().equals(RECEIVED)).toList();
    }

    private static List<Line> log() {
        return browser
                .json("return [...document.querySelectorAll('exchange-log tbody tr')].map(row =>"
                        + " Object.fromEntries([...row.cells].map(cell => [cell.dataset.field, cell.textContent])))")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(Line::of)
                .toList();
    }
}
