package org.wirehouse.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Keeps slow request bodies from holding threads where a page is asked for, since no page reads a body. Declared in
 * {@code web.xml}, so that an application that embeds the classes can read bodies at its own paths.
 */
public class PageBodies implements Filter {
    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) servletRequest;
        if (!RequestPath.isOfApi(RequestPath.of(request)) && UnreadBody.isIn(request)) {
            UnreadBody.closeAfter(request, (HttpServletResponse) response);
        }
        chain.doFilter(request, response);
    }
}
