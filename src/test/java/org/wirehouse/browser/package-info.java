/** The pages as people meet them: in a browser, in front of the real server. */
@NullMarked
package org.wirehouse.browser;

import org.jspecify.annotations.NullMarked;
