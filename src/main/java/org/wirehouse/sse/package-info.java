/**
 * Server-Sent Events. Jakarta REST routes, our own sink writes: a resource method opens a stream and returns, and
 * {@link org.wirehouse.sse.StreamFilter} makes it the response when Jakarta REST has done with the request.
 *
 * <p>The sink of the container is not used: on Jersey and on Open Liberty its {@code send} blocks, so that one client
 * which does not read holds a thread for good. {@link org.wirehouse.sse.EventStream} writes prepared bytes through a
 * {@link jakarta.servlet.WriteListener} instead, and no thread waits for anybody. It is a {@code SseEventSink}, so that
 * whatever knows the interfaces of Jakarta REST can use it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML, section 9.2</a>
 */
@NullMarked
package org.wirehouse.sse;

import org.jspecify.annotations.NullMarked;
