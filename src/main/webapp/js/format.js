/** Numbers and times as the pages show them: the same in every locale, times in UTC unless said otherwise. */

const MINUS = "\u2212";
const formats = new Map();

function fixed(decimals) {
  if (!formats.has(decimals)) {
    formats.set(
      decimals,
      new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    );
  }
  return formats.get(decimals);
}

const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 8 });

/**
 * How many digits a number needs after its point, 0 to 12: 2 for 471.25.
 *
 * @param {number} number
 */
export function decimalsOf(number) {
  const [digits, exponent = "0"] = String(number).split("e");
  const fraction = digits.split(".")[1] ?? "";
  return Math.min(12, Math.max(0, fraction.length - Number(exponent)));
}

/** `1234.5` with 2 decimals is `1,234.50`. */
export function price(number, decimals = 2) {
  return Number.isFinite(number) ? fixed(decimals).format(number) : "";
}

/** Like {@link price} with the sign in front: `+1.05`, `−0.30`, `0.00`. The minus is U+2212, which is read aloud. */
export function signed(number, decimals = 2) {
  if (!Number.isFinite(number)) {
    return "";
  }
  const text = fixed(decimals).format(Math.abs(number));
  return (number > 0 ? "+" : number < 0 ? MINUS : "") + text;
}

/** A count or a volume, grouped, with as many decimals as it has. */
export function quantity(number) {
  return Number.isFinite(number) ? plain.format(number) : "";
}

/** `up`, `down` or `flat`. */
export function trend(number) {
  return number > 0 ? "up" : number < 0 ? "down" : "flat";
}

/** What `up`, `down` and `flat` are called. */
export const TREND_WORDS = { up: "up", down: "down", flat: "unchanged" };

/** The time of day of an ISO-8601 instant in UTC: `13:30:00`. */
export function clock(instant) {
  return isoOf(instant).slice(11, 19);
}

/** An ISO-8601 instant to the second: `2014-09-17 13:30:00 UTC`. */
export function moment(instant) {
  const iso = isoOf(instant);
  return iso && `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** The time of day of an ISO-8601 instant where the reader is: `15:30`. For what people write to each other. */
export function localClock(instant) {
  const date = new Date(instant ?? NaN);
  return Number.isNaN(date.getTime()) ? "" : localMinutes.format(date);
}

/** The same to the second. @param {number} millis of the epoch */
export function localTime(millis) {
  return localSeconds.format(new Date(millis));
}

const localSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const localMinutes = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function isoOf(instant) {
  const date = new Date(instant ?? NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
