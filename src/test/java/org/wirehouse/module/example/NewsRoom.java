package org.wirehouse.module.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.concurrent.CompletionStage;
import org.wirehouse.hub.Publication;

/** Publishes stories to whoever follows the channel of news. */
@ApplicationScoped
public class NewsRoom {
    @Inject
    Event<Publication> publications;

    /** When this returns, the story is on its way. */
    public void publish(String headline) {
        publications.fire(story(headline));
    }

    /** The stage fails if the story is refused. */
    public CompletionStage<Publication> publishSoon(String headline) {
        return publications.fireAsync(story(headline));
    }

    private static Publication story(String headline) {
        String data =
                Json.createObjectBuilder().add("headline", headline).build().toString();
        return Publication.json("news", "story", null, data);
    }
}
