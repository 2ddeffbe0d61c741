package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;

/** The contract of a broadcaster, in the server: ours keeps it, and where that of the container does not is said here. */
@ExtendWith(ArquillianExtension.class)
class BroadcasterContractIT {
    @ArquillianResource
    URL announced;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive()
                .addClasses(BroadcasterContract.class, RecordingSink.class, BroadcasterContractResource.class);
    }

    @Test
    void oursKeepsEveryPoint() {
        assertThat(outcomes("hub"))
                .hasSameSizeAs(BroadcasterContract.points())
                .allSatisfy((point, outcome) -> assertThat(outcome).isEqualTo(BroadcasterContractResource.HOLDS));
    }

    /** Expected differences of Jersey 3.1, on Payara 6: the reason for a broadcaster of our own. */
    @Test
    void thatOfTheContainerBreaksThesePoints() {
        Map<String, String> broken = new TreeMap<>(outcomes("container"));
        broken.values().removeIf(BroadcasterContractResource.HOLDS::equals);

        assertThat(broken)
                .containsOnlyKeys(
                        "a burst of 2,000 events throws no sink out",
                        "a closed broadcaster refuses everything but close",
                        "a listener that throws disturbs nobody",
                        "a sink that throws is reported once and removed",
                        "a sink that was closed is reported to onClose once",
                        "a sink whose stage fails is reported once and removed",
                        "the stage of a broadcast completes when all sinks have the event");
    }

    private Map<String, String> outcomes(String kind) {
        JsonObject answer = Http.json(Http.get(BuiltWar.base(announced).resolve("api/test/broadcaster/" + kind)))
                .asJsonObject();
        Map<String, String> outcomes = new TreeMap<>();
        answer.forEach((point, outcome) -> outcomes.put(point, ((JsonString) outcome).getString()));
        return outcomes;
    }
}
