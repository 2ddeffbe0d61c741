package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** A destination is set, and it is not there. */
class MissingMessagingIT {
    private static final String SETTING = "wirehouse.messaging.events";
    private static final String NAME = "jms/nosuch";

    @Test
    @EnabledIfSystemProperty(
            named = "arquillian.launch",
            matches = "wildfly|open-liberty",
            disabledReason = "the server has the API")
    void failsTheDeploymentWhereTheServerHasNoJakartaMessaging() {
        try (Server server = Server.launch(Map.of(SETTING, NAME))) {
            await().untilAsserted(() -> assertThat(server.log())
                    .contains(SETTING + " is set to '" + NAME + "', but this server has no Jakarta Messaging"));
            await().until(server::hasStarted);
            assertThat(Http.get(server.address("api/health/live")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "arquillian.launch",
            matches = "payara-micro|payara|glassfish",
            disabledReason = "the server lacks the API")
    void servesClientsAndSaysWhatIsMissingWhereJndiDoesNotHaveIt() {
        try (Server server = Server.start(Map.of(SETTING, NAME))) {
            await().untilAsserted(() -> assertThat(
                            Http.get(server.address("api/health/ready")).body())
                    .contains("\"state\":\"connecting\"", "\"problem\":\"JNDI has no '", "(wirehouse.messaging."));
            assertThat(server.log()).containsOnlyOnce("JNDI has no '");
        }
    }
}
