@NullMarked
package org.wirehouse.monitor;

import org.jspecify.annotations.NullMarked;
