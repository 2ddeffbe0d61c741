/** What is shown at a time. */
export const SPAN_MILLIS = 120_000;

/** Beats come every second; what is this far apart has a hole in between, which no line may bridge. */
const GAP_MILLIS = 3_500;

/** The vital signs of the last two minutes, in the order of their times. */
export class VitalsHistory {
  #beats = [];

  /**
   * Takes what comes from the channel. A beat that is there already is passed over: after a reset the server sends again
   * all that it retains. If the clock of the server was set back, only what follows counts.
   *
   * @param {{time: string}} vitals
   * @returns {boolean} whether it was new
   */
  add(vitals) {
    const at = Date.parse(vitals.time);
    const last = this.#beats.at(-1);
    if (last !== undefined && at <= last.at) {
      if (last.at - at <= SPAN_MILLIS) {
        return false;
      }
      this.#beats = [];
    }
    this.#beats.push({ at, vitals });
    while (this.#beats[0].at < at - SPAN_MILLIS) {
      this.#beats.shift();
    }
    return true;
  }

  /** @returns {object | null} the vital signs of the last beat */
  get latest() {
    return this.#beats.at(-1)?.vitals ?? null;
  }

  /** @returns {number} the time of the last beat, in milliseconds of the epoch; NaN if there was none */
  get end() {
    return this.#beats.at(-1)?.at ?? NaN;
  }

  /**
   * One figure over time, for a chart.
   *
   * @param {function(object): number | undefined} pick
   * @returns {{x: number, y: number | null}[]} with `y` null where the line is broken
   */
  series(pick) {
    const points = [];
    let before = null;
    for (const { at, vitals } of this.#beats) {
      if (before !== null && at - before > GAP_MILLIS) {
        points.push({ x: (before + at) / 2, y: null });
      }
      points.push({ x: at, y: pick(vitals) ?? null });
      before = at;
    }
    return points;
  }
}
