package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class TradeIntakeTest {
    private static final Instant NOW = Instant.parse("2026-01-02T15:00:00Z");
    private static final AheadLimit AHEAD =
            new AheadLimit(Duration.ofSeconds(60), Duration.ofSeconds(5), ZoneOffset.UTC);
    private static final String GOOD = "{\"symbol\":\"A\",\"price\":10,\"size\":1}";
    private static final Trade GOOD_TRADE = Trades.trade("10", "1", NOW.toString());

    private final List<Trade> brought = new ArrayList<>();
    private final TradeIntake intake = new TradeIntake(brought::add, Clock.fixed(NOW, ZoneOffset.UTC), AHEAD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\":\"BRK.B\",\"price\":471.25,\"size\":100,\"time\":\"2014-09-17T13:30:00.531657Z\"}",
                "{\"time\":1410960600531657,\"size\":\"100\",\"price\":\"471.25\",\"symbol\":\"BRK.B\"}",
                "{\"Ticker\":\"BRK.B\",\"last\":471.25,\"qty\":100,\"timestamp\":\"2014-09-17 13:30:00.531657+00:00\"}",
                "{\"SYM\":\"BRK.B\",\"px\":471.25,\"volume\":100,\"ts\":1410960600531657,\"side\":\"buy\",\"id\":1}",
                "{\"symbol\":\"BRK.B\",\"price\":471.25,\"px\":\"471.250\",\"size\":100,\"amount\":1e2,"
                        + "\"time\":\"2014-09-17T13:30:00.531657Z\",\"ts\":1410960600531657,\"trade_time\":\"x\"}",
                "\uFEFF{\"symbol\":\"BRK.B\",\"price\":471.25,\"size\":100,\"time\":\"2014-09-17T13:30:00.531657Z\"}",
                "{\"symbol\":\"BRK.B\",\"x\":{\"price\":[1,{\"size\":2}]},\"y\":[],\"z\":true,\"w\":null,"
                        + "\"n\":1e999999999,\"price\":471.25,\"size\":1e2,\"time\":\"2014-09-17T09:30:00.531657-04:00\"}"
            })
    void readsATradeInItsForms(String json) throws IOException {
        assertThat(intake.readNdjson(text(json)).accepted()).isEqualTo(1);
        assertThat(intake.readJson(json).accepted()).isEqualTo(1);

        Trade expected = Trades.trade("BRK.B", "471.25", "100", "2014-09-17T13:30:00.531657Z");
        assertThat(brought).containsExactly(expected, expected);
    }

    @Test
    void takesATradeWithoutATimeAsOfNow() throws IOException {
        intake.readJson(GOOD);
        intake.readJson("{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":null}");

        assertThat(brought).containsExactly(GOOD_TRADE, GOOD_TRADE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"symbol\":\"A\",\"price\":10,\"size\":-1} | size-negative",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":\"now\"} | time-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":5} | time-unknown",
                "{\"symbol\":\"A\",\"price\":1e999999999,\"size\":1} | number-broken",
                "{\"symbol\":\"A\",\"price\":1e-999999999,\"size\":1} | number-broken",
                "{\"symbol\":\"A\",\"price\":\"\",\"size\":1} | number-broken",
                "{\"symbol\":\"A B\",\"price\":10,\"size\":1} | symbol-invalid",
                "{\"symbol\":\"A\\u0000\",\"price\":10,\"size\":1} | symbol-invalid",
                "{\"symbol\":\"A\",\"size\":1} | field-missing",
                "{\"symbol\":null,\"price\":10,\"size\":1} | field-missing",
                "{} | field-missing",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"tiem\":\"x\"} | field-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"Timestmap\":1} | field-unknown",
                "{\"symbol\":\"A\",\"prize\":10,\"size\":1} | field-unknown",
                "{\"symbl\":\"A\",\"price\":10,\"size\":1} | field-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"trade_time\":\"x\"} | field-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"eventTime\":1} | field-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"t\":1} | field-unknown",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"qty\":2} | field-ambiguous",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"price\":11} | field-ambiguous",
                "{\"symbol\":\"A\",\"ticker\":\"B\",\"price\":10,\"size\":1} | field-ambiguous",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":\"2020-01-01T00:00:00Z\",\"ts\":1410960600} | field-ambiguous",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":\"2020-01-01T00:00:00Z\",\"date\":\"2020-01-01\"} | time-unknown",
                "{\"symbol\":\"A\",\"price\":true,\"size\":1} | json-broken",
                "{\"symbol\":\"A\",\"price\":{\"a\":1},\"size\":1} | json-broken",
                "{\"symbol\":[\"A\"],\"price\":10,\"size\":1} | json-broken",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1,\"time\":\"2026-01-02T15:01:00.001Z\"} | time-in-future"
            })
    void refusesABadTradeAndTakesThoseAroundIt(String bad, String cause) throws IOException {
        IntakeReport lines = intake.readNdjson(text(GOOD + "\n\r\n" + bad + "\r\n" + GOOD));
        IntakeReport array = intake.readJson("[" + GOOD + "," + bad + "," + GOOD + "]");

        assertThat(brought).hasSize(4);
        assertThat(lines.accepted()).isEqualTo(2);
        assertThat(lines.refused()).isEqualTo(1);
        assertThat(lines.refusals())
                .extracting(RefusedLine::line, RefusedLine::cause)
                .containsExactly(tuple(3L, cause));
        assertThat(array.refusals())
                .extracting(RefusedLine::line, RefusedLine::cause)
                .containsExactly(tuple(2L, cause));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "5",
                "\"text\"",
                "null",
                "[]",
                "[{\"symbol\":\"A\",\"price\":10,\"size\":1}]",
                "{",
                "{\"symbol\":\"A\"",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1}}",
                "{\"symbol\":\"A\",\"price\":10,\"size\":1} {}",
                "{'a':1}",
                "{\"symbol\":\"A\",\"price\":NaN,\"size\":1}",
                "\u0000",
                "{\"a\":\"\u0001\"}"
            })
    void refusesALineThatIsNoJsonObject(String bad) throws IOException {
        IntakeReport report = intake.readNdjson(text(GOOD + "\n" + bad + "\n" + GOOD + "\n"));

        assertThat(brought).containsExactly(GOOD_TRADE, GOOD_TRADE);
        assertThat(report.refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.cause()).isEqualTo("json-broken");
        });
    }

    @Test
    void refusesALineNestedTooDeepAndGoesOn() throws IOException {
        String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";

        assertThat(intake.readNdjson(text(deep + "\n" + GOOD)).accepted()).isEqualTo(1);
    }

    @Test
    void refusesTenThousandDigitsAndShowsOnlyTheFirst() throws IOException {
        IntakeReport report = intake.readJson(GOOD.replace("10", "9".repeat(10_000)));

        assertThat(report.refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo("number-broken");
            assertThat(refused.reason()).hasSizeLessThan(150);
        });
    }

    @Test
    void refusesALineThatIsNotUtf8() throws IOException {
        byte[] latin1 = (GOOD + "\n{\"symbol\":\"Ä\",\"price\":10,\"size\":1}").getBytes(StandardCharsets.ISO_8859_1);
        IntakeReport report = intake.readNdjson(new ByteArrayInputStream(latin1));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refusals())
                .containsExactly(
                        new RefusedLine(2, "encoding-broken", "the line is not UTF-8: byte 0xC4 at offset 11"));
    }

    @Test
    void takesALineOfItsLimitAndPassesOverALongerOne() throws IOException {
        String padded = GOOD + " ".repeat(TradeIntake.MAX_LINE_BYTES - GOOD.length());
        IntakeReport report = intake.readNdjson(text(padded + "\n" + padded + " \n" + GOOD));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refusals())
                .extracting(RefusedLine::line, RefusedLine::cause)
                .containsExactly(tuple(2L, "line-too-long"));
    }

    @Test
    void passesOverALineOfAHundredMegabytesAsOneRefusal() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int given = (int) Math.min(left, length);
                Arrays.fill(bytes, offset, offset + given, (byte) 'x');
                left -= given;
                return given == 0 ? -1 : given;
            }
        };
        IntakeReport report = intake.readNdjson(new SequenceInputStream(endless, text("\n" + GOOD)));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void countsAllRefusalsAndListsTheFirstTwenty() throws IOException {
        IntakeReport report = intake.readNdjson(text("x\n".repeat(1_000)));

        assertThat(report.refused()).isEqualTo(1_000);
        assertThat(report.refusals())
                .hasSize(20)
                .last()
                .extracting(RefusedLine::line)
                .isEqualTo(20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "5", "null", "{", "[", "{} {}", "[1"})
    void refusesABodyThatIsNoJson(String body) throws IOException {
        IntakeReport report = intake.readJson(body);

        assertThat(report.accepted()).isZero();
        assertThat(report.refusals()).extracting(RefusedLine::cause).contains("json-broken");
    }

    @Test
    void keepsTheTradesOfAnArrayBeforeItBreaks() throws IOException {
        IntakeReport report = intake.readJson("[" + GOOD + ",7,[" + GOOD + "]," + GOOD + ",oops");

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refusals()).extracting(RefusedLine::line).containsExactly(2L, 3L, 5L);
        assertThat(report.refusals().get(2).reason()).contains("at character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange",
                "conditions",
                "id",
                "side",
                "type",
                "data",
                "rate",
                "name",
                "tape",
                "state",
                "mic",
                "seq",
                "currency",
                "bid",
                "ticket",
                "prices",
                "ask",
                "trade_id",
                "tick",
                "pair",
                "market",
                "venue",
                "list",
                "notional",
                "update"
            })
    void ignoresOtherFields(String name) throws IOException {
        assertThat(intake.readJson(GOOD.replace("}", ",\"" + name + "\":\"x\"}"))
                        .refusals())
                .isEmpty();
    }

    @Test
    void namesAMisspeltFieldAndTheRightOne() throws IOException {
        assertThat(intake.readJson(GOOD.replace("}", ",\"tiem\":1}")).refusals())
                .extracting(RefusedLine::reason)
                .containsExactly("there is no field 'tiem'; did you mean 'time'?");
    }

    @Test
    void skipsAByteOrderMarkOnlyAtTheStart() throws IOException {
        IntakeReport report = intake.readNdjson(text("\uFEFF" + GOOD + "\n\uFEFF" + GOOD + "\n" + GOOD));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refusals()).extracting(RefusedLine::line).containsExactly(2L);
        assertThat(intake.readJson("\uFEFF[" + GOOD + "]").accepted()).isEqualTo(1);
        assertThat(intake.readNdjson(text("\uFEFF"))).isEqualTo(new IntakeReport(0, 0, List.of()));
    }

    @Test
    void hasNothingToSayOfNothing() throws IOException {
        assertThat(intake.readNdjson(text("\n \n"))).isEqualTo(new IntakeReport(0, 0, List.of()));
        assertThat(intake.readJson("[]")).isEqualTo(new IntakeReport(0, 0, List.of()));
        assertThat(intake.readJson("[] x").refused()).isEqualTo(1);
    }

    @Test
    void countsWhatTheMarketRefuses() throws IOException {
        Market market = new Market(new QuoteBoard(ZoneOffset.UTC, 1), quote -> {});
        TradeIntake live = new TradeIntake(market::accept, Clock.fixed(NOW, ZoneOffset.UTC), AHEAD);
        IntakeReport report = live.readNdjson(text(GOOD + "\n" + GOOD.replace("\"A\"", "\"B\"")));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refusals()).extracting(RefusedLine::cause).containsExactly("symbols-full");
    }

    @Test
    void takesATradeThatIsNoText() {
        intake.take(GOOD_TRADE);

        assertThat(brought).containsExactly(GOOD_TRADE);
    }

    @Test
    void refusesATradeThatIsTooFarAheadAlsoIfItIsNoText() {
        Trade ahead = Trades.trade("10", "1", "2026-01-02T15:01:00.001Z");

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> intake.take(ahead))
                .withMessageContaining("2026-01-02T15:01:00.001Z")
                .matches(refused -> refused.refusal() == Refusal.TIME_IN_FUTURE);
        assertThat(brought).isEmpty();
    }

    @Test
    void takesATradeThatIsAheadNoFurtherThanAllowed() {
        intake.take(Trades.trade("10", "1", "2026-01-02T15:01:00Z"));

        assertThat(brought).hasSize(1);
    }

    @Test
    void passesOnThatTheStreamFailed() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut on purpose by the test");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> intake.readNdjson(new SequenceInputStream(text(GOOD + "\n"), failing)));
        assertThat(brought).isNotEmpty();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
