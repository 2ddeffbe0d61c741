@NullMarked
package org.wirehouse.compression;

import org.jspecify.annotations.NullMarked;
