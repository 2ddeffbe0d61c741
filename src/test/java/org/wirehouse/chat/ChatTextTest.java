package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.chat.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {
    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " x ",
                "a\tb\r\nc",
                "</script><script>alert(1)</script>",
                "abc\u202Edef",
                "\u200D",
                "\"\\",
                "a\u2028b",
                SMILE
            })
    void passesUnchanged(String text) {
        assertThat(ChatText.checked(text)).isEqualTo(text);
    }

    @Test
    void hasUpToFourThousandCharactersHoweverTheyAreEncoded() {
        assertThat(ChatText.checked(SMILE.repeat(4_000))).hasSize(8_000);
        assertRefused(
                Refusal.TEXT, "at most 4000 characters, had 4001: 'xxx", () -> ChatText.checked("x".repeat(4_001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u3000\u00A0"})
    void isNotBlank(String text) {
        assertRefused(Refusal.TEXT, "blank", () -> ChatText.checked(text));
    }

    @ParameterizedTest
    @CsvSource({"a\u0000b, U+0000", "a\u001Bb, U+001B", "a\u007Fb, U+007F", "a\u009Bb, U+009B"})
    void holdsNoControlCharacters(String text, String named) {
        assertRefused(Refusal.TEXT, named, () -> ChatText.checked(text));
    }

    @Test
    void holdsNoHalvesOfCharacters() {
        assertRefused(Refusal.TEXT, "U+D83D", () -> ChatText.checked("a" + SMILE.charAt(0) + "b"));
        assertRefused(Refusal.TEXT, "U+DE00", () -> ChatText.checked("a" + SMILE.charAt(1)));
    }
}
