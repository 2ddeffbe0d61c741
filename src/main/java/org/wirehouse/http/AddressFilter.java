package org.wirehouse.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers 400 to addresses that are no URI, or not UTF-8 in percent-encoding. RESTEasy would log a stack trace for each on WildFly
 * 39.0.1, so that any client could fill the log, and answer 500 on Open Liberty 26.0.0.3. Tyrus (Payara 6.2025.10) would fail in the
 * middle of a handshake, after which the objects of the request are damaged and other requests get them.
 */
@WebFilter(
        urlPatterns = {"/api/*", "/ws/*"},
        asyncSupported = true)
public class AddressFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        String problem = problem((HttpServletRequest) request);
        if (problem == null) {
            chain.doFilter(request, servletResponse);
            return;
        }
        var response = (HttpServletResponse) servletResponse;
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Problem.document(HttpServletResponse.SC_BAD_REQUEST, "Bad Request", problem));
    }

    private static @Nullable String problem(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        if (!RawAddress.isUtf8(path)) {
            return "the path is not UTF-8 in percent-encoding";
        }
        if (query != null && !RawAddress.isUtf8(query)) {
            return "the query is not UTF-8 in percent-encoding";
        }
        if (!RawAddress.isUri(query == null ? path : path + '?' + query)) {
            return "the address has characters that must be percent-encoded, such as spaces, quotes, brackets or |";
        }
        return null;
    }
}
