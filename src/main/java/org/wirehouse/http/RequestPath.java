package org.wirehouse.http;

import jakarta.servlet.http.HttpServletRequest;

/** What a request asks for. */
public final class RequestPath {
    private RequestPath() {}

    /**
     * The path within the application, decoded, with a slash at its start. That of a WebSocket is all path info on Open
     * Liberty, and all servlet path elsewhere.
     */
    public static String of(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    /** True for what the server of events answers, and false for pages. */
    public static boolean isOfApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/ws/");
    }
}
