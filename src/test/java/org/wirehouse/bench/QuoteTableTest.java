package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class QuoteTableTest {
    private static final String A1 = "{\"symbol\":\"A\",\"price\":1}";
    private static final String A2 = "{\"symbol\":\"A\",\"price\":2}";
    private static final String ODD = "{\"symbol\":\"B},{\",\"price\":1}";

    private final LongAdder deliveries = new LongAdder();
    private final Findings findings = new Findings();
    private final QuoteTable all = new QuoteTable("client 1", "", deliveries, findings);
    private final QuoteTable filtered = new QuoteTable("client 2", "A", deliveries, findings);

    @Test
    void showsTheLastQuotes() {
        all.received("", "snapshot", "[" + A1 + "]");
        all.received("1-2", "quotes", "[" + A2 + "," + ODD + "]");
        filtered.received("1-2", "quotes", "[" + A2 + "]");

        assertThat(all.shows(Map.of("A", A2, "B},{", ODD))).isTrue();
        assertThat(all.shows(Map.of("A", A2))).isFalse();
        assertThat(filtered.shows(Map.of("A", A2, "B},{", ODD))).isTrue();
        assertThat(deliveries.sum()).isEqualTo(4);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void namesClientSymbolAndBothValues() {
        all.received("1-1", "quotes", "[" + A1 + "]");
        all.check(Map.of("A", A2, "C", "{}"));

        assertThat(findings.all())
                .containsExactly(
                        "client 1 shows for A " + A1 + " instead of " + A2, "client 1 shows for C null instead of {}");
    }

    @Test
    void noticesWhatItDidNotAskFor() {
        filtered.received("1-1", "quotes", "[" + ODD + "]");

        assertThat(findings.all()).containsExactly("client 2 asked for A and got B},{");
    }

    @Test
    void noticesIdsThatDoNotGrow() {
        all.received("1-2", "snapshot", "[]");
        all.received("1-2", "feed", "{}");
        all.received("1-2", "quotes", "[]");
        assertThat(findings.all()).isEmpty();

        all.received("1-2", "quotes", "[]");
        all.received("1-1", "feed", "{}");
        assertThat(findings.all())
                .containsExactly(
                        "client 1 got quotes with the id 1-2 after those of 1-2", "client 1 got the id 1-1 after 1-2");
    }

    @Test
    void keepsOnlyTheFirstOfManyFindings() {
        for (int i = 0; i < 25; i++) {
            findings.add("number " + i);
        }

        assertThat(findings.all()).hasSize(21).last().isEqualTo("and 5 more");
    }
}
