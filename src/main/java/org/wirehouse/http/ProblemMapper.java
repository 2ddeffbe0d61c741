package org.wirehouse.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.TooManyChannelsException;
import org.wirehouse.hub.UnknownChannelException;

/** Turns whatever a resource throws into a problem document; no client ever sees a stack trace. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final int RETRY_SECONDS = 60;

    private static final List<String> KEPT =
            List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, "Connection");

    /** RESTEasy (WildFly 39.0.1, Open Liberty 26.0.0.3) has texts of its own, with a code and without what was asked for. */
    private static final Pattern OF_THE_CONTAINER = Pattern.compile("HTTP \\d{3} |RESTEASY\\d+: ");

    @Inject
    AcceptedTypes acceptedTypes;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException e) {
            return ofWebApplication(e);
        }
        if (failure instanceof UnknownChannelException e) {
            return Problem.response(Status.NOT_FOUND, String.valueOf(e.getMessage()));
        }
        if (failure instanceof TooManyChannelsException e) {
            return Response.fromResponse(Problem.response(Status.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage())))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
        if (failure instanceof UnfinishedBodyException) {
            // Without a document: most likely nobody is there, and Jersey logs a stack trace if it cannot send one.
            return Response.status(Status.BAD_REQUEST).build();
        }
        LOG.log(Level.ERROR, "a request failed", failure);
        return Problem.response(Status.INTERNAL_SERVER_ERROR, "the server failed; its log says why");
    }

    private Response ofWebApplication(WebApplicationException failure) {
        Response original = failure.getResponse();
        if (original.hasEntity()) {
            return original;
        }
        Response.ResponseBuilder response =
                Response.fromResponse(Problem.response(original.getStatusInfo(), detail(failure, original)));
        for (String header : KEPT) {
            if (original.getHeaderString(header) != null) {
                response.header(header, original.getHeaderString(header));
            }
        }
        return response.build();
    }

    /** Our own message; where the container found no method to call, what it did not find. */
    private String detail(WebApplicationException failure, Response original) {
        String message = failure.getMessage();
        if (message != null && !OF_THE_CONTAINER.matcher(message).lookingAt()) {
            return message;
        }
        return switch (original.getStatus()) {
            case 404 -> "there is nothing at '" + uri.getPath() + "'";
            case 405 -> notAllowed(original.getHeaderString(HttpHeaders.ALLOW));
            case 406 -> "nothing of what 'Accept: " + headers.getHeaderString(HttpHeaders.ACCEPT) + "' asks for";
            case 415 -> notAccepted(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
            case 503 -> "too many clients at the moment, or the server is going down; come back later";
            default -> original.getStatusInfo().getReasonPhrase();
        };
    }

    private String notAllowed(@Nullable String allowed) {
        String refused = request.getMethod() + " is not allowed here";
        return allowed == null ? refused : refused + "; allowed: " + allowed;
    }

    private String notAccepted(@Nullable String mediaType) {
        String refused = mediaType == null
                ? "the body has no Content-Type"
                : "'Content-Type: " + mediaType + "' is not accepted here";
        Set<String> accepted = acceptedTypes.of(request.getMethod(), uri.getPath());
        return accepted.isEmpty() ? refused : refused + "; accepted: " + String.join(", ", accepted);
    }
}
