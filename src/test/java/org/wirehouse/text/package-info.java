@NullMarked
package org.wirehouse.text;

import org.jspecify.annotations.NullMarked;
