@NullMarked
package org.wirehouse.messaging;

import org.jspecify.annotations.NullMarked;
