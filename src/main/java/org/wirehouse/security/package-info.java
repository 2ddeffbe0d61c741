/** A log for those who watch for attacks: what was refused, how often, and from where. */
@NullMarked
package org.wirehouse.security;

import org.jspecify.annotations.NullMarked;
