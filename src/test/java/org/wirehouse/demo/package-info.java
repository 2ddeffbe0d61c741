@NullMarked
package org.wirehouse.demo;

import org.jspecify.annotations.NullMarked;
