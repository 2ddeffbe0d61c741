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
import org.wirehouse.security.SecurityEvent;
import org.wirehouse.security.SecurityLog;

/**
 * Lets pages of the listed origins use the API (CORS), and refuses WebSocket handshakes from pages of any other origin but
 * our own: a browser would open those for every site.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">WHATWG Fetch, CORS protocol</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2">RFC 6455, section 4.2.2: 403 for an origin that is not
 *     accepted</a>
 */
@WebFilter(
        urlPatterns = {"/api/*", "/ws/*"},
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC}, // either way: filters have no order
        asyncSupported = true)
public class CrossOrigins implements Filter {
    private static final String SECONDS_TO_REMEMBER = "600";

    @Inject
    OriginPolicy policy;

    @Inject
    SecurityLog log;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (admits((HttpServletRequest) request, (HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = request.getHeader("Origin");
        if (path(request).startsWith("/ws")) {
            boolean allowed = policy.allows(origin, request.getHeader("Host"));
            if (!allowed) {
                log.record(SecurityEvent.FOREIGN_ORIGIN, String.valueOf(request.getRemoteAddr()));
                refuse(response, origin);
            }
            return allowed;
        }
        response.setHeader("Vary", "Origin");
        if (policy.isListed(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
            return !isPreflight(request) || answered(response);
        }
        return true;
    }

    /** Within the application: that of a WebSocket is all path info on Open Liberty, and all servlet path elsewhere. */
    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Answers a preflight; the resource is not asked. */
    private static boolean answered(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader(
                "Access-Control-Allow-Headers", "Authorization, Content-Encoding, Content-Type, Last-Event-ID");
        response.setHeader("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return false;
    }

    private static void refuse(HttpServletResponse response, String origin) throws IOException {
        String shown = origin.length() <= 100 ? origin : origin.substring(0, 100) + "…";
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .println(
                        "pages of '" + shown + "' may not connect: list the origin in wirehouse.origins on the server");
    }
}
