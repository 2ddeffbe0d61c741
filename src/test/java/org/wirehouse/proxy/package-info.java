/** Proxies of this machine with the configurations that we ship, between the clients and the server. */
@NullMarked
package org.wirehouse.proxy;

import org.jspecify.annotations.NullMarked;
