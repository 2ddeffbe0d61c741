package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;

@ArquillianTest
class PageHeadersIT {
    @ArquillianResource
    URL announced;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.html",
                "classic/clock.html",
                "js/pages.js",
                "css/style.css",
                "favicon.svg",
                "openapi.json"
            })
    void areOnPagesAndWhatBelongsToThem(String path) {
        HttpResponse<String> response = Http.get(Deployed.at(announced).address(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }
}
