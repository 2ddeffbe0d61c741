package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for a client of Tyrus to read. Version 2.1.5 (Payara 6.2025.10, GlassFish 7.0.21) answers each ping by
 * itself and lets the answers wait: 10 MB of them in Grizzly, which takes 150 times that if they are empty, and any number
 * before it. A client that sends pings and reads nothing fills the heap, and no setting prevents it. This queue takes
 * {@value #MAX_FRAMES} frames and loses what is more, which RFC 6455, section 5.5.3, allows for answers to pings; Wirehouse
 * itself has at most a few frames there. Touched by whoever has the lock of its writer.
 *
 * @see <a href="https://github.com/eclipse-ee4j/tyrus/issues/954">How to prevent DoS through Ping/Pong protocol</a>
 */
final class TyrusQueue extends ArrayDeque<Object> {
    static final int MAX_FRAMES = 100;

    /** From so many bytes on that the socket has not taken, Grizzly is not given more frames. */
    private static final int MAX_GRIZZLY_BYTES = 4 * 1024;

    private static final long serialVersionUID = 1L;

    private volatile boolean overflowed;

    TyrusQueue() {
        super(1);
    }

    /** Gives one to a session; {@code null} if it is not one of a Tyrus that is known. */
    static @Nullable TyrusQueue into(Session session) {
        if (!session.getClass().getName().startsWith("org.glassfish.tyrus.")) {
            return null;
        }
        try {
            Object writer = writer(session.getBasicRemote());
            limitGrizzly(writer);
            return replaceIn(writer);
        } catch (ReflectiveOperationException | RuntimeException e) {
            UnknownContainer.tell("Tyrus", e);
            return null;
        }
    }

    private static Object writer(Object remote) throws ReflectiveOperationException {
        Object socket = field(remote.getClass(), "webSocket").get(remote);
        Object handler = field(socket.getClass(), "protocolHandler").get(socket);
        return field(handler.getClass(), "writer").get(handler);
    }

    private static void limitGrizzly(Object writer) throws ReflectiveOperationException {
        Field field = field(writer.getClass(), "tyrusHttpUpgradeHandler"); // of a proxy, on Payara
        Method method = field.getType().getDeclaredMethod("getWebConnection");
        method.setAccessible(true);
        Object webConnection = method.invoke(field.get(writer));
        Object request = field(webConnection.getClass(), "request").get(webConnection);
        Object connection = call(call(grizzlyRequest(request), "getContext"), "getConnection");
        connection.getClass().getMethod("setMaxAsyncWriteQueueSize", int.class).invoke(connection, MAX_GRIZZLY_BYTES);
    }

    /** @throws ReflectiveOperationException if it has no queue where Tyrus 2.1.5 has it */
    static TyrusQueue replaceIn(Object writer) throws ReflectiveOperationException {
        Field field = field(writer.getClass(), "queue");
        TyrusQueue queue = new TyrusQueue();
        synchronized (writer) {
            queue.addAll((Collection<?>) field.get(writer));
            field.set(writer, queue);
        }
        return queue;
    }

    /** Payara and GlassFish have different names for it. */
    private static Object grizzlyRequest(Object request) throws ReflectiveOperationException {
        for (Method method : request.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getReturnType().getName().equals("org.glassfish.grizzly.http.server.Request")) {
                return method.invoke(request);
            }
        }
        throw new NoSuchMethodException("Grizzly's request of " + request.getClass());
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        return object.getClass().getMethod(method).invoke(object);
    }

    /** A field of the class or of one that it extends. */
    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }

    /** Takes a frame, or loses it if as many wait already as may. */
    @Override
    public boolean offer(Object frame) {
        overflowed |= size() >= MAX_FRAMES;
        return !overflowed && super.offer(frame);
    }

    /** True if frames have been lost, so that the session must not go on. May be asked by any thread. */
    boolean hasOverflowed() {
        return overflowed;
    }
}
