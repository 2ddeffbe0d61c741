@NullMarked
package org.wirehouse.chat;

import org.jspecify.annotations.NullMarked;
