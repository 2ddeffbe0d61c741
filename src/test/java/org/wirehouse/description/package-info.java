/** Whether the descriptions for machines say what the server does: all of it, and nothing else. */
@NullMarked
package org.wirehouse.description;

import org.jspecify.annotations.NullMarked;
