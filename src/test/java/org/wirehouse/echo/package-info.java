@NullMarked
package org.wirehouse.echo;

import org.jspecify.annotations.NullMarked;
