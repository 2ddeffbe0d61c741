@NullMarked
package org.wirehouse;

import org.jspecify.annotations.NullMarked;
