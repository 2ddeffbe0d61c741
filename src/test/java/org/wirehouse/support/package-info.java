/** What tests of a running server share: clients, the built WAR, and real data. */
@NullMarked
package org.wirehouse.support;

import org.jspecify.annotations.NullMarked;
