package org.wirehouse.demo;

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
import org.wirehouse.http.RequestPath;

/** Answers 404 for the examples where they are switched off, and tells the pages so. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class DemoFilter implements Filter {
    /** The module of the pages that says whether the examples are there. */
    private static final String MODULE = "/js/demo.js";

    private static final String PROBLEM = "{\"title\":\"Not Found\",\"status\":404,\"detail\":"
            + "\"the examples are switched off on this server (wirehouse.demo is false)\"}";

    @Inject
    Demo demo;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of((HttpServletRequest) request);
        if (demo.on() || !(path.equals(MODULE) || Demo.isExample(path))) {
            chain.doFilter(request, response);
        } else {
            answer(path, (HttpServletResponse) response);
        }
    }

    private static void answer(String path, HttpServletResponse response) throws IOException {
        if (path.equals(MODULE)) {
            response.setHeader("Cache-Control", "no-cache");
            write(response, HttpServletResponse.SC_OK, "text/javascript", "export const demo = false;");
        } else if (RequestPath.isOfApi(path)) {
            write(response, HttpServletResponse.SC_NOT_FOUND, "application/problem+json", PROBLEM);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type + ";charset=UTF-8");
        response.getWriter().println(text);
    }
}
