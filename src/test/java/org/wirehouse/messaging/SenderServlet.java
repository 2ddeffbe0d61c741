package org.wirehouse.messaging;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Puts messages into a broker for a test, in an application of its own beside the WAR.
 *
 * <p>{@code POST send?destination=NAME&property=channel:news}: each line of the body becomes a text message, or with
 * {@code whole} the body becomes one, or with {@code bytes} one of bytes. {@code GET send?destination=NAME} answers how
 * many messages a queue holds.
 */
@WebServlet(urlPatterns = "/send")
@SuppressWarnings("BanJNDI") // the names are those of the test
public final class SenderServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        answer(response, session -> {
            MessageProducer producer = session.createProducer(destination(request));
            for (Message message : messages(session, request, body)) {
                for (String property : values(request, "property")) {
                    int colon = property.indexOf(':');
                    message.setStringProperty(property.substring(0, colon), property.substring(colon + 1));
                }
                producer.send(message);
            }
            return "sent";
        });
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, session -> {
            Enumeration<?> waiting =
                    session.createBrowser((Queue) destination(request)).getEnumeration();
            return String.valueOf(Collections.list(waiting).size());
        });
    }

    private static List<Message> messages(Session session, HttpServletRequest request, byte[] body)
            throws JMSException {
        if (request.getParameter("bytes") != null) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            return List.of(message);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        List<Message> messages = new ArrayList<>();
        for (String line : request.getParameter("whole") != null ? new String[] {text} : text.split("\n", -1)) {
            messages.add(session.createTextMessage(line));
        }
        return messages;
    }

    /** Something that is done with a session, and says what came of it. */
    private interface Work {
        String with(Session session) throws JMSException, NamingException;
    }

    private static void answer(HttpServletResponse response, Work work) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        try {
            ConnectionFactory factory = InitialContext.doLookup(MessagingSettings.DEFAULT_CONNECTION_FACTORY);
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                connection.start();
                response.getWriter().print(work.with(session));
            }
        } catch (JMSException | NamingException e) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.getWriter().print(e);
        }
    }

    private static Destination destination(HttpServletRequest request) throws NamingException {
        return InitialContext.doLookup(request.getParameter("destination"));
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
