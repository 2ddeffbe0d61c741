package org.wirehouse;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirehouse.admission.AdmissionLimits;
import org.wirehouse.chat.Chat;
import org.wirehouse.chat.ChatLimits;
import org.wirehouse.echo.EchoLimits;
import org.wirehouse.http.BodyLimits;
import org.wirehouse.http.HostPolicy;
import org.wirehouse.http.OriginPolicy;
import org.wirehouse.http.TokenFile;
import org.wirehouse.hub.Retention;
import org.wirehouse.market.AheadLimit;
import org.wirehouse.market.QuoteBoard;
import org.wirehouse.market.ReplaySettings;
import org.wirehouse.messaging.MessagingSettings;
import org.wirehouse.sse.StreamLimits;
import org.wirehouse.websocket.SocketLimits;

/**
 * All settings. Names, units, defaults and meaning are in {@code src/docs/settings.md}, which a test compares with this.
 *
 * @param replay is there if a file is set
 * @param channels what can be published into, by name
 * @param frameInterval between two frames of these to a client, at least; the same for the ticker
 */
record Settings(
        boolean demo,
        Feed feed,
        long simulatedSeed,
        double simulatedRate,
        Optional<ReplaySettings> replay,
        ZoneId marketZone,
        int marketMaxSymbols,
        boolean marketNegativePrices,
        AheadLimit marketAhead,
        Duration marketMaxLate,
        Optional<String> publishToken,
        Optional<TokenFile> publishTokenFile,
        Map<String, Retention> channels,
        Duration frameInterval,
        Duration tickerFrameInterval,
        Broadcaster broadcaster,
        Set<String> origins,
        Set<String> hosts,
        AdmissionLimits admission,
        StreamLimits streams,
        SocketLimits sockets,
        BodyLimits bodies,
        int echoMaxBytes,
        ChatLimits chat,
        MessagingSettings messaging,
        int hubThreads) {
    private static final Pattern CHANNEL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63})(:recent|:latest)?");

    enum Feed {
        SIMULATED,
        REPLAY,
        NONE
    }

    /** Whose broadcaster carries the ticker. */
    enum Broadcaster {
        HUB,
        CONTAINER
    }

    /**
     * Reads the settings.
     *
     * @throws InvalidSettingsException if any is invalid; the message names each with its value and what is allowed
     */
    static Settings read(SettingsReader reader) {
        Duration writeDeadline = Duration.ofSeconds(reader.number("write.deadline.seconds", 30, 1, 3_600));
        ZoneId zone =
                reader.parsed("market.zone", "America/New_York", "a time zone such as Europe/Paris", Settings::zone);
        Duration maxLate = Duration.ofSeconds(
                reader.number("market.late.seconds", QuoteBoard.DEFAULT_MAX_LATE.toSeconds(), 0, 3_600));
        boolean demo = reader.flag("demo", true);
        Feed feed = reader.choice("feed", demo ? Feed.SIMULATED : Feed.NONE);
        if (!demo && feed == Feed.SIMULATED) {
            reader.invalid("feed", "not be simulated where wirehouse.demo is false");
        }
        Settings settings = new Settings(
                demo,
                feed,
                reader.number("simulated.seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                reader.decimal("simulated.rate", 20, 0.001, 10_000),
                ReplaySettingsReader.read(reader, feed == Feed.REPLAY, zone),
                zone,
                (int) reader.number("market.max.symbols", 2_000, 1, 100_000),
                reader.flag("market.negative.prices", false),
                new AheadLimit(
                        Duration.ofSeconds(reader.number("market.max.ahead.seconds", 60, 1, 86_400)), maxLate, zone),
                maxLate,
                reader.text("publish.token"),
                tokenFile(reader),
                channels(reader),
                Duration.ofMillis(reader.number("frame.millis", 0, 0, 60_000)),
                Duration.ofMillis(reader.number("ticker.frame.millis", 0, 0, 60_000)),
                reader.choice("sse.broadcaster", Broadcaster.HUB),
                names(reader, "origins", "origins such as https://app.example.com", OriginPolicy::normal),
                names(reader, "hosts", "host names such as push.example.com, or * for any", HostPolicy::normal),
                admission(reader),
                new StreamLimits(Duration.ofSeconds(reader.number("heartbeat.seconds", 15, 1, 3_600)), writeDeadline),
                new SocketLimits(Duration.ofSeconds(reader.number("ping.seconds", 20, 1, 3_600)), writeDeadline),
                new BodyLimits(Duration.ofSeconds(reader.number("body.deadline.seconds", 60, 1, 3_600)), (int)
                        reader.number("trades.max.uploads", 4, 1, 1_000)),
                (int) reader.number("echo.max.bytes", EchoLimits.HIGHEST_MAX_BYTES, 1, EchoLimits.HIGHEST_MAX_BYTES),
                chat(reader),
                messaging(reader, feed),
                (int) reader.number(
                        "hub.threads", Math.max(2, Runtime.getRuntime().availableProcessors()), 1, 256));
        reader.requireValid();
        return settings;
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** @param normal writes a name in one way; throws {@link IllegalArgumentException} if it is none */
    private static Set<String> names(
            SettingsReader reader, String setting, String allowed, UnaryOperator<String> normal) {
        return reader.parsed(setting, "", allowed + ", separated by commas", text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(normal)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<TokenFile> tokenFile(SettingsReader reader) {
        Optional<String> file = reader.text("publish.token.file");
        if (file.isPresent() && reader.text("publish.token").isPresent()) {
            reader.invalid("publish.token.file", "not be set together with wirehouse.publish.token");
            return Optional.empty();
        }
        try {
            return file.map(path -> new TokenFile(Path.of(path)));
        } catch (IllegalArgumentException e) {
            reader.invalid(
                    "publish.token.file",
                    "be the path of a file with the token in its only line (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private static AdmissionLimits admission(SettingsReader reader) {
        return new AdmissionLimits(
                (int) reader.number("max.clients", 20_000, 1, 10_000_000),
                (int) reader.number("max.clients.per.address", 1_000, 0, 10_000_000),
                (int) reader.number("max.heap.percent", 90, 1, 100));
    }

    private static ChatLimits chat(SettingsReader reader) {
        return new ChatLimits(
                (int) reader.number("chat.max.rooms", 1_000, 1, 1_000_000),
                (int) reader.number("chat.max.members", 500, 1, 100_000),
                (int) reader.number("chat.max.connections.per.address", 100, 0, 1_000_000),
                (int) reader.number("chat.max.rooms.per.address", 20, 0, 1_000_000),
                Duration.ofSeconds(reader.number("chat.grace.seconds", 30, 0, 3_600)),
                new ChatLimits.Rate(
                        (int) reader.number("chat.rate.messages", 20, 1, 100_000),
                        Duration.ofSeconds(reader.number("chat.rate.seconds", 10, 1, 3_600))),
                new Retention(
                        Retention.Kind.RECENT,
                        (int) reader.number("chat.history.count", 500, 1, 100_000),
                        Chat.MAX_HISTORY_BYTES,
                        Duration.ofSeconds(reader.number("chat.history.age.seconds", 86_400, 1, 366L * 86_400))));
    }

    private static MessagingSettings messaging(SettingsReader reader, Feed feed) {
        Optional<String> trades = reader.text("messaging.trades");
        Optional<String> events = reader.text("messaging.events");
        if (trades.isPresent() && feed != Feed.NONE) {
            reader.invalid(
                    "messaging.trades",
                    "not be set unless " + reader.spelling("feed") + " is none (it is "
                            + feed.name().toLowerCase(Locale.ROOT)
                            + "), so that real trades are not mixed with others");
        }
        if (trades.isPresent() && trades.equals(events)) {
            reader.invalid(
                    "messaging.events", "be another destination than that of " + reader.spelling("messaging.trades"));
        }
        Optional<String> user = reader.text("messaging.user");
        Optional<String> password = reader.text("messaging.password");
        if (password.isPresent() && user.isEmpty()) {
            reader.invalid("messaging.user", "be set when " + reader.spelling("messaging.password") + " is set");
        }
        return new MessagingSettings(
                reader.text("messaging.connection.factory").orElse(MessagingSettings.DEFAULT_CONNECTION_FACTORY),
                trades,
                events,
                user.map(name -> new MessagingSettings.Login(name, password.orElse(""))),
                reader.text("messaging.subscription"));
    }

    private static Map<String, Retention> channels(SettingsReader reader) {
        int count = (int) reader.number("history.count", 1_000, 1, 10_000_000);
        long bytes = reader.number("history.bytes", 16L << 20, 1_024, 1L << 40);
        Duration age = Duration.ofSeconds(reader.number("history.age.seconds", 3_600, 1, 366L * 86_400));
        return reader.parsed(
                "channels",
                "news",
                "names of letters, digits, '.', '_' and '-', separated by commas, each with ':latest' if it keeps the"
                        + " latest event of each key",
                text -> {
                    Map<String, Retention> channels = new LinkedHashMap<>();
                    for (String declared : text.split("\\s*,\\s*", -1)) {
                        var match = CHANNEL.matcher(declared);
                        if (!match.matches()) {
                            throw new IllegalArgumentException("'" + declared + "' is not a channel name");
                        }
                        String name = match.group(1);
                        if (name.toLowerCase(Locale.ROOT).matches("ticker|monitor|pulse|chat|chat\\..*|classic\\..*")) {
                            throw new IllegalArgumentException("'" + name + "' is a channel of Wirehouse itself");
                        }
                        Retention.Kind kind =
                                ":latest".equals(match.group(2)) ? Retention.Kind.LATEST : Retention.Kind.RECENT;
                        if (channels.put(name, new Retention(kind, count, bytes, age)) != null) {
                            throw new IllegalArgumentException("'" + name + "' is named twice");
                        }
                    }
                    return channels;
                });
    }
}
