package org.wirehouse;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Instant;
import org.wirehouse.chat.ChatMessage;
import org.wirehouse.chat.RoomMessage;

/** The other parts of the application that observe, as a CDI event, what is said in the chat. */
@Dependent
public class ChatObservers {
    private static final RoomMessage ANY = new RoomMessage("", new ChatMessage("", "", "", Instant.EPOCH));

    /** Lets asynchronous observers run on the thread that fires: it is not that of the chat, and so order is kept. */
    private static final NotificationOptions HERE = NotificationOptions.ofExecutor(Runnable::run);

    @Inject
    Event<RoomMessage> event;

    @Inject
    BeanManager beans;

    /** Which observers there are is known once the application is deployed, and does not change. */
    boolean areThere() {
        return !beans.resolveObserverMethods(ANY).isEmpty();
    }

    /** Calls the methods with {@code @Observes}; one that throws keeps it from those after it, and from nobody else. */
    void tell(RoomMessage said) {
        event.fire(said);
    }

    /** Calls the methods with {@code @ObservesAsync}, whichever of them throw, and then throws itself. */
    void tellAsync(RoomMessage said) {
        event.fireAsync(said, HERE).toCompletableFuture().join();
    }
}
