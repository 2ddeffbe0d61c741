package org.wirehouse.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.wirehouse.channels.PrivateChannelException;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.UnknownChannelException;
import org.wirehouse.market.RefusedTradeException;
import org.wirehouse.market.Trade;
import org.wirehouse.module.example.Minutes;
import org.wirehouse.module.example.NewsRoom;
import org.wirehouse.module.example.PriceDesk;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.Patience;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** Runs within the application of another team, beside its beans; what is said to be a client's runs outside. */
// not @ArquillianTest, which the server does not have
@ExtendWith({ArquillianExtension.class, Patience.class})
@Execution(ExecutionMode.SAME_THREAD)
class ModuleIT {
    private static final int MAX_DATA_BYTES = 64 * 1024;

    @Inject
    PriceDesk desk;

    @Inject
    NewsRoom newsRoom;

    @Inject
    Minutes minutes;

    @Inject
    Heckler heckler;

    @Inject
    Event<Publication> publications;

    @Inject
    Event<Trade> trades;

    @Inject
    HttpServletRequest request;

    @Deployment
    static WebArchive war() {
        return ForeignWar.archiveForTests().addClass(Heckler.class).addPackage(Deployed.class.getPackage());
    }

    /** The application as clients see it, from within. */
    private Deployed app() {
        return new Deployed(URI.create("http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/"));
    }

    @Test
    void carriesTheTradesOfADeskToTheTicker() {
        try (SseClient client =
                SseClient.open(app().address("api/ticker/stream?symbols=ACME")).placed()) {
            desk.sold("ACME", "12.50", 100);
            desk.sold("ACME", "12.75", 50);

            await().untilAsserted(() -> assertThat(client.data()).anySatisfy(quotes -> assertThat(quotes)
                    .contains("\"symbol\":\"ACME\"", "\"price\":12.75", "\"volume\":150", "\"trades\":2")));
        }
    }

    @Test
    void throwsWhyATradeIsRefused() {
        desk.sold("LATE", "10", 1);
        Instant daysAgo = Instant.now().minus(Duration.ofDays(3));
        Trade late = new Trade("LATE", BigDecimal.TEN, BigDecimal.ONE, daysAgo);

        assertThatThrownBy(() -> desk.sold("LATE", "-1", 1))
                .isInstanceOf(RefusedTradeException.class)
                .hasMessageContaining("was -1");
        assertThatThrownBy(() -> trades.fire(late))
                .isInstanceOf(RefusedTradeException.class)
                .hasMessageContaining(daysAgo.toString());
        assertThat(failure(trades.fireAsync(late)))
                .isInstanceOf(RefusedTradeException.class)
                .hasMessageContaining(daysAgo.toString());
    }

    @Test
    void carriesWhatIsFiredToTheFollowersOfAChannel() {
        try (SseClient stream = SseClient.open(app().stream("news")).placed();
                SocketClient socket = SocketClient.open(app().socket("news"))) {
            await().until(() -> !socket.notes("welcome").isEmpty());
            newsRoom.publish("It works");
            newsRoom.publishSoon("So does this").toCompletableFuture().join();

            List<String> stories = List.of("{\"headline\":\"It works\"}", "{\"headline\":\"So does this\"}");
            assertThat(stream.await(2)).extracting(SseEvent::data).isEqualTo(stories);
            assertThat(stream.events()).extracting(SseEvent::type).containsOnly("story");
            await().untilAsserted(() -> assertThat(socket.events())
                    .extracting(event -> event.getJsonObject("data").toString())
                    .isEqualTo(stories));
        }
    }

    @Test
    void throwsWhyAPublicationIsRefused() {
        assertRefused(text("nosuch", null, "x"), UnknownChannelException.class, "'nosuch'");
        assertRefused(text("ticker", null, "x"), PrivateChannelException.class, "'ticker'");
        assertRefused(text("news", "reset", "x"), IllegalArgumentException.class, "'reset'");
        assertRefused(text("prices", null, "x"), IllegalArgumentException.class, "'prices'");
        assertRefused(text("news", null, "x".repeat(MAX_DATA_BYTES + 1)), IllegalArgumentException.class, "had 65537");
        assertRefused(Publication.json("news", null, null, "{"), IllegalArgumentException.class, "not JSON");
        newsRoom.publish("Nobody was hurt");
    }

    private void assertRefused(Publication publication, Class<? extends RuntimeException> type, String part) {
        assertThatThrownBy(() -> publications.fire(publication))
                .isInstanceOf(type)
                .hasMessageContaining(part);
        assertThat(failure(publications.fireAsync(publication)))
                .isInstanceOf(type)
                .hasMessageContaining(part);
    }

    /** What the one observer threw, as the stage of {@code fireAsync} tells it. */
    private static Throwable failure(CompletionStage<?> stage) {
        CompletionException failure = catchThrowableOfType(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        assertThat(failure.getSuppressed()).hasSize(1);
        return failure.getSuppressed()[0];
    }

    private static Publication text(String channel, @Nullable String type, String data) {
        return new Publication(channel, type, null, data);
    }

    @Test
    void tellsObserversWhatWasSaidInItsOrderThoughOneOfThemFails() {
        try (SocketClient ann = SocketClient.open(app().address("ws/chat/Lobby?name=Ann"))) {
            await().until(() -> !ann.notes("welcome").isEmpty());
            ann.send("{\"type\":\"say\",\"text\":\"first\"}");
            await().until(() -> !ann.notes("ack").isEmpty());
            HttpResponse<String> posted = Http.post(
                    app().address("api/chat/lobby/messages"),
                    "application/json",
                    "{\"name\":\"Bob\",\"text\":\"second\"}");
            assertThat(posted.statusCode()).isEqualTo(201);
            ann.send("{\"type\":\"say\",\"text\":\"third\"}");

            await().untilAsserted(() -> assertThat(minutes.lines())
                    .containsExactly("Lobby: Ann: first", "Lobby: Bob: second", "Lobby: Ann: third"));
            await().untilAsserted(() -> assertThat(heckler.heard()).containsExactly("first", "second", "third"));
        }
    }

    @Test
    @RunAsClient
    void servesOurEndpointsBesideThePagesOfTheOtherTeam(@ArquillianResource URL announced) {
        Deployed app = Deployed.at(announced);

        HttpResponse<String> page = Http.get(app.address("desk.html"));
        assertThat(page.body()).contains("The desk");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(Http.get(app.address("api/health/ready")).statusCode()).isEqualTo(200);
        JsonObject feed = Http.json(Http.get(app.address("api/ticker/feed"))).asJsonObject();
        assertThat(feed.getString("feed")).isEqualTo("live");
    }

    @Test
    @RunAsClient
    void takesTheLargestMessageInOneFrame(@ArquillianResource URL announced) {
        byte[] message = new byte[16 * 1024 * 1024];
        try (SocketClient client =
                SocketClient.open(Deployed.at(announced).address("ws/echo")).send(message)) {
            await().until(() -> !client.binaries().isEmpty());
            assertThat(client.binaries().get(0)).isEqualTo(message);
        }
    }
}
