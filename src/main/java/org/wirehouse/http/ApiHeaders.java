package org.wirehouse.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Headers of what the API answers. Nothing of it may be stored or taken for another type; streams say so in their own way. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class ApiHeaders implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse headers = (HttpServletResponse) response;
        headers.setHeader("Cache-Control", "no-store");
        headers.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }
}
