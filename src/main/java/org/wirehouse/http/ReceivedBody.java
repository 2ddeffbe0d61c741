package org.wirehouse.http;

import jakarta.servlet.http.HttpServletRequest;

/** A whole body, and the address of its request. */
final class ReceivedBody {
    private final byte[] bytes;
    private final RequestAddress address;

    ReceivedBody(byte[] bytes, RequestAddress address) {
        this.bytes = bytes;
        this.address = address;
    }

    /** The request with this body. */
    HttpServletRequest in(HttpServletRequest request) {
        return new ReceivedRequest(request, bytes, address);
    }
}
