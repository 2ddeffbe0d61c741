package org.wirehouse.classics;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wirehouse.sse.StreamEvent;

/**
 * A text as events, one for each character as a reader perceives it: a family of four is one character, though it has
 * seven code points. The id of an event is the index of its character.
 *
 * @see <a href="https://unicode.org/reports/tr29/">UAX 29, extended grapheme clusters</a>
 */
final class Typewriter {
    /** "Thoughts in a quiet night" by Li Bai (701 to 762), and what it says in English. */
    private static final String POEM = """
            静夜思 李白
            床前明月光，疑是地上霜。
            举头望明月，低头思故乡。
            Moonlight before my bed: or is it frost?
            I look up at the moon, look down, and think of home. 🌕 👨‍👩‍👧‍👦""";

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final int SAFE_DIGITS = 9;

    private final List<String> characters;

    Typewriter(String text) {
        characters = CHARACTER.matcher(text).results().map(MatchResult::group).toList();
    }

    static Typewriter poem() {
        return new Typewriter(POEM);
    }

    List<String> characters() {
        return characters;
    }

    /**
     * What a client has not seen yet; empty if it has seen all.
     *
     * @param lastEventId the last index that it has seen; anything else is of another server, and it gets the whole text
     */
    Iterator<OutboundSseEvent> after(@Nullable String lastEventId) {
        return IntStream.range(Math.min(following(lastEventId), characters.size()), characters.size())
                .mapToObj(this::event)
                .iterator();
    }

    private OutboundSseEvent event(int index) {
        return StreamEvent.text(null, Integer.toString(index), "lol", characters.get(index));
    }

    private int following(@Nullable String lastEventId) {
        String index = lastEventId == null ? "" : lastEventId.strip();
        if (!INDEX.matcher(index).matches()) {
            return 0;
        }
        return index.length() > SAFE_DIGITS ? characters.size() : Integer.parseInt(index) + 1;
    }
}
