import { EventStream } from "./event-stream.js";
import { api, fetchJson } from "./server.js";

/**
 * The stream of quotes. Its events are `feed` (a FeedStatus), `snapshot` (all quotes; forget the others) and
 * `quotes` (those that changed).
 *
 * @param {string[]} [symbols] only these; empty for all
 */
export function openTicker(symbols = []) {
  const url = api("ticker/stream");
  if (symbols.length > 0) {
    url.searchParams.set("symbols", symbols.join(","));
  }
  return new EventStream(url);
}

/** Finds out why a stream does not open, which an EventSource does not tell. */
export async function explainTicker() {
  try {
    await fetchJson(api("ticker/feed"));
    return "The server is there but refuses this stream.";
  } catch (problem) {
    return problem.message;
  }
}
