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
    @ValueSource(strings = {"nosuch", "nosuch.html", "a/b/c", "js/nosuch.js", "apis"})
    void isOurs(String path) {
        assertPage(Http.get(app().address(path)));
    }

    /** WildFly 39.0.1 answers by itself, before it calls the application. */
    @Test
    void keepsTheDescriptorPrivate() {
        HttpResponse<String> response = Http.get(app().address("WEB-INF/web.xml"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertNamesNoServer(response.body());
    }

    @Test
    void isOursForOtherMethodsToo() {
        HttpResponse<String> response = Http.post(app().address("nosuch"), "text/plain", "x");
        assertThat(response.statusCode()).isIn(404, 405); // servers differ
        assertPage(response, response.statusCode() == 404 ? "Page not found" : "Method not allowed");
    }

    private static void assertPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertPage(response, "Page not found");
    }

    private static void assertPage(HttpResponse<String> response, String heading) {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body()).contains("<h1>" + heading + "</h1>").doesNotContain("{");
        assertNamesNoServer(response.body());
    }

    private static void assertNamesNoServer(String body) {
        assertThat(body).doesNotContainIgnoringCase("payara", "glassfish", "wildfly", "undertow", "liberty", "SRVE");
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
