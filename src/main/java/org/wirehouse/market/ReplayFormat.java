package org.wirehouse.market;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How the rows of a recording are written.
 *
 * @param charset of the file; a byte order mark of UTF-16 wins
 * @param delimiter between two fields
 * @param decimalMark {@code .} or {@code ,}; groups of thousands are not read
 * @param header whether the first row names the columns; if not, their names are their positions from {@code 1}
 * @param date if there, times are seconds after its midnight, by the clock of the market's zone
 * @param priceScale how many digits of a price are after the point though the point is not written; 0 if prices are as
 *     written
 */
public record ReplayFormat(
        Charset charset, char delimiter, char decimalMark, boolean header, Optional<LocalDate> date, int priceScale) {

    /** As most files are: UTF-8, commas, decimal points, a header. */
    public static final ReplayFormat USUAL =
            new ReplayFormat(StandardCharsets.UTF_8, ',', '.', true, Optional.empty(), 0);

    /** @throws IllegalArgumentException if a component is not as described, or a character has two meanings */
    public ReplayFormat {
        if (decimalMark != '.' && decimalMark != ',') {
            throw new IllegalArgumentException("the decimal mark is a point or a comma, was '" + decimalMark + "'");
        }
        if (!canSeparate(delimiter) || delimiter == decimalMark) {
            throw new IllegalArgumentException("'" + delimiter + "' cannot separate fields");
        }
        if (priceScale < 0 || priceScale > Decimals.MAX_SCALE) {
            throw new IllegalArgumentException(
                    "the scale of prices is 0 to " + Decimals.MAX_SCALE + ", was " + priceScale);
        }
    }

    /** Whether a character may be a delimiter: it is in no number or time, and means nothing else to CSV. */
    public static boolean canSeparate(char delimiter) {
        return !Character.isLetterOrDigit(delimiter) && "\"\n\r.-+".indexOf(delimiter) < 0;
    }
}
