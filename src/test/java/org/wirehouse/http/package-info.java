@NullMarked
package org.wirehouse.http;

import org.jspecify.annotations.NullMarked;
