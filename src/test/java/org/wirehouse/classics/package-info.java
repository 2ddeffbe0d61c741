@NullMarked
package org.wirehouse.classics;

import org.jspecify.annotations.NullMarked;
