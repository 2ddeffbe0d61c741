@NullMarked
package org.wirehouse.market;

import org.jspecify.annotations.NullMarked;
