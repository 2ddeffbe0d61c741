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
 * Keeps slow clients from holding all request threads of the server, for which a few hundred that send one byte a second
 * would do. A few threads may wait for bodies; further bodies are received before Jakarta REST reads them, without a thread.
 * Why not all: Payara 6.2025.10 loses the notification about one of some 150 bodies that come in several pieces.
 *
 * <p>Trades as NDJSON may have any length: what is longer than other bodies may be, or does not say how long it is, is read
 * as it comes, and the number of such uploads is limited. A body that none of our resources reads, or such an upload without
 * the token, is left unread, and the connection is closed after the answer.
 */
@WebFilter(
        urlPatterns = {"/api/*", "/ws/*"},
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
        ReceivedBody received = BodyReceiver.received(request);
        if (received != null) {
            chain.doFilter(received.in(request), response);
            return;
        }
        if (!UnreadBody.isIn(request)) {
            chain.doFilter(request, response);
            return;
        }
        switch (BodyKind.of(RequestPath.of(request), request.getContentType())) {
            case OTHER -> passUnread(request, response, chain);
            case BOUNDED -> receive(request, response, chain);
            case UPLOAD -> {
                if (BodyReceiver.fits(request)) {
                    receive(request, response, chain);
                } else if (showsToken(request)) {
                    receiver.upload(response, () -> chain.doFilter(request, response));
                } else {
                    passUnread(request, response, chain);
                }
            }
        }
    }

    private boolean showsToken(HttpServletRequest request) {
        return token.isShownBy(request.getHeader("Authorization"));
    }

    /** Leaves the body to the resource, which most likely refuses it. */
    private static void passUnread(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        UnreadBody.closeAfter(request, response);
        chain.doFilter(request, response);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] whole = receiver.takeIfComplete(request);
        if (whole != null) {
            chain.doFilter(new ReceivedBody(whole, RequestAddress.of(request)).in(request), response);
        } else if (!receiver.readOnThisThread(request, response, chain)) {
            receiver.receive(request, response);
        }
    }
}
