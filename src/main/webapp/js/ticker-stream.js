import { EventStream } from "./event-stream.js";
import { api, fetchJson } from "./server.js";

/**
 * The stream of quotes. Its events are `feed` (a FeedStatus), `snapshot` (all quotes; forget the others) and
 * `quotes` (those that changed); read them with {@link json}.
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

/**
 * The data of an event as a listener wants it. Data that is not JSON is reported and skipped: one bad event must not
 * end a page.
 *
 * @param {function(any): void} listener
 * @returns {function(MessageEvent): void}
 */
export function json(listener) {
  return (event) => {
    let data;
    try {
      data = JSON.parse(event.data);
    } catch (cause) {
      console.warn(`skipped event ${event.lastEventId} of type ${event.type}, which is not JSON`, cause);
      return;
    }
    listener(data);
  };
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
