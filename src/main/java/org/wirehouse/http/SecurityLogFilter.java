package org.wirehouse.http;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.wirehouse.security.SecurityEvent;
import org.wirehouse.security.SecurityLog;

/** Counts requests that are answered with 413 or 429. */
@Provider
@PreMatching
public class SecurityLogFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** Property of a request with the address of its client. */
    static final String ADDRESS = "org.wirehouse.address";

    /** Property of a request whose answer somebody else has counted. */
    static final String COUNTED = "org.wirehouse.counted";

    private static final int CONTENT_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    @Context
    HttpServletRequest request;

    @Inject
    SecurityLog log;

    /** Keeps the address, because a response that is finished later may have no servlet request around it. */
    @Override
    public void filter(ContainerRequestContext context) {
        context.setProperty(ADDRESS, String.valueOf(request.getRemoteAddr()));
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (response.getStatus() == CONTENT_TOO_LARGE) {
            log.record(SecurityEvent.LARGE_BODY, address(context));
        } else if (response.getStatus() == TOO_MANY_REQUESTS && context.getProperty(COUNTED) == null) {
            log.record(SecurityEvent.RATE, address(context));
        }
    }

    /** The address of the client; empty if it is not known. */
    static String address(ContainerRequestContext context) {
        return context.getProperty(ADDRESS) instanceof String address ? address : "";
    }
}
