package org.wirehouse.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** Bodies in other charsets, compressed, and damaged, at each place that takes one. */
@Timeout(300)
class BodyEncodingIT {
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A way in for text. */
    enum WayIn {
        TEXT("api/channels/news/events", "text/plain", "%s"),
        JSON("api/channels/news/events", "application/json", "{\"text\":\"%s\"}"),
        TRADE("api/ticker/trades", "application/json", "{\"symbol\":\"%s\",\"price\":1,\"size\":1}"),
        TRADES("api/ticker/trades", "application/x-ndjson", "{\"symbol\":\"%s\",\"price\":1,\"size\":1}\n"),
        CHAT("api/chat/lobby/messages", "application/json", "{\"name\":\"Ann\",\"text\":\"%s\"}");

        private final String path;
        private final String type;
        private final String form;

        WayIn(String path, String type, String form) {
            this.path = path;
            this.type = type;
            this.form = form;
        }

        String body(String text) {
            return form.formatted(text);
        }

        HttpResponse<String> post(String contentType, String contentEncoding, byte[] body) {
            return Http.send(HttpRequest.newBuilder(server.address(path))
                    .header("Authorization", "Bearer " + BuiltWar.TOKEN)
                    .header("Content-Type", contentType)
                    .header("Content-Encoding", contentEncoding)
                    .POST(BodyPublishers.ofByteArray(body)));
        }

        HttpResponse<String> post(String contentEncoding, byte[] body) {
            return post(type, contentEncoding, body);
        }

        /** What clients read last, and maybe more. */
        String newest() {
            return switch (this) {
                case TEXT, JSON -> {
                    var events = new Deployed(server.address(""))
                            .page("news", "limit=1000")
                            .getJsonArray("events");
                    yield events.getJsonObject(events.size() - 1).getString("data");
                }
                case CHAT -> Http.get(server.address(path + "?limit=1")).body();
                case TRADE, TRADES ->
                    Http.get(server.address("api/ticker/quotes")).body();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotUtf8AndNamesTheByte(WayIn way) {
        byte[] body = way.body("aé").getBytes(ISO_8859_1);
        int offset = way.form.indexOf("%s") + 1;

        assertProblem(way.post("identity", body), 400, "not UTF-8: byte 0xE9 at offset " + offset);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheCharsetThatTheBodyIsSaidToHave(WayIn way) {
        assertTaken(way.post(
                way.type + ";charset=ISO-8859-1", "identity", way.body("é1").getBytes(ISO_8859_1)));
        assertThat(way.newest()).contains("é1");
        assertTaken(way.post(
                way.type + "; charset=\"utf-16le\"", "identity", way.body("é株2").getBytes(UTF_16LE)));
        assertThat(way.newest()).contains("é株2");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotInItsCharset(WayIn way) {
        byte[] odd = Arrays.copyOf(way.body("é").getBytes(UTF_16LE), 3);
        assertProblem(way.post(way.type + ";charset=utf-16le", "identity", odd), 400, "not UTF-16LE: byte 0x");

        byte[] unknown = way.body("é").getBytes(UTF_8);
        assertProblem(way.post(way.type + ";charset=klingon", "identity", unknown), 415, "charset 'klingon'");
    }

    @ParameterizedTest
    @EnumSource
    void readsGzip(WayIn way) {
        assertTaken(way.post("gzip", gzip(way.body("é3").getBytes(UTF_8))));
        assertThat(way.newest()).contains("é3");
        assertTaken(way.post("X-GZIP", gzip(way.body("é4").getBytes(UTF_8))));
        assertTaken(way.post(
                way.type + ";charset=utf-16le",
                "identity, gzip",
                gzip(way.body("é株5").getBytes(UTF_16LE))));
        assertThat(way.newest()).contains("é株5");
    }

    @ParameterizedTest
    @EnumSource
    void refusesGzipThatIsDamaged(WayIn way) {
        byte[] whole = gzip(way.body("lost").repeat(3).getBytes(UTF_8));
        byte[] changed = whole.clone();
        changed[changed.length - 5]++;

        assertProblem(
                way.post("gzip", Arrays.copyOf(whole, 12)), 400, "the body is incomplete gzip: it ends at byte 12");
        assertProblem(way.post("gzip", changed), 400, "the checksum does not match");
    }

    @ParameterizedTest
    @EnumSource
    @DisabledIfSystemProperty(
            named = "arquillian.launch",
            matches = "open-liberty",
            disabledReason = "it may have expanded the body itself, which looks the same")
    void refusesWhatIsSaidToBeGzipAndIsNot(WayIn way) {
        assertProblem(way.post("gzip", way.body("plain").getBytes(UTF_8)), 400, "the body is not gzip");
    }

    @ParameterizedTest
    @CsvSource({"br, TEXT", "zstd, JSON", "deflate, TRADE", "'gzip, br', TRADES", "'gzip, gzip', CHAT"})
    void saysWhichCompressionsItReads(String encoding, WayIn way) {
        HttpResponse<String> response = way.post(encoding, way.body("hello").getBytes(UTF_8));

        assertProblem(response, 415, "'Content-Encoding: " + encoding + "'");
        assertThat(response.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRADES")
    void limitsABodyByWhatItExpandsTo(WayIn way) {
        byte[] bomb = gzip(new byte[32 << 20]);
        assertThat(bomb.length).isLessThan(40_000);

        assertProblem(way.post("gzip", bomb), 413, "the body has more than");
    }

    @Test
    void endsLinesThatExpandWithoutEnd() {
        assertProblem(WayIn.TRADES.post("gzip", gzip(new byte[32 << 20])), 400, "more than 500 times");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void keepsTheLinesBeforeTheDamageAndSaysSo(int count) {
        byte[] member = gzip(WayIn.TRADES.body("KEPT" + count).repeat(count).getBytes(UTF_8));
        byte[] body = Arrays.copyOf(member, member.length + 5);
        Arrays.fill(body, member.length, body.length, (byte) 'x');

        assertProblem(WayIn.TRADES.post("gzip", body), 400, "garbage after the end of a member");
        JsonObject quote = Http.json(Http.get(server.address("api/ticker/quotes/KEPT" + count)))
                .asJsonObject();
        assertThat(quote.getInt("trades")).isEqualTo(count);
    }

    private static void assertTaken(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
