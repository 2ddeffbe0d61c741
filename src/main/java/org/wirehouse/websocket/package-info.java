/**
 * WebSocket. The container reads, our own writer writes: one send in flight for each session, because Open Liberty allows
 * no more and Tyrus queues without bound, and a deadline of our own, because Tyrus ignores the one of the API.
 *
 * <p>What goes to a client is text, one or several JSON objects a frame, one a line ({@link
 * org.wirehouse.websocket.JsonLines}). A channel of the hub reaches a session through {@link
 * org.wirehouse.websocket.SocketOutlet}, with the same ids, resume and reset as an event stream.
 *
 * <p>Endpoints are {@code @Dependent}: Open Liberty 26.0.0.3 injects nothing into one that has no scope.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455, The WebSocket Protocol</a>
 */
@NullMarked
package org.wirehouse.websocket;

import org.jspecify.annotations.NullMarked;
