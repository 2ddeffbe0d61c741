package org.wirehouse.sse;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where a resource method leaves the stream that is to be the response to its request. */
final class Handover {
    private static final String ATTRIBUTE = Handover.class.getName();

    private @Nullable EventStream stream;

    private Handover() {}

    /** Prepares a request, before the resource is asked. */
    static Handover prepare(HttpServletRequest request) {
        Handover prepared = new Handover();
        request.setAttribute(ATTRIBUTE, prepared);
        return prepared;
    }

    /**
     * That of a request.
     *
     * @throws IllegalStateException if it was not prepared, so that a stream would never begin
     */
    static Handover of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Handover prepared) {
            return prepared;
        }
        throw new IllegalStateException(
                StreamFilter.class.getName() + " is not around " + request.getRequestURI() + ": no stream can begin");
    }

    void leave(EventStream opened) {
        stream = opened;
    }

    /** The stream, once; none if no resource has left one. */
    @Nullable
    EventStream take() {
        EventStream taken = stream;
        stream = null;
        return taken;
    }

    /** Ends a stream that was not taken, because the request has failed. */
    void abandon() {
        EventStream left = take();
        if (left != null) {
            left.abort();
        }
    }
}
