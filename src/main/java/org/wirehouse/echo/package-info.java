/**
 * Echo over WebSocket. A peer that sends without reading is not read from either, so what it is owed stays bounded.
 */
@NullMarked
package org.wirehouse.echo;

import org.jspecify.annotations.NullMarked;
