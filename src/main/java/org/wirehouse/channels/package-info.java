/** Publishing into channels and reading them back over HTTP. */
@NullMarked
package org.wirehouse.channels;

import org.jspecify.annotations.NullMarked;
