package org.wirehouse.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Answers instead of the server's own error report: with a page, or for a program with a problem document. It is mapped in
 * {@code web.xml}, which stays with the pages: another application that has our classes has error pages of its own.
 */
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String TEMPLATE = "/WEB-INF/error.html";
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|ws)(/.*)?");

    /** For every method: also a POST may meet an error. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        String uri =
                Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        boolean forProgram = FOR_PROGRAMS
                .matcher(uri.substring(
                        Math.min(uri.length(), request.getContextPath().length())))
                .matches();
        String title = title(status);
        byte[] body = forProgram ? problem(title, status, uri) : page(title, status, request.getContextPath());
        PageHeaders.set(response);
        response.setStatus(status);
        response.setContentType(forProgram ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            // the client has left, which is nothing to log
        }
    }

    private static String title(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "Error " + status : known.getReasonPhrase();
    }

    private static byte[] problem(String title, int status, String uri) {
        return Problem.document(
                status,
                title,
                status == HttpServletResponse.SC_NOT_FOUND ? "there is nothing at '" + uri + "'" : title);
    }

    private byte[] page(String title, int status, String contextPath) throws IOException {
        String explanation = status == HttpServletResponse.SC_NOT_FOUND
                ? "There is nothing at this address."
                : "The server does not answer this request.";
        try (InputStream template = Objects.requireNonNull(getServletContext().getResourceAsStream(TEMPLATE))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{title}", sentence(status == HttpServletResponse.SC_NOT_FOUND ? "Page not found" : title))
                    .replace("{explanation}", explanation)
                    .replace("{root}", contextPath + "/")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** As our pages write their titles. */
    private static String sentence(String title) {
        return title.substring(0, 1) + title.substring(1).toLowerCase(Locale.ROOT);
    }
}
