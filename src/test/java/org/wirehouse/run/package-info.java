/** The command that runs Wirehouse from a checkout. */
@NullMarked
package org.wirehouse.run;

import org.jspecify.annotations.NullMarked;
