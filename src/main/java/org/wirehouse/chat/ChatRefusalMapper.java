package org.wirehouse.chat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.wirehouse.http.Problem;

/** What the chat refuses, as problem documents. */
@Provider
public class ChatRefusalMapper implements ExceptionMapper<ChatRefusedException> {
    @Override
    public Response toResponse(ChatRefusedException refused) {
        Status status =
                switch (refused.refusal()) {
                    case NAME_IN_USE -> Status.CONFLICT;
                    case ROOM_FULL, CONNECTIONS -> Status.SERVICE_UNAVAILABLE;
                    case RATE, ROOMS -> Status.TOO_MANY_REQUESTS;
                    case JSON, TYPE, FIELD, ROOM, NAME, TEXT -> Status.BAD_REQUEST;
                };
        Response.ResponseBuilder response = Response.fromResponse(Problem.response(status, refused.detail()));
        if (refused.refusal() == Refusal.RATE) {
            // whole seconds, so rounded up: who comes back then is not refused again
            response.header(HttpHeaders.RETRY_AFTER, refused.retryAfter().toSeconds() + 1);
        }
        return response.build();
    }
}
