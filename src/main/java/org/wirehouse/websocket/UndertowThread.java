package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The thread that writes for a session of Undertow. Version 2.3.23 (WildFly 39.0.1) lets no other write to a connection: a
 * send of another costs it two or three tasks there, and on its own none.
 */
record UndertowThread(Executor thread) implements Executor {
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

    /** That of the session, or {@code others} if it is not one of an Undertow that is known. */
    static Executor of(Session session, Executor others) {
        if (!session.getClass().getName().equals(SESSION)) {
            return others;
        }
        try {
            Object channel = session.getClass().getMethod("getWebSocketChannel").invoke(session);
            return new UndertowThread(
                    (Executor) channel.getClass().getMethod("getIoThread").invoke(channel));
        } catch (ReflectiveOperationException | ClassCastException e) {
            UnknownContainer.tell("Undertow", e);
            return others;
        }
    }

    /** Runs it there, at once if this is the one, or here if that thread has ended with its server. */
    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
