@NullMarked
package org.wirehouse.websocket;

import org.jspecify.annotations.NullMarked;
