/**
 * How long to wait before the next try: exponential backoff with full jitter, so that the clients of a restarted server
 * do not return as one wave.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export class Backoff {
  #baseMillis;
  #capMillis;
  #random;
  #waits = 0;

  /**
   * @param {object} options
   * @param {number} options.baseMillis upper bound of the first wait; doubles with every further one
   * @param {number} options.capMillis upper bound of any wait
   * @param {function(): number} options.random from 0 to less than 1
   */
  constructor({ baseMillis, capMillis, random }) {
    this.#baseMillis = baseMillis;
    this.#capMillis = capMillis;
    this.#random = random;
  }

  /**
   * @param {number} [leastWaits] count as if there had been so many waits already, for a server that asks to be spared
   * @returns {number} milliseconds, from 0 to less than the bound
   */
  next(leastWaits = 0) {
    const waits = Math.max(this.#waits, leastWaits);
    this.#waits = waits + 1;
    return this.#random() * Math.min(this.#capMillis, this.#baseMillis * 2 ** waits);
  }

  /** The next wait is a first one. */
  reset() {
    this.#waits = 0;
  }
}
