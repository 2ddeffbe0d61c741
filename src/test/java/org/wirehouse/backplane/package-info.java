@NullMarked
package org.wirehouse.backplane;

import org.jspecify.annotations.NullMarked;
