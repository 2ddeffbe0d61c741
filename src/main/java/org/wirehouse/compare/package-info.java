/** What a page needs to measure Server-Sent Events beside WebSocket: the same small events over both, at a steady pace. */
@NullMarked
package org.wirehouse.compare;

import org.jspecify.annotations.NullMarked;
