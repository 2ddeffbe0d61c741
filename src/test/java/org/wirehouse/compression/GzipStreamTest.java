package org.wirehouse.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipStreamTest {
    private static final byte[] MEMBER = gzip("time,symbol\n".getBytes(StandardCharsets.US_ASCII));

    @Test
    void readsEveryMemberAndThePaddingAfterTheLast() throws Exception {
        assertThat(text(MEMBER)).isEqualTo("time,symbol\n");
        assertThat(text(joined(MEMBER, MEMBER, MEMBER))).isEqualTo("time,symbol\n".repeat(3));
        assertThat(text(joined(MEMBER, gzip(new byte[0]), MEMBER))).isEqualTo("time,symbol\n".repeat(2));
        assertThat(text(joined(MEMBER, new byte[1]))).isEqualTo("time,symbol\n");
        assertThat(text(joined(MEMBER, new byte[20_000]))).isEqualTo("time,symbol\n");
    }

    @Test
    void readsWhatIsLongerThanEveryBufferWhateverThePiecesItComesIn() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(3).nextBytes(noise);
        byte[] zipped = joined(gzip(noise), MEMBER, gzip(noise));
        byte[] expected = joined(noise, "time,symbol\n".getBytes(StandardCharsets.US_ASCII), noise);

        assertThat(new GzipStream(new ByteArrayInputStream(zipped), GzipStream.ANY_RATIO))
                .hasBinaryContent(expected);
        assertThat(new GzipStream(dripping(zipped), GzipStream.ANY_RATIO)).hasBinaryContent(expected);
    }

    @Test
    void readsAHeaderWithEverythingInIt() throws Exception {
        byte[] fields = {31, (byte) 139, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0};
        CRC32 crc = new CRC32();
        crc.update(fields);
        byte[] checksum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] content = Arrays.copyOfRange(MEMBER, 10, MEMBER.length);

        assertThat(text(joined(fields, checksum, content))).isEqualTo("time,symbol\n");
        checksum[1]++;
        assertThatThrownBy(() -> text(joined(fields, checksum, content)))
                .isInstanceOf(GzipException.class)
                .hasMessage("damaged gzip at byte 20: the checksum of the header does not match");
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatGunzipRefuses(byte[] bytes, String message) {
        assertThatThrownBy(() -> text(bytes)).isInstanceOf(GzipException.class).hasMessageContaining(message);
    }

    static Stream<Arguments> refusesWhatGunzipRefuses() {
        return Stream.of(
                Arguments.of(new byte[0], "not gzip: it is empty"),
                Arguments.of("a,b\n".getBytes(StandardCharsets.US_ASCII), "not gzip: it does not begin with 0x1F 0x8B"),
                Arguments.of(new byte[40], "not gzip"),
                Arguments.of(changed(MEMBER, 2, 7), "unknown compression method"),
                Arguments.of(changed(MEMBER, 3, 0x20), "unknown flags"),
                Arguments.of(changed(MEMBER, 10, 0xff), "damaged gzip at byte"),
                Arguments.of(changed(MEMBER, MEMBER.length - 5, 0), "the checksum does not match"),
                Arguments.of(changed(MEMBER, MEMBER.length - 1, 1), "the length does not match"),
                Arguments.of(joined(MEMBER, changed(MEMBER, 0, 30)), "garbage after the end of a member"),
                Arguments.of(joined(MEMBER, changed(MEMBER, 1, 30)), "garbage after the end of a member"),
                Arguments.of(joined(MEMBER, changed(MEMBER, 2, 7)), "unknown compression method"),
                Arguments.of(joined(MEMBER, changed(MEMBER, MEMBER.length - 1, 1)), "the length does not match"),
                Arguments.of(joined(MEMBER, new byte[] {'\n'}), "garbage after the end of a member"),
                Arguments.of(joined(MEMBER, new byte[] {31, 0}), "garbage after the end of a member"),
                Arguments.of(joined(MEMBER, new byte[3], new byte[] {'x'}), "garbage after the end of a member"),
                Arguments.of(joined(MEMBER, new byte[3], MEMBER), "garbage after the end of a member"));
    }

    @Test
    void refusesEveryMemberThatIsCutOff() {
        IntStream.range(1, MEMBER.length).forEach(length -> {
            byte[] part = Arrays.copyOf(MEMBER, length);
            assertThatThrownBy(() -> text(part)).hasMessage("incomplete gzip: it ends at byte " + length);
            assertThatThrownBy(() -> text(joined(MEMBER, part)))
                    .hasMessage("incomplete gzip: it ends at byte " + (MEMBER.length + length));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000})
    void expandsNoFurtherThanItsRatio(int maxRatio) throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan((64 << 20) / 1_000);
        GzipStream stream = new GzipStream(new ByteArrayInputStream(bomb), maxRatio);

        if (maxRatio == 2_000) {
            assertThat(stream.transferTo(OutputStream.nullOutputStream())).isEqualTo(64 << 20);
        } else {
            assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream()))
                    .hasMessage("gzip that expands to more than 500 times its size");
        }
    }

    private static String text(byte[] zipped) throws IOException {
        try (InputStream in = new GzipStream(new ByteArrayInputStream(zipped), GzipStream.ANY_RATIO)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, 1);
            }
        };
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
