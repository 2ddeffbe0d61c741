package org.wirehouse.bench;

import java.util.Locale;

/** What the plots have in common. */
final class Svg {
    private Svg() {}

    /** Width and height in pixels. The drawing has to be closed. */
    static String head(int width, int height, String title) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><title>%s</title><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                width,
                height,
                text(title));
    }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
