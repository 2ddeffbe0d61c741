package org.wirehouse.chat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names that look alike though they are written with other characters, such as a Cyrillic {@code а} for a Latin one.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/">Unicode security mechanisms</a>
 */
final class LookAlikes {
    /** Scripts that share the look of many letters. */
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE,
            UnicodeScript.LISU);

    /** Letters of other scripts and the Latin ones that they look like, small or capital. */
    private static final Map<Integer, Integer> LATIN = new HashMap<>();

    static {
        pair("авеёһіїјкӏмнорԛсѕтуԝхѵԁ", "abeëhiïjklmhopqcstywxvd"); // Cyrillic
        pair("αβεζηικμνορτυχϲϳ", "abezhikmnoptyxcj"); // Greek
        pair("օսցհ", "ough"); // Armenian
    }

    private LookAlikes() {}

    private static void pair(String letters, String latin) {
        for (int i = 0; i < letters.length(); i++) {
            LATIN.put((int) letters.charAt(i), (int) latin.charAt(i));
        }
    }

    /** The scripts of a name that can be taken for each other; more than one is a disguise. */
    static Set<UnicodeScript> scripts(String name) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(SCRIPTS::contains)
                .forEach(scripts::add);
        return scripts;
    }

    /** What all names that look like this one have in common, whatever their script, width and case. */
    static String skeleton(String name) {
        StringBuilder latin = new StringBuilder();
        ChatName.folded(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .codePoints()
                .map(letter -> LATIN.getOrDefault(letter, letter))
                .forEach(latin::appendCodePoint);
        return Normalizer.normalize(latin, Normalizer.Form.NFC);
    }
}
