package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirehouse.market.ReplayFilter;
import org.wirehouse.market.ReplayFormat;
import org.wirehouse.market.ReplaySettings;

class ReplaySettingsReaderTest {
    @Test
    void takeMostFilesAsTheyAre() {
        ReplaySettings replay = read(Map.of());

        assertThat(replay.file()).isEqualTo(Path.of("trades.csv"));
        assertThat(replay.format()).isEqualTo(ReplayFormat.USUAL);
        assertThat(replay.filter()).isEmpty();
        assertThat(replay.loop()).isFalse();
    }

    @Test
    void readAnotherFormat() {
        ReplaySettings replay = read(Map.of(
                "charset", "windows-1252",
                "delimiter", "Tab",
                "decimal.mark", ",",
                "header", "false",
                "date", "2012-06-21",
                "price.scale", "4",
                "filter.column", "2",
                "filter.values", "4, 5"));

        assertThat(replay.format())
                .isEqualTo(new ReplayFormat(
                        Charset.forName("windows-1252"), '\t', ',', false, Optional.of(LocalDate.of(2012, 6, 21)), 4));
        assertThat(replay.filter()).contains(new ReplayFilter("2", Set.of("4", "5")));
        assertThat(read(Map.of("delimiter", ";")).format().delimiter()).isEqualTo(';');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "charset       | klingon    | a charset such as windows-1252",
                "delimiter     | ;;         | one character such as ; or",
                "delimiter     | 1          | one character such as ; or",
                "decimal.mark  | x          | . or ,",
                "decimal.mark  | ,          | another character than wirehouse.replay.delimiter",
                "header        | no         | true or false",
                "date          | 21.06.2012 | a date such as 2012-06-21",
                "price.scale   | 19         | a number from 0 to 18"
            })
    void sayWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .hasMessageContaining("wirehouse.replay." + name + " must be " + allowed)
                .hasMessageContaining("was '" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"filter.column, filter.values", "filter.values, filter.column"})
    void wantBothHalvesOfAFilter(String set, String unset) {
        assertThatThrownBy(() -> read(Map.of(set, "4")))
                .hasMessageContaining(
                        "wirehouse.replay." + unset + " must be set when wirehouse.replay." + set + " is");
    }

    private static ReplaySettings read(Map<String, String> replay) {
        Map<String, String> properties = new HashMap<>(Map.of("wirehouse.replay.file", "trades.csv"));
        replay.forEach((name, value) -> properties.put("wirehouse.replay." + name, value));
        return Settings.read(new SettingsReader(properties, Map.of())).replay().orElseThrow();
    }
}
