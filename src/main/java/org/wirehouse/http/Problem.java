package org.wirehouse.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;

/**
 * Why a request failed, for a person and for a program.
 *
 * @param title the name of the status
 * @param status the HTTP status code
 * @param detail what was wrong with this request, with the offending value
 */
public record Problem(String title, int status, String detail) {
    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The response that carries the problem; the type is left out, which means {@code about:blank}. */
    public static Response response(StatusType status, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem(status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }
}
