package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.chat.Refusals.assertRefused;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNameTest {
    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"A", "Ann", "Ann Lee", "张伟", "Ünal", "O'Neil <b>", "مريم", SMILE, "\u2764\uFE0F", "a/b"})
    void keepsWhatIsFit(String name) {
        assertThat(ChatName.ofMember(name).shown()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"' Ann\t', Ann", "'\u00A0Ann\u3000', Ann", "'Ann \u00A0  Lee', Ann Lee", "'\nAnn\r\n', Ann"})
    void isTrimmedAndKeepsSingleBlanksInside(String name, String shown) {
        assertThat(ChatName.ofMember(name).shown()).isEqualTo(shown);
    }

    @Test
    void isComposed() {
        assertThat(ChatName.ofMember("A\u0308nn").shown()).isEqualTo("\u00C4nn");
        assertThat(ChatName.ofMember("\u212B").shown()).isEqualTo("\u00C5");
    }

    @ParameterizedTest
    @CsvSource({
        "Ann, aNN",
        "STRASSE, straße",
        "STRAẞE, straße",
        "ΣΑΣ, σας",
        "ΣΑΣ, σασ",
        "Ä, a\u0308",
        "\u2764\uFE0F, \u2764",
        "Ann Lee, ann\u00A0lee"
    })
    void isTheSameInAnyCaseAndForm(String one, String other) {
        assertThat(ChatName.ofMember(one).key())
                .isEqualTo(ChatName.ofMember(other).key());
    }

    @ParameterizedTest
    @CsvSource({"Ann, Ａｎｎ", "Ann, ＡＮＮ", "coco, сосо", "PETE, РЕТЕ", "Ion, Ιον", "fix, ﬁx", "x2, x²", "Ann, 𝐀𝐧𝐧"})
    void isTheSameForAMemberWhereItOnlyLooksTheSame(String one, String other) {
        assertThat(ChatName.ofMember(one).key())
                .isEqualTo(ChatName.ofMember(other).key());
        assertThat(ChatName.ofMember(other).shown()).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "Аnn, latin and cyrillic",
        "Αnn, greek and latin",
        "Pете, latin and cyrillic",
        "Annհ, latin and armenian"
    })
    void doesNotMixScriptsThatLookAlike(String name, String scripts) {
        for (String script : scripts.split(" and ", -1)) {
            assertRefused(Refusal.NAME, script, () -> ChatName.ofMember(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Анна", "Ελένη", "Anna 安娜", "たろうTarō", "김Kim", "Raj राज", "Zoë 7", "Łukasz", "Οδυσσέας"})
    void takesNamesOfAnyScript(String name) {
        assertThat(ChatName.ofMember(name).shown()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system",
                "System",
                "S y s t e m",
                "[ADMIN]",
                "ｓｙｓｔｅｍ",
                "moderator.",
                "Wirehouse",
                "support 1",
                "ЅУЅТЕМ"
            })
    void isNotReserved(String name) {
        assertRefused(Refusal.NAME, "reserved", () -> ChatName.ofMember(name));
        assertThat(ChatName.ofRoom(name).shown()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"Ann, Anna", "Jose, José", "a b, ab"})
    void isAnotherWhereLettersDiffer(String one, String other) {
        assertThat(ChatName.ofMember(one).key())
                .isNotEqualTo(ChatName.ofMember(other).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0\u3000", "\uFE0F"})
    void needsSomethingToBeSeen(String name) {
        assertRefused(Refusal.NAME, "has 1 to 40 characters, had ", () -> ChatName.ofMember(name));
    }

    @Test
    void hasUpToFortyCharactersHoweverTheyAreEncoded() {
        assertThat(ChatName.ofMember(SMILE.repeat(40)).shown()).hasSize(80);
        assertThat(ChatName.ofMember("e\u0301".repeat(40)).shown()).hasSize(40);
        assertRefused(Refusal.NAME, "had 41", () -> ChatName.ofMember(SMILE.repeat(41)));
        assertRefused(Refusal.ROOM, "had 5000: 'xxxx", () -> ChatName.ofRoom("x".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x85, 0xAD, 0x034F, 0x200B, 0x200D, 0x2028, 0x202E, 0x2066, 0x3164, 0xFEFF, 0xE0041
            })
    void refusesWhatCannotBeSeenAndNamesIt(int hidden) {
        String name = "A" + Character.toString(hidden) + "nn";
        String named = String.format("U+%04X: 'A?nn'", hidden);
        assertRefused(Refusal.NAME, named, () -> ChatName.ofMember(name));
        assertRefused(Refusal.ROOM, named, () -> ChatName.ofRoom(name));
    }

    @Test
    void refusesHalfACharacter() {
        assertRefused(Refusal.NAME, "U+D83D", () -> ChatName.ofMember("A" + SMILE.charAt(0)));
        assertRefused(Refusal.NAME, "U+DE00", () -> ChatName.ofMember(SMILE.charAt(1) + "A"));
    }

    @Test
    void isNotRepeatedInAMessageInAWayThatHidesSomething() {
        assertRefused(Refusal.NAME, "'a?b'", () -> ChatName.ofMember("a\u202Eb"));
    }

    /** So that the channel of a room is found by its own name. */
    @Property
    void hasAKeyWithTheSameKey(@ForAll @StringLength(max = 10) String text) {
        try {
            String key = ChatName.ofRoom(text).key();
            assertThat(ChatName.ofRoom(key).key()).isEqualTo(key);
        } catch (ChatRefusedException e) {
            // no name
        }
    }
}
