import { decimalsOf } from "./format.js";

const LEAST_DECIMALS = 2;
/** From here on decimals that no price has needed would only take room. */
const LARGE = 100_000;

/**
 * How many decimals the prices of each symbol are shown with. JSON numbers lose their trailing zeros, so this is the
 * most that any price of the symbol has needed so far, at least 2 unless the prices are large.
 */
export class PriceScales {
  #decimals = new Map();

  /**
   * Learns from a quote or a candle.
   *
   * @param {string} symbol
   * @param {Record<string, unknown>} prices
   * @returns {number} the decimals to show
   */
  learn(symbol, prices) {
    let decimals = this.#decimals.get(symbol) ?? (prices.high >= LARGE ? 0 : LEAST_DECIMALS);
    for (const name of ["price", "open", "high", "low", "close"]) {
      if (Number.isFinite(prices[name])) {
        decimals = Math.max(decimals, decimalsOf(prices[name]));
      }
    }
    this.#decimals.set(symbol, decimals);
    return decimals;
  }

  /** @param {string} symbol */
  of(symbol) {
    return this.#decimals.get(symbol) ?? LEAST_DECIMALS;
  }
}
