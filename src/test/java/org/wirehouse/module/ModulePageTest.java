package org.wirehouse.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for those who use Wirehouse as a module shows the code that {@link ModuleIT} tests. */
class ModulePageTest {
    private static final Path PAGE = Path.of("src/docs/module.md");
    private static final Path EXAMPLE = Path.of("src/test/java/org/wirehouse/module/example");
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void showsTheTestedExample() throws IOException {
        List<String> shown = CODE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();

        assertThat(shown).hasSize(3).allSatisfy(code -> assertThat(example()).contains(code));
    }

    private static String example() {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            return files.map(ModulePageTest::text).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
