/** Reads compressed files and request bodies. Knows nothing of the rest of the application. */
@NullMarked
package org.wirehouse.compression;

import org.jspecify.annotations.NullMarked;
