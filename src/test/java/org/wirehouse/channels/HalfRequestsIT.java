package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Deployed.numbers;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** Clients that begin a request and do not finish it, by accident or to hold the server up ("slow loris"). */
@ArquillianTest
class HalfRequestsIT {
    @ArquillianResource
    URL announced;

    private final List<RawHttp> sockets = new ArrayList<>();
    private Deployed app;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void find() {
        app = Deployed.at(announced);
    }

    @AfterEach
    void hangUp() {
        sockets.forEach(RawHttp::close);
    }

    @Test
    void servesOthersWhileFiftyNeverFinishTheirHeaders() {
        URI stream = app.stream("news");
        String request = RawHttp.requestLine("GET", stream) + "X-Slow: ";
        for (int i = 0; i < 50; i++) {
            sockets.add(RawHttp.connect(stream));
        }
        for (int i = 0; i < request.length(); i++) {
            String letter = request.substring(i, i + 1);
            sockets.forEach(socket -> socket.send(letter));
        }
        assertOthersAreServed();
    }

    @Test
    void servesOthersWhileTwentyNeverSendTheirBodies() {
        for (int i = 0; i < 20; i++) {
            sockets.add(RawHttp.connect(app.base())
                    .send(RawHttp.publishing(app.events("news")) + "Content-Length: 1000\r\n\r\nbeginning"));
        }
        assertOthersAreServed();
    }

    private void assertOthersAreServed() {
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            app.publishNumbers("news", 0, 20);
            assertThat(client.await(20)).extracting(SseEvent::data).isEqualTo(numbers(0, 20));
        }
    }

    @Test
    void publishesNoEventOfWhichOnlyTheBeginningCame() {
        String before = app.publish("bench", "before");
        String start = RawHttp.publishing(app.events("bench"));
        try (RawHttp announced = RawHttp.connect(app.base());
                RawHttp chunked = RawHttp.connect(app.base());
                RawHttp vanished = RawHttp.connect(app.base())) {
            announced.send(start + "Content-Length: 1000\r\n\r\nhalf an event").finish();
            chunked.send(start + "Transfer-Encoding: chunked\r\n\r\n8\r\nhalf an \r\n")
                    .finish();
            vanished.send(start + "Content-Length: 1000\r\n\r\nhalf an event").vanish();
            assertThat(announced.status()).doesNotContain(" 2");
            assertThat(chunked.status()).doesNotContain(" 2");
        }
        app.publish("bench", "after");
        assertThat(app.page("bench", "after=" + before).getJsonArray("events").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("data"))
                .containsExactly("after");
    }
}
