/** The examples as a whole: echo, classics, the comparison and the simulated feed. They are for trying things out. */
@NullMarked
package org.wirehouse.demo;

import org.jspecify.annotations.NullMarked;
