package fanout;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends each event to all clients. There is a verticle for each processor, with one consumer of the event bus and the
 * clients of its event loop, so an event is framed once for all of them and no client needs another thread.
 */
public final class Fanout extends AbstractVerticle {
    /** Bytes that may wait for one client before it is closed. */
    private static final int MOST_WAITING = 1_000_000;

    private static final String ADDRESS = "events";

    private final int port;
    private final Set<HttpServerResponse> streams = new HashSet<>();
    private final Set<ServerWebSocket> sockets = new HashSet<>();

    private Fanout(int port) {
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.eventBus().<String>consumer(ADDRESS, message -> deliver(message.body()));
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setAcceptBacklog(4096)
                .setTcpNoDelay(true);
        vertx.createHttpServer(options)
                .webSocketHandler(this::join)
                .requestHandler(this::serve)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void serve(HttpServerRequest request) {
        switch (request.path()) {
            case "/sse" -> stream(request.response());
            case "/pub" -> request.body().onSuccess(body -> {
                vertx.eventBus().publish(ADDRESS, body.toString());
                request.response().setStatusCode(204).end();
            });
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void stream(HttpServerResponse response) {
        streams.add(response);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setWriteQueueMaxSize(MOST_WAITING)
                .exceptionHandler(gone -> streams.remove(response))
                .closeHandler(gone -> streams.remove(response));
        response.write(":\n\n");
    }

    private void join(ServerWebSocket socket) {
        sockets.add(socket);
        socket.setWriteQueueMaxSize(MOST_WAITING)
                .exceptionHandler(gone -> sockets.remove(socket))
                .closeHandler(gone -> sockets.remove(socket));
    }

    private void deliver(String event) {
        Buffer framed = Buffer.buffer("data: " + event + "\n\n");
        for (HttpServerResponse stream : List.copyOf(streams)) {
            if (stream.writeQueueFull()) {
                stream.reset();
            } else {
                stream.write(framed);
            }
        }
        for (ServerWebSocket socket : List.copyOf(sockets)) {
            if (socket.writeQueueFull()) {
                socket.close();
            } else {
                socket.writeTextMessage(event);
            }
        }
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .deployVerticle(
                        () -> new Fanout(port),
                        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }
}
