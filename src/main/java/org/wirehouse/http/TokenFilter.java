package org.wirehouse.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a request pass that brings the token. Our own filter, because container security needs a change of the server on
 * WildFly, which a WAR cannot bring.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, Bearer Token Usage</a>
 */
@Provider
@TokenRequired
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    @Inject
    PublishToken token;

    @Override
    public void filter(ContainerRequestContext request) {
        if (token.value().isEmpty()) {
            request.abortWith(Problem.response(
                    Status.FORBIDDEN,
                    "publishing is off: set wirehouse.publish.token (or WIREHOUSE_PUBLISH_TOKEN) on the server"));
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            abort(request, "send the publish token as 'Authorization: Bearer TOKEN'", "Bearer");
        } else if (!token.matches(authorization.substring(SCHEME.length()).strip())) {
            abort(request, "this is not the publish token", "Bearer error=\"invalid_token\"");
        }
    }

    private static void abort(ContainerRequestContext request, String detail, String challenge) {
        request.abortWith(Response.fromResponse(Problem.response(Status.UNAUTHORIZED, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }
}
