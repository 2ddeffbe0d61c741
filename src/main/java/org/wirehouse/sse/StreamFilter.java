package org.wirehouse.sse;

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

/**
 * Begins the streams that resource methods have opened, when Jakarta REST has done with the request: what it knows of one
 * takes more memory than the stream itself, and would stay for as long.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class StreamFilter implements Filter {
    @Inject
    EventStreams streams;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (!answered) {
                streams.abandon(asked);
            }
        }
        streams.begin(asked, (HttpServletResponse) response);
    }
}
