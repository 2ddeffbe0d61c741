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
 * takes more memory than the stream itself, and would stay for as long. Around all requests, because an application that
 * has our classes may have our resources below a path of its own, too.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class StreamFilter implements Filter {
    @Inject
    EventStreams streams;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        Handover handover = Handover.prepare(asked);
        try {
            chain.doFilter(request, response);
            EventStream stream = handover.take();
            if (stream != null) {
                streams.begin(stream, asked, (HttpServletResponse) response);
            }
        } finally {
            handover.abandon();
        }
    }
}
