package org.wirehouse.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Receives request bodies before Jakarta REST reads them, so that no thread waits for a slow client. Without this filter, a
 * few hundred clients that send one byte a second hold all request threads of the server.
 *
 * <p>Two kinds of bodies are not received here. One whose token is missing or wrong, or that none of our resources reads, is
 * left unread, and the connection is closed after the answer. Trades as NDJSON have any length and are read as they come;
 * the number of such uploads is limited.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class BodyFilter implements Filter {
    @Inject
    BodyReceiver receiver;

    @Inject
    PublishToken token;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) servletRequest;
        var response = (HttpServletResponse) servletResponse;
        byte[] received = BodyReceiver.received(request);
        if (received != null) {
            chain.doFilter(new ReceivedRequest(request, received), response);
            return;
        }
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        switch (BodyKind.of(path(request), request.getContentType())) {
            case OTHER -> passUnread(request, response, chain);
            case PUBLIC -> receive(request, response, chain);
            case PUBLISHED -> {
                if (showsToken(request)) {
                    receive(request, response, chain);
                } else {
                    passUnread(request, response, chain);
                }
            }
            case UPLOAD -> {
                if (showsToken(request)) {
                    receiver.upload(response, () -> chain.doFilter(request, response));
                } else {
                    passUnread(request, response, chain);
                }
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    private boolean showsToken(HttpServletRequest request) {
        return token.isShownBy(request.getHeader("Authorization"));
    }

    /**
     * Leaves the body to the resource, which most likely refuses it. After the answer, WildFly 39.0.1 would hold the thread
     * until the rest of the body has come, unless the connection is to be closed.
     */
    private static void passUnread(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Connection", "close");
        chain.doFilter(request, response);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] whole = receiver.takeIfComplete(request);
        if (whole != null) {
            chain.doFilter(new ReceivedRequest(request, whole), response);
        } else {
            receiver.receive(request, response);
        }
    }
}
