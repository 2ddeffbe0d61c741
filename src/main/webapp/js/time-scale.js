const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY,
];

/**
 * Round instants between two others, for the axis of a chart.
 *
 * @param {number} from milliseconds
 * @param {number} to milliseconds
 * @param {number} count about how many at most
 * @returns {{value: number, label: string}[]} in UTC
 */
export function timeTicks(from, to, count) {
  const step = STEPS.find((candidate) => (to - from) / candidate <= count) ?? STEPS.at(-1);
  const ticks = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) {
    ticks.push({ value, label: label(value, step) });
  }
  return ticks;
}

function label(value, step) {
  const iso = new Date(value).toISOString();
  if (value % DAY === 0) {
    return iso.slice(5, 10);
  }
  return step < MINUTE ? iso.slice(11, 19) : iso.slice(11, 16);
}
