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
import java.time.Duration;
import org.wirehouse.security.SecurityEvent;
import org.wirehouse.security.SecurityLog;

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
    @Inject
    PublishToken token;

    @Inject
    TokenAttempts attempts;

    @Inject
    SecurityLog log;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!token.isSet()) {
            request.abortWith(Problem.response(
                    Status.FORBIDDEN,
                    "publishing is off: set wirehouse.publish.token (or WIREHOUSE_PUBLISH_TOKEN) on the server"));
            return;
        }
        String sent = PublishToken.sentIn(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (sent == null) {
            refuse(request, "send the publish token as 'Authorization: Bearer TOKEN'", "Bearer");
        } else {
            check(request, sent);
        }
    }

    private void check(ContainerRequestContext request, String sent) {
        String address = SecurityLogFilter.address(request);
        Duration delay = attempts.delay(address);
        if (!delay.isZero() && !attempts.isPublisher(address)) {
            slowDown(request, address, delay);
        } else if (token.matches(sent)) {
            attempts.right(address);
        } else if (!delay.isZero()) {
            slowDown(request, address, delay);
        } else {
            attempts.wrong(address);
            log.record(SecurityEvent.WRONG_TOKEN, address);
            refuse(request, "this is not the publish token", "Bearer error=\"invalid_token\"");
        }
    }

    private void slowDown(ContainerRequestContext request, String address, Duration delay) {
        log.record(SecurityEvent.TOKEN_ATTEMPTS, address);
        request.setProperty(SecurityLogFilter.COUNTED, true);
        long seconds = delay.plusSeconds(1).toSeconds();
        request.abortWith(Response.fromResponse(Problem.response(
                        Status.TOO_MANY_REQUESTS,
                        "too many wrong publish tokens from your address; come back in " + seconds + " s"))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build());
    }

    private static void refuse(ContainerRequestContext request, String detail, String challenge) {
        request.abortWith(Response.fromResponse(Problem.response(Status.UNAUTHORIZED, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }
}
