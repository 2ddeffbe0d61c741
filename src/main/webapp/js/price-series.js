/**
 * The prices of one symbol over market time: candles as far back as the server knows, and since then every quote seen.
 * Market time may stand still, run fast (a replay) or start anew; it is never the time of this computer.
 */
export class PriceSeries {
  #intervalMillis;
  #candleLimit;
  #tickLimit;
  #candles = [];
  #ticks = [];

  /**
   * @param {object} [limits]
   * @param {number} [limits.intervalMillis] of the candles
   * @param {number} [limits.candleLimit] older candles are forgotten; 390 minutes are a day at the New York exchange
   * @param {number} [limits.tickLimit] older quotes are forgotten; their candles stay
   */
  constructor({ intervalMillis = 60_000, candleLimit = 390, tickLimit = 600 } = {}) {
    this.#intervalMillis = intervalMillis;
    this.#candleLimit = candleLimit;
    this.#tickLimit = tickLimit;
  }

  /**
   * Takes the candles of the server instead of its own, which miss what happened between two quotes.
   *
   * @param {{time: string, open: number, high: number, low: number, close: number}[]} candles
   */
  fill(candles) {
    this.#candles = candles
      .map(({ time, open, high, low, close }) => ({ time: Date.parse(time), open, high, low, close }))
      .filter(({ time }) => Number.isFinite(time))
      .sort((a, b) => a.time - b.time)
      .slice(-this.#candleLimit);
  }

  /**
   * Goes on with a quote.
   *
   * @param {{time: string, price: number}} quote
   * @returns {"same" | "next" | "past"} whether it belongs to the last candle, began another one, or lies before what
   *   is known by more than a candle: then market time has started anew, and this series should be, too
   */
  add({ time, price }) {
    const x = Date.parse(time);
    const last = this.#candles.at(-1);
    const latest = this.#ticks.at(-1)?.x ?? -Infinity;
    if (!Number.isFinite(x)) {
      return "same";
    }
    if (x < Math.max(latest, last?.time ?? -Infinity) - this.#intervalMillis) {
      return "past";
    }
    if (x === latest) {
      this.#ticks.pop();
    }
    if (x >= latest) {
      this.#ticks.push({ x, y: price });
      if (this.#ticks.length > this.#tickLimit) {
        this.#ticks.splice(0, this.#tickLimit / 2);
      }
    }
    const start = Math.floor(x / this.#intervalMillis) * this.#intervalMillis;
    if (last !== undefined && start <= last.time) {
      if (start === last.time) {
        last.high = Math.max(last.high, price);
        last.low = Math.min(last.low, price);
        last.close = price;
      }
      return "same";
    }
    this.#candles.push({ time: start, open: price, high: price, low: price, close: price });
    if (this.#candles.length > this.#candleLimit) {
      this.#candles.shift();
    }
    return "next";
  }

  /**
   * @param {number} [stepMillis] quotes closer together than this are one point, the last of them: what is less than a
   *   pixel apart would be drawn as a blot
   * @returns {{x: number, y: number}[]} the line: one point a candle, then one a quote; x in milliseconds
   */
  line(stepMillis = 0) {
    const since = this.#ticks[0]?.x ?? Infinity;
    const points = this.#candles
      .map(({ time, close }) => ({ x: time + this.#intervalMillis, y: close }))
      .filter(({ x }) => x <= since);
    const first = this.#candles[0];
    if (first !== undefined && first.time < since) {
      points.unshift({ x: first.time, y: first.open });
    }
    for (const tick of this.#ticks) {
      const before = points.at(-1);
      if (before && stepMillis > 0 && Math.floor(tick.x / stepMillis) === Math.floor(before.x / stepMillis)) {
        points.pop();
      }
      points.push(tick);
    }
    return points;
  }

  /** @returns {{x: number, y: [number, number]}[]} lowest and highest price of each candle, at the middle of its time */
  ranges() {
    const to = this.extent()?.to;
    return this.#candles.map(({ time, low, high }) => {
      const end = Math.min(time + this.#intervalMillis, Math.max(to, time));
      return { x: (time + end) / 2, y: [low, high] };
    });
  }

  /** @returns {{from: number, to: number, low: number, high: number, first: number} | null} null if empty */
  extent() {
    if (this.#candles.length === 0) {
      return null;
    }
    const first = this.#candles[0];
    const last = this.#candles.at(-1);
    return {
      from: first.time,
      to: Math.max(this.#ticks.at(-1)?.x ?? 0, last.time),
      low: Math.min(...this.#candles.map(({ low }) => low)),
      high: Math.max(...this.#candles.map(({ high }) => high)),
      first: first.open,
    };
  }
}
