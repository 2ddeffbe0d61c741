@NullMarked
package org.wirehouse.transport;

import org.jspecify.annotations.NullMarked;
