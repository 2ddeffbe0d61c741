package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SseTextTest {
    @Test
    void writesTheFieldsOfAnEvent() {
        byte[] bytes = new SseText()
                .comment("hi")
                .retry(3000)
                .id("1-2")
                .event("quote")
                .data("{}")
                .end()
                .bytes();

        assertThat(text(bytes)).isEqualTo(": hi\nretry: 3000\nid: 1-2\nevent: quote\ndata: {}\n\n");
    }

    @Test
    void splitsDataAtEveryEndOfLine() {
        assertThat(text(new SseText().data("a\nb\r\nc\rd\n").bytes()))
                .isEqualTo("data: a\ndata: b\ndata: c\ndata: d\ndata: \n");
    }

    @Test
    void keepsASpaceAtTheBeginningOfData() {
        assertThat(text(new SseText().data(" a").bytes())).isEqualTo("data:  a\n");
    }

    @Test
    void leavesOutATypeThatIsNone() {
        assertThat(text(new SseText().event(null).event("").data("").bytes())).isEqualTo("data: \n");
    }

    @Test
    void leavesOutOptionalSpacesButThoseThatDataNeeds() {
        assertThat(text(SseText.compact().id("0").event("lol").data("a").end().bytes()))
                .isEqualTo("id:0\nevent:lol\ndata:a\n\n");
        assertThat(text(SseText.compact().data(" ").data("a\n b").bytes())).isEqualTo("data:  \ndata:a\ndata:  b\n");
    }

    @Property
    void noValueForgesAField(@ForAll("nasty") String id, @ForAll("nasty") String type, @ForAll("nasty") String data) {
        String written = text(
                new SseText().id(id).event(type).data(data).comment(data).end().bytes());

        assertThat(List.of(written.split("[\r\n]", -1)))
                .allMatch(line -> line.isEmpty()
                        || line.startsWith("id: ")
                        || line.startsWith("event: ")
                        || line.startsWith("data: ")
                        || line.startsWith(": "));
        assertThat(written.chars().filter(c -> c == '\r')).isEmpty();
        assertThat(written.lines().filter(line -> line.startsWith("id: ")))
                .hasSize(1)
                .noneMatch(s -> s.contains("\0"));
        assertThat(written.indexOf("\n\n")).isEqualTo(written.length() - 2);
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings()
                .withChars('\r', '\n', '\0', ':', ' ', 'i', 'd', 'x')
                .ofMaxLength(12);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
