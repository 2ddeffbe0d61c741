package org.wirehouse.http;

import jakarta.inject.Inject;
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
 * Answers 421 to requests for names that this server does not know, before anything else sees them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110, section 15.5.20: Misdirected Request</a>
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HostFilter implements Filter {
    private static final int MISDIRECTED_REQUEST = 421;
    private static final int MAX_SHOWN = 100;

    @Inject
    HostPolicy policy;

    @Inject
    SecurityLog log;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = ((HttpServletRequest) request).getHeader("Host");
        if (host == null) {
            host = request.getServerName(); // HTTP/2 has :authority instead
        }
        if (policy.accepts(host, request.getLocalAddr())) {
            chain.doFilter(request, response);
        } else {
            log.record(SecurityEvent.UNKNOWN_HOST, String.valueOf(request.getRemoteAddr()));
            refuse((HttpServletResponse) response, host);
        }
    }

    private static void refuse(HttpServletResponse response, String host) throws IOException {
        String shown = host.length() <= MAX_SHOWN ? host : host.substring(0, MAX_SHOWN) + "…";
        response.setStatus(MISDIRECTED_REQUEST);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter()
                .println("This server does not answer for the host '" + shown
                        + "'. If that is its name, add it to wirehouse.hosts (WIREHOUSE_HOSTS) on the server.");
    }
}
