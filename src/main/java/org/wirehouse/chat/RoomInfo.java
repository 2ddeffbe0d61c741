package org.wirehouse.chat;

/**
 * A room as it stands.
 *
 * @param name as it is shown
 * @param channel the name of its channel
 * @param members how many are in it
 * @param messages how many are remembered
 * @param head the id of its newest event
 */
public record RoomInfo(String name, String channel, int members, int messages, String head) {}
