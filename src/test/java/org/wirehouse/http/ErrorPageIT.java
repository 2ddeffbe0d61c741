package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Problems.assertProblem;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;

/** Nobody sees the error report of a server, which gives away its name and version. */
@ArquillianTest
class ErrorPageIT {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

    @ArquillianResource
    URL announced;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    private Deployed app() {
        return Deployed.at(announced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "nosuch.html", "a/b/c", "js/nosuch.js", "WEB-INF/web.xml", "apis"})
    void isOurs(String path) {
        assertPage(Http.get(app().address(path)));
    }

    @Test
    void isOursForOtherMethodsToo() {
        assertPage(Http.post(app().address("nosuch"), "text/plain", "x"));
    }

    private static void assertPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body())
                .contains("<h1>Page not found</h1>")
                .doesNotContainIgnoringCase("payara", "glassfish", "wildfly", "undertow", "liberty", "SRVE", "{");
    }

    @Test
    void linksToWhatIsThere() {
        HttpResponse<String> page = Http.get(app().address("a/b/nosuch"));
        List<String> links =
                LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();

        assertThat(links).hasSizeGreaterThan(4);
        assertThat(links).allSatisfy(link -> {
            URI address = app().base().resolve(link);
            assertThat(Http.get(address).statusCode()).as(link).isEqualTo(200);
        });
    }

    @Test
    void isADocumentForPrograms() {
        assertProblem(Http.get(app().address("api/nosuch")), 404, "nosuch");
        assertProblem(Http.get(app().address("ws/nosuch")), 404, "ws/nosuch");
    }

    @Test
    void leavesTheIconThatBrowsersAskForByThemselves() {
        HttpResponse<String> icon = Http.get(app().address("favicon.ico"));

        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type").orElse("")).startsWith("image/");
    }
}
