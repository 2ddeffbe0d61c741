package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.support.LogRecords;

class TokenFileTest {
    private Path directory;
    private Path file;

    @BeforeEach
    void name(@TempDir Path empty) {
        directory = empty;
        file = directory.resolve("token");
    }

    @Test
    void readsTheTokenWithoutTheNewlineAtItsEnd() throws IOException {
        Files.writeString(file, "s3cret\r\n");
        assertThat(new TokenFile(file).get()).hasValue("s3cret");
    }

    @Test
    void noticesAChange() throws IOException {
        Files.writeString(file, "first\n");
        TokenFile token = new TokenFile(file);
        Files.writeString(file, "other\n");
        token.tick();
        assertThat(token.get()).hasValue("other");
    }

    /** As Kubernetes does when a mounted secret changes. */
    @Test
    void noticesThatALinkLeadsElsewhere() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..1"));
        Path second = Files.createDirectory(directory.resolve("..2"));
        Files.writeString(first.resolve("token"), "first");
        Files.writeString(second.resolve("token"), "other");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first);
        Files.createSymbolicLink(file, data.resolve("token"));
        TokenFile token = new TokenFile(file);
        assertThat(token.get()).hasValue("first");

        Files.delete(data);
        Files.createSymbolicLink(data, second);
        token.tick();
        assertThat(token.get()).hasValue("other");
    }

    @Test
    void keepsTheLastTokenWhileTheFileIsBadAndLogsItOnce() throws IOException {
        Files.writeString(file, "s3cret");
        TokenFile token = new TokenFile(file);
        LogRecords records = LogRecords.of(TokenFile.class);
        try {
            Files.delete(file);
            token.tick();
            token.tick();
            Files.writeString(file, "");
            token.tick();
            assertThat(token.get()).hasValue("s3cret");
            assertThat(records.messages()).singleElement().asString().contains("does not exist", "stays valid");

            Files.writeString(file, "newsecret");
            token.tick();
            token.tick();
            assertThat(token.get()).hasValue("newsecret");
            assertThat(records.messages()).hasSize(2).noneMatch(line -> line.contains("secret"));
        } finally {
            records.close();
        }
    }

    @Test
    void wantsOneLineOfText() throws IOException {
        assertBad("does not exist");
        Files.writeString(file, " \n");
        assertBad("is empty");
        Files.writeString(file, "a\nb\n");
        assertBad("has more than one line");
        Files.writeString(file, "x".repeat(5_000));
        assertBad("has more than 4096 bytes");
        Files.write(file, "é".getBytes(StandardCharsets.ISO_8859_1));
        assertBad("is not UTF-8");
        Files.delete(file);
        Files.createDirectory(file);
        assertBad("cannot be read");
    }

    private void assertBad(String why) {
        assertThatThrownBy(() -> new TokenFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + file + "'", why);
    }
}
