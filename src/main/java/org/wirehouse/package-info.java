/** Joins the parts: settings in, core objects out. Nobody below knows this package. */
@NullMarked
package org.wirehouse;

import org.jspecify.annotations.NullMarked;
