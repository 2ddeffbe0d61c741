import { LiveStream } from "./live-stream.js";
import { api, socketUrl } from "./server.js";

/**
 * The stream of quotes. Its events are `feed` (a FeedStatus), `snapshot` (all quotes; forget the others) and
 * `quotes` (those that changed).
 *
 * @param {string[]} [symbols] only these; empty for all
 */
export function openTicker(symbols = []) {
  const places = { events: api("ticker/stream"), socket: socketUrl("ticker") };
  if (symbols.length > 0) {
    Object.values(places).forEach((url) => url.searchParams.set("symbols", symbols.join(",")));
  }
  return new LiveStream(places);
}
