import { quantity } from "./format.js";

const UNITS = ["B", "KiB", "MiB", "GiB"];

/** A size as people read it: `512 B`, `1.5 KiB`, `16 MiB`. */
export function size(bytes) {
  let number = bytes;
  let unit = 0;
  while (number >= 1024 && unit < UNITS.length - 1) {
    number /= 1024;
    unit++;
  }
  return `${quantity(Math.round(number * 10) / 10)} ${UNITS[unit]}`;
}

/** Whether two pieces of memory hold the same bytes. */
export function identical(a, b) {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Bytes nobody could guess, so that what comes back can only be what was sent. */
export function randomBytes(length) {
  const bytes = new Uint8Array(length);
  const atOnce = 65_536; // the most that a browser gives
  for (let at = 0; at < length; at += atOnce) {
    crypto.getRandomValues(bytes.subarray(at, at + atOnce));
  }
  return bytes;
}
