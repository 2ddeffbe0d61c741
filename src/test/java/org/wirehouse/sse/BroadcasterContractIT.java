package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;

/** The contract of a broadcaster, in the server: ours keeps it, and where that of the container does not is said here. */
@ArquillianTest
class BroadcasterContractIT {
    private static final Set<String> RESTEASY = Set.of("wildfly", "open-liberty");

    /** Jersey 3.1, on Payara 6. */
    private static final Set<String> BROKEN_BY_JERSEY = Set.of(
            "a burst of 2,000 events throws no sink out",
            "a closed broadcaster refuses everything but close",
            "a listener that throws disturbs nobody",
            "a sink that throws is reported once and removed",
            "a sink that was closed is reported to onClose once",
            "a sink whose stage fails is reported once and removed",
            "the stage of a broadcast completes when all sinks have the event");

    /** RESTEasy 6.2, on WildFly 39 and Open Liberty 26: it sends to a sink when the one before has the event. */
    private static final Set<String> BROKEN_BY_RESTEASY = Set.of(
            "a burst of 2,000 events throws no sink out",
            "a listener that throws disturbs nobody",
            "a sink that blocks holds up neither the caller nor another sink",
            "a sink that stalls holds up no other sink",
            "the stage of a broadcast completes when all sinks have the event");

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

    /** Expected differences: the reason for a broadcaster of our own. */
    @Test
    void thatOfTheContainerBreaksThesePoints() {
        Map<String, String> broken = new TreeMap<>(outcomes("container"));
        broken.values().removeIf(BroadcasterContractResource.HOLDS::equals);

        boolean resteasy = RESTEASY.contains(System.getProperty("arquillian.launch"));
        assertThat(broken.keySet()).isEqualTo(resteasy ? BROKEN_BY_RESTEASY : BROKEN_BY_JERSEY);
    }

    private Map<String, String> outcomes(String kind) {
        JsonObject answer = Http.json(Http.get(BuiltWar.base(announced).resolve("api/test/broadcaster/" + kind)))
                .asJsonObject();
        Map<String, String> outcomes = new TreeMap<>();
        answer.forEach((point, outcome) -> outcomes.put(point, ((JsonString) outcome).getString()));
        return outcomes;
    }
}
