package org.wirehouse.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wirehouse.text.Misspelling;

/**
 * Answers 400 to a query with a misspelt parameter. Otherwise {@code ?symbol=AAPL} would follow all symbols, without a word.
 * Parameters that resemble none of the resource method's are ignored.
 */
@Provider
@KnownQuery
public class KnownQueryFilter implements ContainerRequestFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (!sent.isEmpty()) {
            Misspelling.among(sent, known.computeIfAbsent(resource.getResourceMethod(), KnownQueryFilter::parameters))
                    .ifPresent(message -> request.abortWith(Problem.response(Status.BAD_REQUEST, message)));
        }
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(QueryParam.class)))
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
