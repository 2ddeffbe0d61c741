package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickerScannerTest {
    private final List<String> found = new ArrayList<>();

    @Test
    void findsEventsOfAStreamWhereverThePiecesEnd() {
        byte[] text = """
                event: snapshot
                data: []

                :

                event: feed
                data: {"state":"running"}

                id: 17-4
                event: quotes
                data: [{"symbol":"Ä"}]

                """.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            TickerScanner scanner = scanner();
            scanner.scan(text, 0, cut);
            scanner.scan(text, cut, text.length);
            assertThat(found)
                    .as("cut at %d", cut)
                    .containsExactly(
                            "|snapshot|[]", "|feed|{\"state\":\"running\"}", "17-4|quotes|[{\"symbol\":\"Ä\"}]");
        }
    }

    @Test
    void findsTheLinesOfMessages() {
        TickerScanner scanner = scanner();
        message(scanner, "{\"type\":\"welcome\",\"id\":\"0-0\",\"heartbeatMillis\":20000}");
        message(
                scanner,
                "{\"id\":\"1-2\",\"channel\":\"ticker\",\"type\":\"feed\",\"time\":1,\"data\":{\"feed\":\"replay\"}}\n"
                        + "{\"id\":\"1-2\",\"channel\":\"ticker\",\"type\":\"quotes\",\"time\":1,\"data\":[{\"symbol\":\"A\"}]}");

        assertThat(found)
                .containsExactly("0-0|welcome|", "1-2|feed|{\"feed\":\"replay\"}", "1-2|quotes|[{\"symbol\":\"A\"}]");
    }

    private TickerScanner scanner() {
        found.clear();
        return new TickerScanner((id, type, data) -> found.add(id + "|" + type + "|" + data));
    }

    private static void message(TickerScanner scanner, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.messageEnd();
    }
}
