package org.wirehouse.classics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypewriterTest {
    private static final String MOON = "\uD83C\uDF15";
    private static final String FAMILY =
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"; // man, woman, girl, boy
    private static final String WELL_DONE = "\uD83D\uDC4D\uD83C\uDFFD"; // thumbs up, medium skin
    private static final String FLAG = "\uD83C\uDDE9\uD83C\uDDEA";
    private static final String HEART = "\u2764\uFE0F\u200D\uD83D\uDD25"; // on fire
    private static final String ACCENT = "e\u0301";
    private static final String KEYCAP = "1\uFE0F\u20E3";
    private static final String HANGUL = "\u1112\u1161\u11AB";

    @Test
    void takesForACharacterWhatAReaderTakesForOne() {
        List<String> characters = List.of(
                "静", MOON, FAMILY, FAMILY, WELL_DONE, FLAG, FLAG, HEART, ACCENT, KEYCAP, HANGUL, " ", "\r\n", "x");
        assertThat(new Typewriter(String.join("", characters)).characters()).isEqualTo(characters);
    }

    @Test
    void hasAPoemOfAFewLines() {
        List<String> characters = Typewriter.poem().characters();
        assertThat(characters)
                .hasSizeBetween(100, 150)
                .startsWith("静", "夜", "思")
                .contains(MOON, FAMILY);
        assertThat(characters.stream().filter("\n"::equals)).hasSize(4);
    }

    @Test
    void numbersTheCharacters() {
        List<OutboundSseEvent> events = after(null);
        assertThat(events).hasSameSizeAs(Typewriter.poem().characters());
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).getId()).isEqualTo(String.valueOf(i));
        }
        assertThat(events).extracting(OutboundSseEvent::getName).containsOnly("lol");
    }

    @Test
    void goesOnAfterEveryCharacter() {
        List<String> all = Typewriter.poem().characters();
        for (int i = 0; i < all.size(); i++) {
            String rest = text(after(String.valueOf(i)));
            assertThat(String.join("", all.subList(0, i + 1)) + rest).isEqualTo(String.join("", all));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "abc", "1.5", "0x10", "1700000000000-7", "１", "1 2", "\u0000"})
    void beginsAtTheBeginningForAnIdThatIsNoIndex(String lastEventId) {
        assertThat(text(after(lastEventId))).isEqualTo(text(after(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "2147483647", "9999999999", "99999999999999999999999999"})
    void hasNothingForAClientBeyondTheEnd(String lastEventId) {
        assertThat(after(lastEventId)).isEmpty();
    }

    @Test
    void hasNothingForAClientThatHasItAll() {
        int last = Typewriter.poem().characters().size() - 1;
        assertThat(after(String.valueOf(last))).isEmpty();
        assertThat(after(String.valueOf(last - 1))).hasSize(1);
        assertThat(after(" 000" + (last - 1) + " ")).hasSize(1);
    }

    private static List<OutboundSseEvent> after(@Nullable String lastEventId) {
        List<OutboundSseEvent> events = new ArrayList<>();
        Typewriter.poem().after(lastEventId).forEachRemaining(events::add);
        return events;
    }

    private static String text(List<OutboundSseEvent> events) {
        return events.stream().map(event -> String.valueOf(event.getData())).collect(Collectors.joining());
    }
}
