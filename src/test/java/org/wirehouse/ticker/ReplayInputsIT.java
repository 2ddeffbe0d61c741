package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** A recording with many faults, in a format of its own, through the whole of a server. */
@Timeout(600)
class ReplayInputsIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void skipsBadRowsAndFailsAtADamagedMember() throws IOException {
        byte[] rows = gzip("""
                time\tsymbol\tprice\tsize\tnote
                2020-04-20T18:29:00Z\tOIL\t0,01\t10\t
                2020-04-20T18:29:10Z\tOIL\t1\t10\t"7" vinyl"
                2020-04-20T18:29:20Z\t\u00c9X\t1\t10\t
                2020-04-20T18:30:00Z\tOIL\t-37,63\t10\t%s
                """.formatted("x".repeat(100_000)));
        byte[] damaged = gzip("2020-04-20T18:31:00Z\tOIL\t99\t10\t\n");
        damaged[1]++;
        Path file = Files.write(folder.resolve("faults.csv.gz"), joined(rows, damaged));

        try (Server server = Server.launch(Map.of(
                "wirehouse.feed", "replay",
                "wirehouse.replay.file", file.toString(),
                "wirehouse.replay.speed", "max",
                "wirehouse.replay.delimiter", "tab",
                "wirehouse.replay.decimal.mark", ",",
                "wirehouse.market.negative.prices", "true"))) {
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> get(server, "feed").getString("state", "").equals("failed"));

            JsonObject feed = get(server, "feed");
            assertThat(feed.getString("problem"))
                    .startsWith("faults.csv.gz: cannot be read on after row 4: damaged gzip at byte ");
            JsonObject replay = feed.getJsonObject("replay");
            assertThat(replay.getInt("accepted")).isEqualTo(2);
            JsonObject skipped = replay.getJsonObject("skipped");
            assertThat(skipped.keySet()).containsExactlyInAnyOrder("encoding-broken", "row-broken");
            assertThat(skipped.values()).allSatisfy(count -> assertThat(count).hasToString("1"));
            assertThat(get(server, "quotes/OIL").getJsonNumber("price").bigDecimalValue())
                    .isEqualTo("-37.63");
            assertThat(server.log()).contains("line 3 skipped (row-broken)", "wirehouse.replay.charset");
        }
    }

    private static JsonObject get(Server server, String path) {
        try {
            HttpResponse<String> response = Http.get(server.address("api/ticker/" + path));
            return response.statusCode() == 200 ? Http.json(response).asJsonObject() : JsonObject.EMPTY_JSON_OBJECT;
        } catch (UncheckedIOException e) {
            return JsonObject.EMPTY_JSON_OBJECT; // nobody listens yet
        }
    }

    /** In ISO 8859-1, which is not UTF-8. */
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
