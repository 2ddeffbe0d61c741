@NullMarked
package org.wirehouse.sse;

import org.jspecify.annotations.NullMarked;
