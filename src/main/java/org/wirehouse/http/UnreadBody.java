package org.wirehouse.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The body of a request that nobody reads. */
final class UnreadBody {
    private UnreadBody() {}

    static boolean isIn(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /**
     * Closes the connection after the answer. WildFly 39.0.1 would otherwise hold the thread until the rest of the body has
     * come. HTTP/2 has no such header, and ends the one request instead.
     */
    static void closeAfter(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
    }
}
