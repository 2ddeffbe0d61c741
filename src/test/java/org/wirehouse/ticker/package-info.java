@NullMarked
package org.wirehouse.ticker;

import org.jspecify.annotations.NullMarked;
