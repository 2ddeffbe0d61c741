package org.wirehouse.browser;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;
import org.wirehouse.support.Program;

/** A Chromium without a window, with a profile of its own. It reaches this machine only. For one thread. */
final class Browser implements AutoCloseable {
    enum ColourScheme {
        LIGHT,
        DARK
    }

    /** Complains about every Chromium that is newer than Selenium; what these tests use is the same in all. */
    private static final Logger SELENIUM_LOG = Logger.getLogger("org.openqa.selenium");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    private final ChromeDriver driver;
    private final Path profile;
    private final List<String> scripts = new ArrayList<>();

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /**
     * Starts a browser.
     *
     * @param moreArguments of the command line
     * @throws IllegalStateException if there is no Chromium
     */
    static Browser start(String... moreArguments) {
        SELENIUM_LOG.setLevel(Level.SEVERE);
        Path profile = profile();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Program.CHROMIUM.path().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        options.addArguments(moreArguments);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Program.CHROMEDRIVER.path().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), profile);
        browser.reset();
        return browser;
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory(directory("browser"), "profile-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String name) throws IOException {
        return Files.createDirectories(BuiltWar.file().toPath().resolveSibling(name));
    }

    /** How to wait for something to become true, however slow the machine is. */
    static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread();
    }

    /** An empty page in a wide window, light, with motion; the console is forgotten. */
    void reset() {
        driver.get("about:blank");
        scripts.forEach(script ->
                driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        scripts.clear();
        viewport(WIDE, HIGH);
        media(ColourScheme.LIGHT, false);
        consoleProblems();
    }

    /** Runs a script before each page that is loaded, until the next {@link #reset()}. */
    void beforeEachPage(String script) {
        Object added = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        scripts.add(String.valueOf(added));
    }

    /** Loads a page, even if it is this one with another fragment. */
    void open(URI address) {
        driver.get("about:blank");
        driver.get(address.toString());
    }

    URI address() {
        return URI.create(requireNonNull(driver.getCurrentUrl()));
    }

    void viewport(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void media(ColourScheme scheme, boolean reducedMotion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        scheme.name().toLowerCase(Locale.ROOT)),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** The text of an element as it is in the document, seen or not; empty if there is no such element. */
    String text(String css) {
        return string("return document.querySelector(arguments[0])?.textContent ?? ''", css);
    }

    /** Whether any such element takes room on the page. */
    boolean isShown(String css) {
        return string("return [...document.querySelectorAll(arguments[0])].some((node) => node.checkVisibility())", css)
                .equals("true");
    }

    /** Opens a tab in front of the others, and goes on with it. */
    void openTab() {
        driver.switchTo().newWindow(WindowType.TAB);
    }

    /** Goes on with the tab that was opened as the nth, from 0. The others stay as they are. */
    void chooseTab(int nth) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(nth));
    }

    void closeTabsButFirst() {
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        for (String tab : tabs.subList(1, tabs.size())) {
            driver.switchTo().window(tab);
            driver.close();
        }
        driver.switchTo().window(tabs.get(0));
    }

    /** Takes the network away from the pages, or gives it back, as far as the browser knows. */
    void network(boolean isThere) {
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !isThere, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Types where the keyboard is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The result of a script that returns a string. */
    String string(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** The result of a script that returns an array or an object. */
    JsonStructure json(String script, Object... arguments) {
        return Http.json(string("return JSON.stringify((() => {" + script + "})())", arguments));
    }

    /** The result of a script that returns an array of strings. */
    List<String> strings(String script, Object... arguments) {
        return json(script, arguments).asJsonArray().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    /** Warnings and errors of the console since the last time this was asked. */
    List<String> consoleProblems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps what can be seen as {@code target/screenshots/NAME.png}. */
    void screenshot(String name) {
        try {
            Path file = directory("screenshots").resolve(name + ".png");
            Files.copy(driver.getScreenshotAs(OutputType.FILE).toPath(), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.out.println("left behind: " + profile + " (" + e.getMessage() + ")");
        }
    }
}
