/** The Autobahn WebSocket test suite against {@code ws/echo}. */
@NullMarked
package org.wirehouse.autobahn;

import org.jspecify.annotations.NullMarked;
