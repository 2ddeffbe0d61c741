package org.wirehouse.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its response, with what a stream needs of them. */
final class FakeExchange {
    final FakeOutputStream out = new FakeOutputStream(1_000);
    private final Map<String, Object> attributes = new HashMap<>();
    final HttpServletResponse response = fake(HttpServletResponse.class, this::respond);
    private final AsyncContext context =
            fake(AsyncContext.class, (name, arguments) -> name.equals("getResponse") ? response : null);
    final HttpServletRequest request = fake(HttpServletRequest.class, this::request);
    int status = 204;
    boolean asynchronous;

    private @Nullable Object respond(String name, Object[] arguments) {
        return switch (name) {
            case "getOutputStream" -> out;
            case "isCommitted" -> false;
            case "getStatus" -> status;
            case "setStatus" -> {
                status = (int) arguments[0];
                yield null;
            }
            default -> null;
        };
    }

    private @Nullable Object request(String name, Object[] arguments) {
        return switch (name) {
            case "getMethod" -> "GET";
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "startAsync" -> {
                asynchronous = true;
                yield context;
            }
            default -> null;
        };
    }

    private interface Answer {
        @Nullable
        Object to(String name, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        InvocationHandler handler = (self, method, arguments) -> answer.to(method.getName(), arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
