package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScannerTest {
    private final List<String> found = new ArrayList<>();
    private final EventScanner scanner = new EventScanner((number, micros) -> found.add(number + " at " + micros));

    @Test
    void findsEventsWhereverThePiecesEnd() {
        byte[] text = "id: 17-4\ndata: {\"n\":12,\"t\":345,\"p\":\"xx\"}\n\ndata: {\"\"n\":7,\"t\":8}\n\n"
                .getBytes(StandardCharsets.US_ASCII);
        for (int cut = 0; cut <= text.length; cut++) {
            found.clear();
            scanner.scan(text, 0, cut);
            scanner.scan(text, cut, text.length);
            assertThat(found).as("cut at %d", cut).containsExactly("12 at 345", "7 at 8");
        }
    }
}
