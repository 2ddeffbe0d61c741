package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A way out of a send of Open Liberty that waits for a client. The container has none: if the session is closed meanwhile,
 * the thread waits for ever, and both use one buffer, which then goes to two other clients at once (seen with 26.0.0.3:
 * frames of other sessions began with bytes of a close frame). A future of it can cancel a send, but not one that waits.
 */
final class LibertySend {
    private static final Logger LOG = System.getLogger(LibertySend.class.getName());

    private final Object link;
    private final Method cancel;

    private LibertySend(Object link, Method cancel) {
        this.link = link;
        this.cancel = cancel;
    }

    /** That of a session, or {@code null} if it is not one of an Open Liberty that is known. */
    static @Nullable LibertySend of(Session session) {
        try {
            Object implementation =
                    session.getClass().getMethod("getSessionImpl").invoke(session);
            Field field = implementation.getClass().getDeclaredField("connLink");
            field.setAccessible(true);
            Object link = field.get(implementation);
            return new LibertySend(link, link.getClass().getMethod("cancelWriteBufferAsync"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            UnknownContainer.tell("Open Liberty", e);
            return null;
        }
    }

    /** Makes the send fail that waits, if there is one, soon. */
    void cancel() {
        try {
            cancel.invoke(link);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was looked up as a public method
        } catch (InvocationTargetException e) {
            LOG.log(Level.DEBUG, "a send could not be cancelled", e);
        }
    }
}
