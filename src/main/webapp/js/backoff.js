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
   * @param {number} [leastMillis] for a server that asks for a pause; the jitter comes on top
   * @returns {number} milliseconds
   */
  next(leastMillis = 0) {
    const bound = Math.min(this.#capMillis, this.#baseMillis * 2 ** this.#waits);
    this.#waits++;
    return leastMillis + this.#random() * bound;
  }

  /** The next wait is a first one. */
  reset() {
    this.#waits = 0;
  }
}
