package org.wirehouse.http;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.nio.charset.StandardCharsets;

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

    /** The document as UTF-8, for answers that do not come from Jakarta REST. */
    static byte[] document(int status, String title, String detail) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The response that carries the problem; the type is left out, which means {@code about:blank}. */
    public static Response response(StatusType status, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem(status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }
}
