package fanout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sends each event to all clients, on WebFlux with Netty. An event is framed once as bytes, which all clients share, and
 * each has a queue of its own, so that one who does not read holds up nobody.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Fanout {
    /** Events that may wait for one client before it is closed. */
    private static final int MOST_WAITING = 1_000;

    private static final byte[] HELLO = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final Sinks.EmitFailureHandler ONE_AT_A_TIME =
            Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1));

    private final Sinks.Many<byte[]> streamed = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<byte[]> messages = Sinks.many().multicast().directBestEffort();

    @Bean
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/sse", request -> stream())
                .POST("/pub", this::publish)
                .build();
    }

    private Mono<ServerResponse> publish(ServerRequest request) {
        return request.bodyToMono(String.class).flatMap(event -> {
            streamed.emitNext(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8), ONE_AT_A_TIME);
            messages.emitNext(event.getBytes(StandardCharsets.UTF_8), ONE_AT_A_TIME);
            return ServerResponse.noContent().build();
        });
    }

    private Mono<ServerResponse> stream() {
        Flux<Mono<DataBuffer>> events = ofOneClient(streamed)
                .startWith(HELLO)
                .map(bytes -> Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body((response, context) -> response.writeAndFlushWith(events));
    }

    @Bean
    SimpleUrlHandlerMapping sockets() {
        WebSocketHandler handler = session ->
                session.send(messages(session)).and(session.receive());
        return new SimpleUrlHandlerMapping(Map.of("/ws", handler), -1);
    }

    private Flux<WebSocketMessage> messages(WebSocketSession session) {
        return ofOneClient(messages)
                .map(bytes -> new WebSocketMessage(
                        WebSocketMessage.Type.TEXT, session.bufferFactory().wrap(bytes)));
    }

    private static Flux<byte[]> ofOneClient(Sinks.Many<byte[]> events) {
        return events.asFlux().onBackpressureBuffer(MOST_WAITING);
    }

    public static void main(String[] arguments) {
        System.setProperty("server.port", arguments[0]);
        System.setProperty("server.address", "127.0.0.1");
        SpringApplication.run(Fanout.class);
    }
}
