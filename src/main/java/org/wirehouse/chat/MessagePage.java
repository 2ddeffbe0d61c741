package org.wirehouse.chat;

import java.util.List;

/**
 * What was said, oldest first.
 *
 * @param reset true if something that was said after the cursor is no longer there
 * @param head the id of the newest event of the room: follow its channel from here once all pages are read
 */
public record MessagePage(List<ChatMessage> messages, boolean reset, String head) {}
