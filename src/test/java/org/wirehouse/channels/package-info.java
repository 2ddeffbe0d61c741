@NullMarked
package org.wirehouse.channels;

import org.jspecify.annotations.NullMarked;
