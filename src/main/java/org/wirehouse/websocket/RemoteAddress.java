package org.wirehouse.websocket;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.websocket.Session;
import java.io.IOException;

/**
 * Where a session comes from, which the WebSocket API does not tell: the handshake is a request, and happens on its
 * thread. Behind a proxy this is the address of the proxy, unless the server is told to believe its headers.
 */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class RemoteAddress implements Filter {
    static final String PROPERTY = "org.wirehouse.address";

    private static final String UNKNOWN = "";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    /** The address of a session; empty if it is not known. */
    public static String of(Session session) {
        return String.valueOf(session.getUserProperties().getOrDefault(PROPERTY, UNKNOWN));
    }

    /** The address of the handshake that is going on in this thread; empty if there is none. */
    static String current() {
        String address = CURRENT.get();
        return address == null ? UNKNOWN : address;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CURRENT.set(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }
}
