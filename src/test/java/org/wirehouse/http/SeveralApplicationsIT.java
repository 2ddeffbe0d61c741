package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;

/** The WAR beside another one with classes of the same names, as after it was deployed anew. */
@ExtendWith(ArquillianExtension.class)
class SeveralApplicationsIT {
    @Deployment(name = "first", order = 1, testable = false)
    static WebArchive first() {
        return war("first.war");
    }

    @Deployment(name = "second", order = 2, testable = false)
    static WebArchive second() {
        return war("second.war");
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(BuiltWar.file())
                .as(WebArchive.class);
    }

    @Test
    void doNotShareTheirJson(
            @ArquillianResource @OperateOnDeployment("first") URL first,
            @ArquillianResource @OperateOnDeployment("second") URL second) {
        assertFeedIsLive(Deployed.at(first));
        assertFeedIsLive(Deployed.at(second));
    }

    private static void assertFeedIsLive(Deployed app) {
        assertThat(Http.json(Http.get(app.address("api/ticker/feed"))).asJsonObject())
                .hasToString("{\"feed\":\"live\",\"state\":\"running\"}");
        assertThat(Http.get(app.address("api/health/ready")).statusCode()).isEqualTo(200);
    }
}
