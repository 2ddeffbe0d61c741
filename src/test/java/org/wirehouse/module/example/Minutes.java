package org.wirehouse.module.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wirehouse.chat.RoomMessage;

/** Keeps what was said in the chat. */
@ApplicationScoped
public class Minutes {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    void write(@ObservesAsync RoomMessage said) {
        lines.add(said.room() + ": " + said.message().name() + ": "
                + said.message().text());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
