package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class HomePageIT {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^'\\s]+");

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
        browser.open(server.base());
    }

    @AfterEach
    void leavesTheConsoleClean() {
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void saysHowTheServerIs() {
        eventually().untilAsserted(() -> {
            assertThat(browser.text("server-state .ready")).isEqualTo("The server is ready");
            assertThat(browser.text("server-state [data-field=channels]")).matches("[1-9]\\d*");
        });
        String published = browser.text("server-state [data-field=published]");
        eventually().untilAsserted(() -> assertThat(browser.text("server-state [data-field=published]"))
                .isNotEqualTo(published)
                .matches("[\\d,]+"));
        eventually().untilAsserted(() -> assertThat(browser.text("server-state [data-field=subscriptions]"))
                .matches("[1-9]\\d*"));
        assertThat(browser.find("feed-status").getText()).contains("SIMULATED");
    }

    @Test
    void showsSomeQuotesAsTheyChange() {
        eventually().untilAsserted(() -> assertThat(strip()).hasSize(6));
        List<String> before = strip();
        eventually()
                .untilAsserted(() -> assertThat(strip()).hasSize(6).doesNotContainAnyElementsOf(before.subList(0, 1)));
        assertThat(strip()).allMatch(quote -> quote.matches("\\S+ [\\d,.]+ (up|down|unchanged) [+\u2212]?[\\d.]+%"));
    }

    @Test
    void leadsToTheChartOfAQuoteAndToEveryPage() {
        eventually().untilAsserted(() -> assertThat(strip()).hasSize(6));
        List<String> links = browser.strings("return [...document.querySelectorAll('a')].map(link => link.href)");
        assertThat(links).hasSizeGreaterThan(8).allSatisfy(link -> {
            assertThat(link).startsWith(server.base().toString());
            assertThat(Http.get(withoutFragment(link)).statusCode()).isEqualTo(200);
        });
        browser.find("quote-strip [data-symbol=AAPL] a").click();
        eventually()
                .untilAsserted(() -> assertThat(browser.text("#chart-title")).isEqualTo("AAPL"));
        browser.find("nav a[href$='/wirehouse/']").click();
        eventually().untilAsserted(() -> assertThat(browser.address()).isEqualTo(server.base()));
        browser.find("page-list a").click();
        eventually().untilAsserted(() -> assertThat(browser.address()).isEqualTo(server.address("ticker.html")));
    }

    @Test
    void namesAddressesOfThisServerThatAnswer() {
        List<String> commands =
                browser.strings("return [...document.querySelectorAll('.curl code')].map(code => code.textContent)");
        List<String> addresses = commands.stream()
                .flatMap(command -> ADDRESS.matcher(command).results().map(MatchResult::group))
                .toList();
        assertThat(addresses).hasSizeGreaterThan(5).allMatch(address -> address.startsWith(server.base() + "api/"));
        assertThat(addresses).filteredOn(address -> !address.contains("stream")).allSatisfy(address -> assertThat(
                        Http.get(URI.create(address)).statusCode())
                .isEqualTo(200));
    }

    @Test
    void staysConnectedHoweverOftenPagesAreChanged() {
        for (int i = 0; i < 5; i++) {
            for (String page : List.of("ticker.html", "")) {
                browser.open(server.address(page));
                eventually().untilAsserted(() -> assertThat(browser.text("connection-status [role=status]"))
                        .isEqualTo("Connected"));
            }
        }
    }

    private static List<String> strip() {
        return browser.strings("return [...document.querySelectorAll('quote-strip li')].map(item => item.textContent)");
    }

    private static URI withoutFragment(String link) {
        return URI.create(link.replaceFirst("#.*", ""));
    }
}
