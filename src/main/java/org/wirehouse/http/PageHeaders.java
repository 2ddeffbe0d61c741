package org.wirehouse.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers of the pages and what belongs to them. Scripts have no version in their names, so a browser has to ask whether
 * its copy is still good; nothing is loaded from elsewhere, and the browser is told so. It is mapped in {@code web.xml}, which
 * stays with the pages: another application that has our classes has pages of its own.
 */
public class PageHeaders implements Filter {
    /** Those that do not follow {@code default-src} are named, too. */
    private static final String SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        set((HttpServletResponse) response);
        chain.doFilter(request, response);
    }

    /** Sets the headers of a page. */
    static void set(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Security-Policy", SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
