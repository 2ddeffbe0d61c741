package org.wirehouse.chat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of a room or a member: 1 to 40 characters (code points) in Unicode NFC, without blanks at its ends and with
 * single ones inside, and without anything that cannot be seen (so also without the joiners of composed emoji).
 *
 * @param shown as its first user wrote it
 * @param key what it is told apart by: names that differ only in case, or in variation selectors, are the same; so are names
 *     of members that only look the same, as in another width or script
 */
record ChatName(String shown, String key) {
    static final int MAX_CHARACTERS = 40;

    /** Names that look like those of people who run the chat. */
    private static final Set<String> RESERVED =
            Set.of("system", "admin", "administrator", "moderator", "server", "wirehouse", "support", "root");

    /**
     * @throws ChatRefusedException if it is not fit, mixes scripts that look alike, or is reserved; the message holds the
     *     beginning of it
     */
    static ChatName ofMember(String text) {
        ChatName name = parse(Refusal.NAME, text);
        Set<UnicodeScript> scripts = LookAlikes.scripts(name.shown);
        if (scripts.size() > 1) {
            throw refused(
                    Refusal.NAME,
                    text,
                    "must not mix scripts whose letters look alike, held "
                            + scripts.stream()
                                    .map(script -> script.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" and ")));
        }
        String skeleton = LookAlikes.skeleton(name.shown);
        if (RESERVED.contains(skeleton.replaceAll("[^\\p{L}]", ""))) {
            throw refused(Refusal.NAME, text, "must not be one of the reserved names, such as system or admin");
        }
        return new ChatName(name.shown, skeleton);
    }

    /** @throws ChatRefusedException if it is not fit; the message holds the beginning of it */
    static ChatName ofRoom(String text) {
        return parse(Refusal.ROOM, text);
    }

    private static ChatName parse(Refusal refusal, String text) {
        String shown = Normalizer.normalize(withoutIdleBlanks(text.strip()), Normalizer.Form.NFC);
        OptionalInt hidden = shown.codePoints().filter(Characters::isHidden).findFirst();
        if (hidden.isPresent()) {
            throw refused(
                    refusal,
                    text,
                    "must not hold characters that cannot be seen, held " + Characters.escaped(hidden.getAsInt()));
        }
        int length = shown.codePointCount(0, shown.length());
        String key = folded(shown);
        if (key.isEmpty() || length > MAX_CHARACTERS) {
            throw refused(refusal, text, "has 1 to " + MAX_CHARACTERS + " characters, had " + length);
        }
        return new ChatName(shown, key);
    }

    private static String withoutIdleBlanks(String stripped) {
        StringBuilder kept = new StringBuilder();
        boolean blank = false;
        for (int codePoint : stripped.codePoints().toArray()) {
            boolean wasBlank = blank;
            blank = Character.getType(codePoint) == Character.SPACE_SEPARATOR;
            if (!blank) {
                kept.append(wasBlank && kept.length() > 0 ? " " : "").appendCodePoint(codePoint);
            }
        }
        return kept.toString();
    }

    /** Through upper case, as some letters have several lower cases ("ς", "σ") and some two capitals ("ß": "SS", "ẞ"). */
    static String folded(String shown) {
        StringBuilder seen = new StringBuilder();
        shown.codePoints().filter(c -> !Characters.isVariationSelector(c)).forEach(seen::appendCodePoint);
        String folded = seen.toString()
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static ChatRefusedException refused(Refusal refusal, String text, String why) {
        return new ChatRefusedException(refusal, "a " + what(refusal) + " " + why + ": " + Excerpt.of(text));
    }

    private static String what(Refusal refusal) {
        return refusal == Refusal.ROOM ? "room name" : "name";
    }
}
