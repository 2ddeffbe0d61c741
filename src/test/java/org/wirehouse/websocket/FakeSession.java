package org.wirehouse.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A session whose client reads, stalls or breaks as the test wants. What is sent is told as text. A send that waits can be
 * cancelled as on Open Liberty.
 */
final class FakeSession {
    static final String PING = "(ping)";

    /** What {@link LibertySend} looks for. */
    interface OfLiberty extends Session {
        Object getSessionImpl();
    }

    /** The same. */
    record Implementation(Link connLink) {}

    /** The same. */
    static final class Link {
        private final CountDownLatch cancelled = new CountDownLatch(1);

        public boolean cancelWriteBufferAsync() {
            cancelled.countDown();
            return true;
        }
    }

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<CloseReason> closings = new CopyOnWriteArrayList<>();
    private final Map<String, Object> properties = new ConcurrentHashMap<>();
    private final Queue<SendHandler> held = new ArrayDeque<>();
    private final @Nullable String query;
    private final Link link = new Link();
    private volatile boolean reads = true;
    private @Nullable Throwable broken;

    FakeSession(@Nullable String query) {
        this.query = query;
    }

    FakeSession() {
        this(null);
    }

    Session session() {
        return proxy(OfLiberty.class, (self, method, args) -> switch (method.getName()) {
            case "getSessionImpl" -> new Implementation(link);
            case "getAsyncRemote" -> proxy(RemoteEndpoint.Async.class, this::remote);
            case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, this::remote);
            case "isOpen" -> closings.isEmpty();
            case "close" -> {
                closings.add((CloseReason) args[0]);
                yield null;
            }
            case "getUserProperties" -> properties;
            case "getQueryString" -> query;
            case "getId" -> "fake";
            case "setMaxIdleTimeout" -> null;
            case "getRequestParameterMap" -> Collections.emptyMap();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @SuppressWarnings("unused") // the signature of an invocation handler
    private @Nullable Object remote(Object self, java.lang.reflect.Method method, Object[] args) throws Throwable {
        if (broken != null) {
            throw broken;
        }
        switch (method.getName()) {
            case "sendText" -> {
                sent.add((String) args[0]);
                done(args);
            }
            case "sendBinary" -> {
                sent.add(StandardCharsets.UTF_8.decode((ByteBuffer) args[0]).toString());
                done(args);
            }
            case "sendPing" -> sent.add(PING);
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }

    /** @param args of the send; one that waits has no handler */
    private void done(Object[] args) throws IOException, InterruptedException {
        if (args.length == 1) {
            if (!reads) {
                link.cancelled.await();
                throw new IOException("cancelled");
            }
            return;
        }
        SendHandler handler = (SendHandler) args[1];
        if (reads) {
            handler.onResult(new SendResult());
        } else {
            held.add(handler);
        }
    }

    /** From now on, what is sent is in flight until {@link #read()}. */
    void stall() {
        reads = false;
    }

    /** Takes what is in flight; what follows is in flight then. */
    void read() {
        held.remove().onResult(new SendResult());
    }

    /** What is in flight fails. */
    void fail(Throwable cause) {
        held.remove().onResult(new SendResult(cause));
    }

    /** From now on, sending throws this. */
    void breakDown(Throwable cause) {
        broken = cause;
    }

    List<String> sent() {
        return sent;
    }

    List<CloseReason> closings() {
        return closings;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
