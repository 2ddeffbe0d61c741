/** Wirehouse within the application of another team: what {@code src/docs/module.md} says, tried. */
@NullMarked
package org.wirehouse.module;

import org.jspecify.annotations.NullMarked;
