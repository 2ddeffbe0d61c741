package org.wirehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {
    private static final String LONG = "Ä,187.10\r\n".repeat(5_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO-8859-1",
                "windows-1252",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "GB18030",
                "ISO-2022-KR"
            })
    void convertsATextOfAnyLength(String name) throws Exception {
        Charset charset = Charset.forName(name);
        String text = charset.newEncoder().canEncode('Ä') ? LONG : LONG.replace('Ä', '\uac00');

        try (InputStream in = Utf8Stream.of(new ByteArrayInputStream(text.getBytes(charset)), charset)) {
            assertThat(in).hasBinaryContent(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void givesWhatIsBeforeAMalformedByteAndThenItsOffset() throws Exception {
        byte[] bytes = LONG.getBytes(StandardCharsets.UTF_16LE);
        bytes[60_001] = (byte) 0xdc; // half a surrogate pair
        InputStream in = Utf8Stream.of(new ByteArrayInputStream(bytes), StandardCharsets.UTF_16LE);
        byte[] before = LONG.substring(0, 30_000).getBytes(StandardCharsets.UTF_8);

        assertThat(in.readNBytes(before.length)).isEqualTo(before);
        assertThatThrownBy(in::read)
                .isInstanceOf(MalformedTextException.class)
                .hasMessageMatching("not UTF-16LE: byte 0x.. at offset 60000");
    }

    @Test
    void failsAtACharacterThatIsCutOff() {
        byte[] bytes = Arrays.copyOf("ab".getBytes(StandardCharsets.UTF_16LE), 3);

        assertThatThrownBy(() -> Utf8Stream.of(new ByteArrayInputStream(bytes), StandardCharsets.UTF_16LE)
                        .readAllBytes())
                .hasMessage("not UTF-16LE: byte 0x62 at offset 2");
    }

    @Test
    void failsAtAByteThatTheCharsetDoesNotKnow() {
        assertThatThrownBy(() -> Utf8Stream.of(
                                new ByteArrayInputStream(new byte[] {'a', (byte) 0xe9}), StandardCharsets.US_ASCII)
                        .readAllBytes())
                .hasMessage("not US-ASCII: byte 0xE9 at offset 1");
    }
}
