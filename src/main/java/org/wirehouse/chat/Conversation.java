package org.wirehouse.chat;

import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Optional;
import org.wirehouse.hub.EventId;
import org.wirehouse.websocket.JsonLine;

/** What is said on one connection, and how it is answered. Called by one thread at a time. */
final class Conversation {
    /** So many messages that are refused, one after the other, are abuse. */
    static final int MAX_REFUSED = 50;

    private final Stay stay;
    private final Client client;
    private final Clock clock;
    private int refused;

    /** The way back to the client. */
    interface Client {
        /** Sends a line to this client alone. Never blocks. */
        void answer(String line);

        /** Closes the connection in order. */
        void close();

        /** Closes the connection because the client does not keep the rules. */
        void expel(String reason);
    }

    Conversation(Stay stay, Client client, Clock clock) {
        this.stay = stay;
        this.client = client;
        this.clock = clock;
    }

    void take(ChatRequest request) {
        try {
            if (request instanceof ChatRequest.Say say) {
                EventId id = stay.say(say.text());
                refused = 0;
                client.answer(line("ack", say.ref()).text("id", id.toString()).end());
            } else if (request instanceof ChatRequest.Leave) {
                stay.leave();
                client.close();
            } else if (request instanceof ChatRequest.Bad bad) {
                throw bad.why();
            } else {
                client.answer(line("pong", request.ref())
                        .number("time", clock.millis())
                        .end());
            }
        } catch (ChatRefusedException e) {
            refuse(e, request.ref());
        }
    }

    /** The client has closed the connection, and need not have meant to leave the room. */
    void closed(boolean byChoice) {
        if (byChoice) {
            stay.leave();
        } else {
            stay.drop();
        }
    }

    private void refuse(ChatRefusedException why, Optional<JsonValue> ref) {
        JsonLine line = line("error", ref).text("code", why.refusal().code()).text("message", why.detail());
        if (!why.retryAfter().isZero()) {
            line.number("retryAfterMillis", why.retryAfter().toMillis());
        }
        client.answer(line.end());
        if (++refused >= MAX_REFUSED) {
            stay.leave();
            client.expel(MAX_REFUSED + " messages in a row had to be refused");
        }
    }

    private static JsonLine line(String type, Optional<JsonValue> ref) {
        JsonLine line = new JsonLine().text("type", type);
        ref.ifPresent(value -> line.json("ref", value.toString()));
        return line;
    }
}
