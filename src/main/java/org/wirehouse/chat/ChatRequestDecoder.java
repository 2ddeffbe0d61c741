package org.wirehouse.chat;

import jakarta.websocket.Decoder;

/**
 * Reads what clients say. There is no encoder to match: what the container encodes and sends goes past our writer, and
 * two sends at a time are one too many for Open Liberty.
 */
public final class ChatRequestDecoder implements Decoder.Text<ChatRequest> {
    @Override
    public ChatRequest decode(String message) {
        return ChatRequest.of(message);
    }

    @Override
    public boolean willDecode(String message) {
        return true;
    }
}
