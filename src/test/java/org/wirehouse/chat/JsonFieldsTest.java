package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.chat.Refusals.assertRefused;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
    @Test
    void areReadWhateverElseIsThere() {
        JsonFields fields =
                JsonFields.of("{\"a\":{\"text\":[1,{}]},\"text\":\"x\",\"b\":[[{}]],\"c\":1e999999999,\"d\":null}");

        assertThat(fields.text("text")).isEqualTo("x");
        assertThat(fields.optionalText("d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{\"text\":\"x\"}]",
                "{",
                "{\"text\"}",
                "{\"text\":\"x\"} y",
                "{\"text\":\"x\"}{}",
                "{'text':'x'}",
                "{\"text\":\"x\",}",
                "\uFEFF{}",
                "{\"text\":\"\\x\"}"
            })
    void areNoneWhereThereIsNoObject(String json) {
        assertRefused(Refusal.JSON, "not a JSON object: '", () -> JsonFields.of(json));
    }

    @Test
    @Timeout(30)
    void doNotExhaustTheStackWhereTheyAreDeepNorWaitForAnEndThatDoesNotCome() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            assertRefused(Refusal.JSON, "not a JSON object", () -> JsonFields.of("{\"a\":" + open.repeat(3)));
            assertRefused(Refusal.JSON, "not a JSON object", () -> JsonFields.of("{\"a\":" + open.repeat(10_000)));
        }
    }

    @Test
    void areNamedWhereTheyAreMissingOrNoText() {
        assertRefused(
                Refusal.FIELD, "'text' is missing", () -> JsonFields.of("{}").text("text"));
        assertRefused(Refusal.FIELD, "'text' is missing", () -> JsonFields.of("{\"text\":null}")
                .text("text"));
        assertRefused(Refusal.FIELD, "'text' must be a string, was '12'", () -> JsonFields.of("{\"text\":12}")
                .text("text"));
        assertRefused(Refusal.FIELD, "'text' must be a string", () -> JsonFields.of("{\"text\":{\"a\":1}}")
                .text("text"));
        assertRefused(Refusal.FIELD, "was 'true'", () -> JsonFields.of("{\"text\":true}")
                .optionalText("text"));
    }

    @Test
    void haveAReferenceIfItIsShort() {
        assertThat(JsonFields.of("{\"ref\":\"r1\"}").ref()).contains(Json.createValue("r1"));
        assertThat(JsonFields.of("{\"ref\":17}").ref())
                .hasValueSatisfying(ref -> assertThat(ref).hasToString("17"));
        assertThat(JsonFields.of("{}").ref()).isEmpty();
        assertThat(JsonFields.of("{\"ref\":{}}").ref()).isEmpty();
        assertThat(JsonFields.of("{\"ref\":\"\\ud800\"}").ref()).isEmpty();
        assertThat(JsonFields.of("{\"ref\":\"" + "x".repeat(65) + "\"}").ref()).isEmpty();
    }
}
