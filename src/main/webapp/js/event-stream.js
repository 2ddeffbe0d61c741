import { Connection } from "./connection.js";

/**
 * A stream of server-sent events that does not give up.
 *
 * A browser's EventSource reconnects by itself after a network error, but stops for good when the server answers
 * with an error status, with 204 or with another media type, and it retries at a fixed pace, all clients alike.
 * This class leaves the first reconnection to the browser, because that one is quick, and takes over when it fails:
 * it then reopens as a {@link Connection} does. It remembers the last event id over reopenings and hands it over as the
 * query parameter `lastEventId`, because a page cannot set the header of a new EventSource.
 *
 * Listen as on an EventSource: `stream.addEventListener("quotes", event => JSON.parse(event.data))`. The listener gets
 * a MessageEvent with `data`, `lastEventId` and `origin`. Events of the server called `open` or `error` arrive as such
 * and are never mistaken for a change of the connection. One type is reserved: `statechange`.
 *
 * In the state `connecting` it may also be the browser that is about to repeat the request.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream extends Connection {
  #url;
  #source = null;
  #lastEventId;
  #forwarded = new Set();

  /**
   * Opens the stream. Listeners added before the caller returns to the event loop miss nothing.
   *
   * @param {string | URL} url where the events come from, relative to the page or absolute
   * @param {object} [options] those of a {@link Connection}, and
   * @param {string} [options.lastEventId] where to continue; empty for the server's usual start
   * @param {boolean} [options.withCredentials] send cookies to another origin, too
   * @param {number} [options.silenceMillis] reopen an open connection that stayed silent for so long; 0 for never. Only
   *   for servers that send visible events all the time: heartbeats sent as comments are not seen here
   * @param {typeof EventSource} [options.EventSource] for tests
   */
  constructor(url, options = {}) {
    super({
      lastEventId: "",
      withCredentials: false,
      silenceMillis: 0,
      EventSource: globalThis.EventSource,
      ...options,
    });
    this.#url = new URL(url, this.options.document?.baseURI);
    this.#lastEventId = this.options.lastEventId;
    this.begin();
  }

  /** @returns {string} the id of the last event heard, or empty */
  get lastEventId() {
    return this.#lastEventId;
  }

  /**
   * Where to continue if the connection is lost before any event was heard, for a page that has read the log otherwise
   * up to there.
   *
   * @param {string} id
   */
  continueFrom(id) {
    this.#lastEventId ||= id;
  }

  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options);
    if (type !== "statechange" && !this.#forwarded.has(type)) {
      this.#forwarded.add(type);
      this.#source?.addEventListener(type, this.#forward);
    }
  }

  #forward = (event) => {
    if (event.target !== this.#source || !isFromServer(event)) {
      return;
    }
    if (event.lastEventId) {
      this.#lastEventId = event.lastEventId;
    }
    this.#listenForSilence();
    const { type, data, lastEventId, origin } = event;
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId, origin }));
  };

  connect() {
    const url = new URL(this.#url);
    if (this.#lastEventId) {
      url.searchParams.set("lastEventId", this.#lastEventId);
    }
    const source = new this.options.EventSource(url.href, { withCredentials: this.options.withCredentials });
    this.#source = source;
    const ifCurrent = (action) => (event) => {
      if (source === this.#source && !isFromServer(event)) {
        action();
      }
    };
    source.addEventListener(
      "open",
      ifCurrent(() => {
        this.#listenForSilence();
        this.opened();
      }),
    );
    source.addEventListener("error", ifCurrent(() => this.#lost()));
    for (const type of this.#forwarded) {
      source.addEventListener(type, this.#forward);
    }
  }

  disconnect() {
    this.#source?.close();
    this.#source = null;
  }

  #lost() {
    this.stop("silence");
    this.failed();
    if (this.failures === 1 && this.#source.readyState === CONNECTING) {
      this.connectingAgain();
    } else {
      this.wait();
    }
  }

  #listenForSilence() {
    if (this.options.silenceMillis > 0) {
      this.start("silence", this.options.silenceMillis, () => this.retry());
    }
  }
}

/**
 * The data of an event as a listener wants it. Data that is not JSON is reported and skipped: one bad event must not
 * end a page.
 *
 * @param {function(any, MessageEvent): void} listener
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
    listener(data, event);
  };
}

/** EventSource.CONNECTING, spelled out because the class is injectable. */
const CONNECTING = 0;

/** An event of the server carries data; the connection's own `open` and `error` do not. */
function isFromServer(event) {
  return "data" in event;
}
