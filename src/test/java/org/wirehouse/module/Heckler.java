package org.wirehouse.module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wirehouse.chat.RoomMessage;

/** An observer that hears what is said and then fails, each time and in both ways. */
@ApplicationScoped
class Heckler {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes RoomMessage said) {
        heard.add(said.message().text());
        throw new IllegalStateException("the observer fails at " + said);
    }

    void hearAsync(@ObservesAsync RoomMessage said) {
        throw new UnsupportedOperationException("the asynchronous observer fails at " + said);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }
}
