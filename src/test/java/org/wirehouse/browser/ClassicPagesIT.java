package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class ClassicPagesIT {
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
    void reset() {
        browser.reset();
    }

    @AfterEach
    void leavesTheConsoleClean() {
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void leadToEachOther() {
        browser.open(server.address("streams.html"));
        List<String> pages = links(".classics a");
        assertThat(pages).hasSize(6);
        for (String page : pages) {
            browser.open(server.base().resolve(page));
            assertThat(links("main a")).contains(server.address("streams.html").toString());
            assertThat(links("nav a")).contains(server.base().toString());
            assertThat(browser.text("nav [aria-current=true]")).isEqualTo("Classics");
            assertThat(links("a"))
                    .allSatisfy(link -> assertThat(Http.get(server.base().resolve(link.replaceFirst("#.*", "")))
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "counter", "counter-100", "typewriter", "echo", "group"})
    void showTheScriptThatRuns(String name) {
        open(name);
        String script = "js/classic/" + name + ".js";
        assertThat(links("script[src]", "src")).contains(server.address(script).toString());
        String source = Http.get(server.address(script)).body().strip();
        eventually().untilAsserted(() -> {
            assertThat(browser.isShown("source-code code")).isTrue();
            assertThat(browser.text("source-code code")).isEqualTo(source);
        });
        assertThat(source.lines()).as("as short as a tutorial").hasSizeLessThan(30);
    }

    @Test
    void theClockTicksUntilItIsStopped() {
        open("clock");
        press("Start");
        eventually().untilAsserted(() -> assertThat(output()).matches("[A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d"));
        String first = output();
        eventually().untilAsserted(() -> assertThat(output()).isNotEqualTo(first));
        browser.screenshot("classic-clock-running");
        press("Stop");
        assertThat(state()).isEqualTo("Stopped");
        press("Start");
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("Connected"));
    }

    @Test
    void theCounterCountsOnce() {
        open("counter");
        press("Start");
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("The stream has ended"));
        assertThat(output().strip()).isEqualTo("0 1 2 3 4 5 6 7 8 9");
        press("Start");
        eventually().untilAsserted(() -> assertThat(button()).isEqualTo("Start"));
        assertThat(output().strip()).isEqualTo("0 1 2 3 4 5 6 7 8 9");
    }

    @Test
    void theCounterToAHundredShowsHowFarItIs() {
        open("counter-100");
        press("Start");
        eventually().untilAsserted(() -> assertThat(output()).isEqualTo("3"));
        assertThat(browser.string("return document.querySelector('#progress').value"))
                .isEqualTo("3");
        press("Stop");
        assertThat(state()).isEqualTo("Stopped");
    }

    @Test
    void theTypewriterTypesToTheEndAndIsLeftInPeace() {
        open("typewriter");
        press("Start");
        eventually().untilAsserted(() -> assertThat(output()).startsWith("静夜思 李白\n床前明月光"));
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("The server sends no more"));
        assertThat(output()).contains("\nMoonlight before my bed").endsWith("\uD83D\uDC66");
        assertThat(button()).isEqualTo("Start");
        browser.screenshot("classic-typewriter-done");
    }

    @Test
    void theTypewriterGoesOnWhereItWasCutOff() {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            browser.open(proxy.address(server.address("classic/typewriter.html")));
            press("Start");
            eventually().untilAsserted(() -> assertThat(output()).startsWith("静夜思 李白\n床前"));
            proxy.cut();
            eventually().untilAsserted(() -> assertThat(state()).isEqualTo("Connecting again…"));
            eventually().untilAsserted(() -> assertThat(output()).contains("Moonlight"));
            assertThat(proxy.cuts()).isPositive();
            assertThat(output()).startsWith("静夜思 李白\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\nMoonlight");
            press("Stop");
        }
        assertThat(browser.consoleProblems()).allMatch(problem -> problem.contains("net::ERR_"));
    }

    @Test
    void theEchoComesBackAsText() {
        open("echo");
        say("<b>bold</b> & 静");
        eventually().untilAsserted(() -> assertThat(output()).isEqualTo("<b>bold</b> & 静\n"));
        press("Disconnect");
        eventually().untilAsserted(() -> assertThat(state()).startsWith("Closed with 100"));
        assertThat(button()).isEqualTo("Connect");
        assertThat(browser.find("#text").isEnabled()).isFalse();
    }

    @Test
    void theGroupAnswersAndTellsEveryone() {
        open("group");
        say("Hello");
        eventually().untilAsserted(() -> assertThat(output().lines()).containsExactlyInAnyOrder("Hello", "群发消息:Hello"));
        browser.screenshot("classic-group-connected");
    }

    private static void say(String text) {
        press("Connect");
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("Connected"));
        browser.find("#text").sendKeys(text, Keys.ENTER);
    }

    @Test
    void canBeStartedAndStoppedByKeyboard() {
        open("clock");
        for (int i = 0; i < 20 && !focused().equals("run"); i++) {
            browser.press(Keys.TAB);
        }
        browser.press(Keys.ENTER);
        assertThat(button()).isEqualTo("Stop");
        browser.press(Keys.SPACE);
        assertThat(button()).isEqualTo("Start");
        assertThat(focused()).isEqualTo("run");
    }

    private static void open(String name) {
        browser.open(server.address("classic/" + name + ".html"));
    }

    /** Presses the button if it is what it says. */
    private static void press(String text) {
        assertThat(button()).isEqualTo(text);
        browser.find("#run").click();
    }

    private static String button() {
        return browser.text("#run");
    }

    private static String output() {
        return browser.text("#output");
    }

    private static String state() {
        return browser.text("#state");
    }

    private static String focused() {
        return browser.string("return document.activeElement.id");
    }

    private static List<String> links(String css) {
        return links(css, "href");
    }

    private static List<String> links(String css, String attribute) {
        return browser.strings(
                "return [...document.querySelectorAll(arguments[0])].map(node => node[arguments[1]])", css, attribute);
    }
}
