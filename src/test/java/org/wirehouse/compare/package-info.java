@NullMarked
package org.wirehouse.compare;

import org.jspecify.annotations.NullMarked;
