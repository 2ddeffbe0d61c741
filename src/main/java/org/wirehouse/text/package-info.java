/** Work on plain text that several packages share. Knows nothing of the rest of the application. */
@NullMarked
package org.wirehouse.text;

import org.jspecify.annotations.NullMarked;
