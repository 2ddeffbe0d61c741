package org.wirehouse.bench;

import java.util.function.BiConsumer;

/** Takes an array of quotes apart without reading the quotes, which would cost more than all the rest of a client. */
final class QuoteArray {
    private static final String SYMBOL = "\"symbol\":\"";

    private QuoteArray() {}

    /** @param found takes the symbol and the text of each quote */
    static void read(String array, BiConsumer<String, String> found) {
        boolean inText = false;
        int start = -1;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (inText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{') {
                start = i;
            } else if (c == '}') {
                String quote = array.substring(start, i + 1);
                found.accept(symbol(quote), quote);
            }
        }
    }

    private static String symbol(String quote) {
        int at = quote.indexOf(SYMBOL);
        int end = quote.indexOf('"', at + SYMBOL.length());
        if (at < 0 || end < 0) {
            throw new IllegalArgumentException("a quote without a symbol: " + quote);
        }
        return quote.substring(at + SYMBOL.length(), end);
    }
}
