/**
 * Where ids come from and how the events of several nodes become one log: implementations of
 * {@link org.wirehouse.hub.Backplane}.
 */
@NullMarked
package org.wirehouse.backplane;

import org.jspecify.annotations.NullMarked;
