@NullMarked
package org.wirehouse.hub;

import org.jspecify.annotations.NullMarked;
