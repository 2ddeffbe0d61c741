package org.wirehouse.messaging;

import java.util.Map;
import java.util.Set;
import org.wirehouse.channels.NotJsonException;
import org.wirehouse.channels.PrivateChannelException;
import org.wirehouse.channels.Publisher;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.UnknownChannelException;

/**
 * Takes messages that are an event each, as {@code POST api/channels/{name}/events} takes them: the text is its data, and
 * JSON; the properties say the channel, and, if it has one, type and key.
 */
final class EventRecipient implements Recipient {
    /** What a message can say of itself beside its text. */
    static final Set<String> PROPERTIES = Set.of("channel", "type", "key");

    private final Publisher publisher;

    EventRecipient(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void take(Delivery delivery, Tally tally) {
        String data = delivery.text(Publisher.MAX_DATA_BYTES);
        Map<String, String> properties = delivery.properties();
        String channel = properties.get("channel");
        if (channel == null) {
            throw new RefusedMessageException("channel-missing", "it has no property 'channel'");
        }
        try {
            publisher.publish(Publication.json(channel, properties.get("type"), properties.get("key"), data));
            tally.accept(1);
        } catch (UnknownChannelException e) {
            throw refused("channel-unknown", e);
        } catch (PrivateChannelException e) {
            throw refused("channel-private", e);
        } catch (NotJsonException e) {
            throw refused("json-broken", e);
        } catch (IllegalArgumentException e) {
            throw refused("type-or-key-unfit", e);
        }
    }

    private static RefusedMessageException refused(String refusal, RuntimeException cause) {
        return new RefusedMessageException(refusal, String.valueOf(cause.getMessage()));
    }
}
