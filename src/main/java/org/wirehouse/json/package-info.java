/** How objects of this application become JSON, wherever it leaves: REST, SSE, WebSocket. */
@NullMarked
package org.wirehouse.json;

import org.jspecify.annotations.NullMarked;
