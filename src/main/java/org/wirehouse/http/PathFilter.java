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

/**
 * Answers 400 to a path that is not UTF-8. RESTEasy (WildFly 39.0.1) would log a stack trace for each, so that any client could
 * fill the log.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class PathFilter implements Filter {
    private static final String PROBLEM =
            "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"the path is not UTF-8 in percent-encoding\"}";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RawPath.isWellFormed(((HttpServletRequest) request).getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getWriter().write(PROBLEM);
    }
}
