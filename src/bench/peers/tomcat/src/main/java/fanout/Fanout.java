package fanout;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
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
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * Sends each event to all clients, on Tomcat with nothing but Servlet and WebSocket of Jakarta EE 10, as one writes it by
 * hand: whoever publishes writes to one client after the other, and waits for each. So one who does not read holds up all.
 */
public final class Fanout extends HttpServlet {
    private static final byte[] HELLO = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int CONNECTIONS = 20_000;

    private static final Set<AsyncContext> STREAMS = ConcurrentHashMap.newKeySet();
    private static final Set<Session> SOCKETS = ConcurrentHashMap.newKeySet();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getServletPath().equals("/sse")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND); // who asks whether it is up needs an end
            return;
        }
        response.setContentType("text/event-stream");
        AsyncContext stream = request.startAsync();
        stream.setTimeout(0);
        send(stream, HELLO);
        STREAMS.add(stream);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        publish(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static synchronized void publish(String event) {
        byte[] framed = ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
        for (AsyncContext stream : STREAMS) {
            try {
                send(stream, framed);
            } catch (IOException | IllegalStateException e) {
                STREAMS.remove(stream); // Tomcat ends what is broken
            }
        }
        for (Session socket : SOCKETS) {
            try {
                socket.getBasicRemote().sendText(event);
            } catch (IOException | IllegalStateException e) {
                SOCKETS.remove(socket);
            }
        }
    }

    private static void send(AsyncContext stream, byte[] bytes) throws IOException {
        ServletOutputStream out = stream.getResponse().getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** A client that only listens. */
    @ServerEndpoint("/ws")
    public static final class Listener {
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
            SOCKETS.remove(session); // Tomcat would log it
        }
    }

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", Integer.toString(CONNECTIONS));
        connector.setProperty("acceptCount", "4096");
        connector.setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "fanout", new Fanout());
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "fanout"); // WebSocket is a filter, and without a servlet there is none
        context.addServletContainerInitializer(new WsSci(), Set.of(Listener.class));
        tomcat.start();
        tomcat.getServer().await();
    }
}
