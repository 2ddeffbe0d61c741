package org.wirehouse.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request was sent, as the client wrote it.
 *
 * @param uri the path, with its percent-encoding
 * @param url the same with scheme and host
 * @param query with its percent-encoding, if there is one
 */
record RequestAddress(String uri, String url, @Nullable String query) {
    static RequestAddress of(HttpServletRequest request) {
        return new RequestAddress(
                request.getRequestURI(), request.getRequestURL().toString(), request.getQueryString());
    }
}
