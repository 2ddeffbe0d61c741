@NullMarked
package org.wirehouse.json;

import org.jspecify.annotations.NullMarked;
