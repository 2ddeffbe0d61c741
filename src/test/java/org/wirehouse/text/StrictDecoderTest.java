package org.wirehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictDecoderTest {
    @Test
    void decodesEveryLengthOfCharacter() throws Exception {
        assertThat(StrictDecoder.utf8("aé株𝄞".getBytes(StandardCharsets.UTF_8))).isEqualTo("aé株𝄞");
        assertThat(StrictDecoder.utf8(new byte[] {'a', 'b', (byte) 0xff}, 2)).isEqualTo("ab");
    }

    /** In ISO 8859-1, which has a character for every byte. */
    @ParameterizedTest
    @CsvSource({
        "0, \u00e9Y",
        "2, ab\u00e9",
        "1, a\u00ff",
        "1, a\u0080b",
        "0, \u00c0\u0080",
        "3, abc\u00e2\u0082",
        "0, \u00ed\u00a0\u0080",
        "0, \u00f4\u0090\u0080\u0080"
    })
    void namesTheFirstByteThatIsNotUtf8(int offset, String bytes) {
        byte[] malformed = bytes.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> StrictDecoder.utf8(malformed))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage(String.format("not UTF-8: byte 0x%02X at offset %d", malformed[offset], offset));
    }
}
