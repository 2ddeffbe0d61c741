@NullMarked
package org.wirehouse.admission;

import org.jspecify.annotations.NullMarked;
