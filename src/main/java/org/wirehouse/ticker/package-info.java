/**
 * The live stock ticker: quotes of the market as a channel that keeps the latest of each symbol. A client that keeps up
 * sees every quote, one that lags sees the latest of each symbol, and one that comes back sees what changed since.
 */
@NullMarked
package org.wirehouse.ticker;

import org.jspecify.annotations.NullMarked;
