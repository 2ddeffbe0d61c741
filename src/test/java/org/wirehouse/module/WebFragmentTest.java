package org.wirehouse.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the WAR says about its context in {@code web.xml}, the classes alone have to say in a fragment. */
class WebFragmentTest {
    private static final Pattern CONTEXT_PARAMETER = Pattern.compile("(?s)<context-param>(.*?)</context-param>");

    @Test
    void hasTheParametersOfTheWar() throws IOException {
        assertThat(parameters("src/main/resources/META-INF/web-fragment.xml"))
                .isNotEmpty()
                .isEqualTo(parameters("src/main/webapp/WEB-INF/web.xml"));
    }

    private static List<String> parameters(String descriptor) throws IOException {
        return CONTEXT_PARAMETER
                .matcher(Files.readString(Path.of(descriptor)))
                .results()
                .map((MatchResult parameter) -> parameter.group(1).replaceAll("\\s", ""))
                .toList();
    }
}
