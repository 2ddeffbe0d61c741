/**
 * Decides whether one more client may come in. Event streams and WebSocket sessions share the decision, because they share
 * what runs out: heap, file descriptors, and the patience for one address.
 */
@NullMarked
package org.wirehouse.admission;

import org.jspecify.annotations.NullMarked;
