package org.wirehouse.chat;

/**
 * A message that was said in a room, over WebSocket or over HTTP. Other parts of the application can observe it as a CDI
 * event.
 *
 * @param room the name of the room as its first visitor wrote it, whatever case later ones write it in
 */
public record RoomMessage(String room, ChatMessage message) {}
