package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;

/**
 * The idle timer of Tyrus. Version 2.1.5 (Payara 6.2025.10, GlassFish 7.0.21) sets it anew with each message, also if the
 * session has no idle time-out, and for that Payara looks for services in every file of the application and of the server:
 * longer than it takes to send. No setting turns it off.
 */
final class TyrusTimer {
    /** Has no thread, and never runs what it is given. */
    private static final ScheduledExecutorService NEVER = new ScheduledThreadPoolExecutor(0, new DiscardPolicy());

    static {
        NEVER.shutdown();
    }

    private TyrusTimer() {}

    /** Takes it away from a session of Tyrus that is not to have any idle time-out. */
    static void removeFrom(Session session) {
        if (!session.getClass().getName().startsWith("org.glassfish.tyrus.")) {
            return;
        }
        try {
            replaceIn(session);
        } catch (ReflectiveOperationException | RuntimeException e) {
            UnknownContainer.tell("Tyrus", e);
        }
    }

    /** @throws ReflectiveOperationException if it has no timer where Tyrus 2.1.5 has it */
    static void replaceIn(Object session) throws ReflectiveOperationException {
        Field service = session.getClass().getDeclaredField("service");
        service.setAccessible(true);
        service.set(session, NEVER);
    }
}
