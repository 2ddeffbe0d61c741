@NullMarked
package org.wirehouse.security;

import org.jspecify.annotations.NullMarked;
