/** How many latencies are kept. */
const WINDOW = 300;

/** An event is late if it is older than this when it arrives, in milliseconds. */
const LATE_AFTER = 1_000;

/** What one transport has delivered of a numbered series of events. */
export class Measurement {
  /** All events up to this number have come, from the first one on; null before that. */
  #complete = null;
  #newest = 0;
  /** Those beyond a gap. */
  #ahead = new Set();
  #latencies = [];
  #bytes = 0;
  /** Events heard, those that came twice included. */
  received = 0;
  /** Events that came twice. */
  doubled = 0;
  /** Events from before the connection, or more than a second old: what a reconnection or a stall brought later. */
  late = 0;
  /** The newest latency in milliseconds, or NaN. */
  latest = NaN;

  /**
   * @param {{n: number, time: number, received: number, opened: number, bytes: number}} beat as the worker tells it
   * @param {number} offset how far the server's clock is ahead, in milliseconds
   */
  add({ n, time, received, opened, bytes }, offset) {
    this.received++;
    this.#bytes += bytes;
    this.#complete ??= n - 1;
    if (n <= this.#complete || this.#ahead.has(n)) {
      this.doubled++;
      return;
    }
    this.#newest = Math.max(this.#newest, n);
    this.#ahead.add(n);
    while (this.#ahead.delete(this.#complete + 1)) {
      this.#complete++;
    }
    const latency = received + offset - time;
    if (time < opened + offset || latency > LATE_AFTER) {
      this.late++; // which tells of the cut or the stall, not of the line
      return;
    }
    this.latest = latency;
    this.#latencies.push(this.latest);
    if (this.#latencies.length > WINDOW) {
      this.#latencies.shift();
    }
  }

  /** Numbers between the first and the newest that have not come. */
  get missing() {
    return this.#complete === null ? 0 : this.#newest - this.#complete - this.#ahead.size;
  }

  /** Bytes of an event on the wire, as far as a page can know; NaN before the first. */
  get bytesPerEvent() {
    return this.received === 0 ? NaN : this.#bytes / this.received;
  }

  /**
   * @param {number} share 0.5 for the median
   * @returns {number} of the newest latencies, in milliseconds; NaN before the first
   */
  latency(share) {
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
