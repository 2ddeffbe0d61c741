package bare;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends each event to all clients, without waiting for any, at the addresses of ours: what the server alone takes for it.
 * Nothing is kept, so who is not ready for an event does not get it.
 */
@WebServlet(urlPatterns = {"/api/stream", "/api/health/ready", "/api/channels/*"}, asyncSupported = true)
public class Fanout extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Set<Stream> STREAMS = ConcurrentHashMap.newKeySet();
    private static final Set<Session> SOCKETS = ConcurrentHashMap.newKeySet();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("stream")) {
            Stream.open(request, STREAMS);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        publish(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        response.setStatus(HttpServletResponse.SC_CREATED);
    }

    private static synchronized void publish(String event) {
        byte[] framed = ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
        for (Stream stream : STREAMS) {
            try {
                stream.send(framed);
            } catch (IOException | IllegalStateException e) {
                STREAMS.remove(stream);
            }
        }
        for (Session socket : SOCKETS) {
            try {
                socket.getAsyncRemote().sendText(event);
            } catch (IllegalStateException e) {
                SOCKETS.remove(socket);
            }
        }
    }

    /** A client that only listens. */
    @ServerEndpoint("/ws/stream")
    public static class Listener {
        @OnOpen
        public void opened(Session session) {
            SOCKETS.add(session);
        }

        @OnClose
        public void closed(Session session) {
            SOCKETS.remove(session);
        }

        @OnError
        public void failed(Session session, Throwable cause) {
            SOCKETS.remove(session);
        }
    }
}
