/** Whether the application lives and is ready, for people and for orchestrators. */
@NullMarked
package org.wirehouse.health;

import org.jspecify.annotations.NullMarked;
