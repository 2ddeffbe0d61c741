package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.hub.Retention;
import org.wirehouse.messaging.MessagingSettings;

class SettingsTest {
    @Test
    void needNothingToBeSet() {
        Settings settings = read(Map.of());

        assertThat(settings.feed()).isEqualTo(Settings.Feed.SIMULATED);
        assertThat(settings.publishToken()).isEmpty();
        assertThat(settings.channels()).containsOnlyKeys("news");
        assertThat(settings.streams().heartbeat()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void comeFromTheEnvironmentToo() {
        Settings settings = Settings.read(
                new SettingsReader(Map.of(), Map.of("WIREHOUSE_PUBLISH_TOKEN", "secret", "WIREHOUSE_FEED", "None")));

        assertThat(settings.publishToken()).contains("secret");
        assertThat(settings.feed()).isEqualTo(Settings.Feed.NONE);
    }

    @Test
    void preferTheSystemProperty() {
        var reader = new SettingsReader(
                Map.of("wirehouse.heartbeat.seconds", "7"), Map.of("WIREHOUSE_HEARTBEAT_SECONDS", "9"));

        assertThat(Settings.read(reader).streams().heartbeat()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void takeABlankValueForNone() {
        assertThat(read(Map.of("wirehouse.publish.token", "  ", "wirehouse.heartbeat.seconds", ""))
                        .publishToken())
                .isEmpty();
    }

    @Test
    void declareChannelsOfBothKinds() {
        Settings settings = read(
                Map.of("wirehouse.channels", "news, prices:latest,a.b-c_1:recent", "wirehouse.history.count", "5"));

        assertThat(settings.channels()).containsOnlyKeys("news", "prices", "a.b-c_1");
        assertThat(settings.channels()).hasEntrySatisfying("prices", retention -> assertThat(retention.kind())
                .isEqualTo(Retention.Kind.LATEST));
        assertThat(settings.channels()).hasEntrySatisfying("news", retention -> assertThat(retention.maxEvents())
                .isEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wirehouse.feed                   | random    | simulated or replay or none",
                "wirehouse.simulated.rate         | -1        | a number from 0.001 to 10000.0",
                "wirehouse.heartbeat.seconds      | abc       | a number from 1 to 3600",
                "wirehouse.heartbeat.seconds      | 0         | a number from 1 to 3600",
                "wirehouse.write.deadline.seconds | 1e99      | a number from 1 to 3600",
                "wirehouse.max.clients            | 1.5       | a number from 1 to 10000000",
                "wirehouse.market.zone            | Mars      | a time zone such as Europe/Paris",
                "wirehouse.replay.speed           | 0         | a factor above 0 such as 600, or max",
                "wirehouse.replay.loop            | yes       | true or false",
                "wirehouse.replay.symbol          | a b       | 1 to 20 visible characters",
                "wirehouse.sse.broadcaster        | jersey    | hub or container",
                "wirehouse.channels               | a,,b      | names of letters",
                "wirehouse.channels               | a,a       | names of letters",
                "wirehouse.channels               | ticker    | names of letters",
                "wirehouse.origins                | example.com | origins such as https://app.example.com",
                "wirehouse.origins                | * | origins such as https://app.example.com",
                "wirehouse.origins                | https://a.example/x | origins such as https://app.example.com",
                "wirehouse.hosts                  | https://a.example | host names such as push.example.com, or * for"
                        + " any",
                "wirehouse.hosts                  | a.example:8080 | host names such as push.example.com, or * for any",
                "wirehouse.max.heap.percent       | 0         | a number from 1 to 100",
                "wirehouse.echo.max.bytes         | 16777217  | a number from 1 to 16777216",
                "wirehouse.ping.seconds           | 0         | a number from 1 to 3600",
                "wirehouse.history.count          | 0         | a number from 1 to"
            })
    void nameABadValueAndWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(allowed);
    }

    @Test
    void wantOneTokenOnlyAndDoNotPrintIt() {
        assertThatThrownBy(() ->
                        read(Map.of("wirehouse.publish.token", "secret", "wirehouse.publish.token.file", "/run/token")))
                .hasMessageContainingAll("wirehouse.publish.token.file must not be set together", "'/run/token'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void wantAFileWithAToken(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("token");
        assertThatThrownBy(() -> read(Map.of("wirehouse.publish.token.file", file.toString())))
                .hasMessageContainingAll(
                        "wirehouse.publish.token.file must be the path", "does not exist", "was '" + file);

        Files.writeString(file, "secret\n");
        assertThat(read(Map.of("wirehouse.publish.token.file", file.toString()))
                        .publishTokenFile()
                        .orElseThrow()
                        .get())
                .hasValue("secret");
    }

    @Test
    void switchTheSimulatedFeedOffWithTheExamples() {
        assertThat(read(Map.of("wirehouse.demo", "false")).feed()).isEqualTo(Settings.Feed.NONE);
        assertThatThrownBy(() -> read(Map.of("wirehouse.demo", "false", "wirehouse.feed", "simulated")))
                .hasMessageContainingAll("wirehouse.feed must not be simulated", "wirehouse.demo", "'simulated'");
    }

    @Test
    void wantAFileToReplay() {
        assertThatThrownBy(() -> read(Map.of("wirehouse.feed", "replay")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirehouse.replay.file");
    }

    @Test
    void wantNoMessagesUnlessADestinationIsSet() {
        MessagingSettings messaging = read(Map.of()).messaging();

        assertThat(messaging.trades()).isEmpty();
        assertThat(messaging.events()).isEmpty();
        assertThat(messaging.connectionFactory()).isEqualTo("java:comp/DefaultJMSConnectionFactory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "replay"})
    void takeTradesFromADestinationOnlyWhereNoOtherFeedRuns(String feed) {
        assertThatThrownBy(() -> read(Map.of(
                        "wirehouse.feed", feed,
                        "wirehouse.replay.file", "trades.csv",
                        "wirehouse.messaging.trades", "jms/trades")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("wirehouse.messaging.trades", "'jms/trades'", "wirehouse.feed", feed);
        assertThat(read(Map.of("wirehouse.feed", "none", "wirehouse.messaging.trades", "jms/trades"))
                        .messaging()
                        .trades())
                .contains("jms/trades");
    }

    @Test
    void wantADestinationForTradesAndAnotherForEvents() {
        assertThatThrownBy(() -> read(Map.of(
                        "wirehouse.feed", "none",
                        "wirehouse.messaging.trades", "jms/x",
                        "wirehouse.messaging.events", "jms/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("wirehouse.messaging.events", "wirehouse.messaging.trades", "'jms/x'");
    }

    @Test
    void wantAUserForThePasswordAndDoNotPrintIt() {
        assertThatThrownBy(() -> read(Map.of("wirehouse.messaging.password", "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirehouse.messaging.user")
                .hasMessageNotContaining("secret");
        assertThat(read(Map.of("wirehouse.messaging.user", "me", "wirehouse.messaging.password", "secret"))
                        .messaging()
                        .toString())
                .contains("me")
                .doesNotContain("secret");
    }

    @Test
    void complainAboutAllThatIsWrongTogetherInTheSpellingOfWhoeverSetIt(@TempDir Path directory) {
        Path missing = directory.resolve("trades.csv.gz");
        Map<String, String> environment = Map.of(
                "WIREHOUSE_FEED", "replay",
                "WIREHOUSE_REPLAY_FILE", missing.toString(),
                "WIREHOUSE_HISTROY_COUNT", "10");
        Map<String, String> properties = Map.of(
                "wirehouse.heartbeat.seconds", "abc", "wirehouse.messaging.trades", "jms/trades", "wirehouse.xyz", "1");

        assertThatThrownBy(() -> Settings.read(new SettingsReader(properties, environment)))
                .hasMessage("""
                        Wirehouse cannot start. Correct these settings:
                          - WIREHOUSE_REPLAY_FILE must be a readable .csv or .csv.gz file, was '%1$s' \
                        (there is no file %1$s)
                          - wirehouse.heartbeat.seconds must be a number from 1 to 3600, was 'abc'
                          - wirehouse.messaging.trades must not be set unless WIREHOUSE_FEED is none (it is replay), \
                        so that real trades are not mixed with others, was 'jms/trades'
                          - WIREHOUSE_HISTROY_COUNT is not a setting; did you mean WIREHOUSE_HISTORY_COUNT?
                          - wirehouse.xyz is not a setting""", missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | is a directory",
                "empty.csv  | no column for the time",
                "prices.csv | no column for the size: looked for [size",
                "bad.csv.gz | cannot read the header"
            })
    void wantARecordingThatCanBeReplayed(String name, String reason, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("empty.csv"), "");
        Files.writeString(directory.resolve("prices.csv"), "time,symbol,price\n");
        Files.writeString(directory.resolve("bad.csv.gz"), "not compressed");
        String file = name.isEmpty() ? "." : directory.resolve(name).toString();

        assertThatThrownBy(() -> read(Map.of("wirehouse.feed", "replay", "wirehouse.replay.file", file)))
                .hasMessageContainingAll("wirehouse.replay.file must be a readable", "'" + file + "'", reason);
        assertThat(read(Map.of("wirehouse.feed", "none", "wirehouse.replay.file", file))
                        .replay())
                .isPresent();
    }

    @Test
    void showNoSecrets() {
        var reader = new SettingsReader(Map.of("wirehouse.publish.token", "hush"), Map.of());
        reader.invalid("publish.token", "be longer");

        assertThatThrownBy(reader::requireValid)
                .hasMessageContaining("wirehouse.publish.token must be longer")
                .hasMessageNotContaining("hush");
    }

    @Test
    void showLongValuesAndControlCharactersOnOneLine() {
        assertThatThrownBy(() -> read(Map.of("wirehouse.max.clients", "1\n2\u001b[31m" + "x".repeat(10_000))))
                .message()
                .hasSizeLessThan(400)
                .contains("was '1?2?[31mxxx")
                .hasLineCount(2);
    }

    @Test
    void findTheChoiceThatAMisspeltOneStandsFor() {
        assertThatThrownBy(() -> read(Map.of("wirehouse.feed", "simulate")))
                .hasMessageContaining("simulated or replay or none, was 'simulate' (did you mean simulated?)");
    }

    @Test
    void knowWhichNamesAreMisspelt() {
        var reader = new SettingsReader(
                Map.of("wirehouse.heartbeet.seconds", "7", "other.name", "x"),
                Map.of("WIREHOUSE_FEED", "none", "WIREHOUSE_PUBLISH_TOKN", "hush"));
        Settings.read(reader);

        assertThat(reader.misspelt())
                .containsExactly(
                        "wirehouse.heartbeet.seconds is not a setting; did you mean wirehouse.heartbeat.seconds?",
                        "WIREHOUSE_PUBLISH_TOKN is not a setting; did you mean WIREHOUSE_PUBLISH_TOKEN?");
    }

    @Test
    void ignoreWhatKubernetesSetsForAServiceOfOurName() {
        var reader = new SettingsReader(
                Map.of(),
                Map.of(
                        "WIREHOUSE_SERVICE_HOST", "10.0.0.1",
                        "WIREHOUSE_SERVICE_PORT", "80",
                        "WIREHOUSE_SERVICE_PORT_HTTP", "80",
                        "WIREHOUSE_PORT", "tcp://10.0.0.1:80",
                        "WIREHOUSE_PORT_80_TCP", "tcp://10.0.0.1:80",
                        "WIREHOUSE_PORT_80_TCP_ADDR", "10.0.0.1"));
        Settings.read(reader);

        assertThat(reader.misspelt()).isEmpty();
    }

    @Test
    void areAllDocumented() throws IOException {
        var reader = new SettingsReader(Map.of(), Map.of());
        Settings.read(reader);

        assertThat(namesInTheTablesOf(Path.of("src/docs/settings.md"))).isEqualTo(reader.asked());
    }

    private static Set<String> namesInTheTablesOf(Path document) throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern row = Pattern.compile("(?m)^\\| `([a-z.]+)`");
        row.matcher(Files.readString(document))
                .results()
                .map((MatchResult r) -> "wirehouse." + r.group(1))
                .forEach(names::add);
        return names;
    }

    private static Settings read(Map<String, String> properties) {
        return Settings.read(new SettingsReader(properties, Map.of()));
    }
}
