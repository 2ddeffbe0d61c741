import { Connection } from "./connection.js";
import { whyNot } from "./server.js";
import { streamTabs } from "./stream-tabs.js";

/** A connection is dead after a silence of so many heartbeats, and a little more for a slow network. */
const HEARTBEATS = 2;
const SLACK_MILLIS = 3_000;
/** The first heartbeat comes at once, and says when to expect the next. */
const FIRST_HEARTBEAT_MILLIS = 10_000;
/** Other tabs answer within this time. */
const ASKING_MILLIS = 300;

/**
 * A stream of server-sent events that does not give up.
 *
 * A browser's EventSource reconnects by itself after a network error, but stops for good when the server answers
 * with an error status, with 204 or with another media type, and it retries at a fixed pace, all clients alike.
 * This class leaves the first reconnection to the browser, because that one is quick, and takes over when it fails:
 * it then reopens as a {@link Connection} does. It remembers the last event id over reopenings and hands it over as the
 * query parameter `lastEventId`, because a page cannot set the header of a new EventSource.
 *
 * It asks the server for heartbeats that a page can see, and reopens when none comes. A hidden page gives its stream up
 * after a while, or at once if other tabs need the connection, and resumes when it is shown. The type `crowded` says that
 * this stream was opened although the tabs of this site already have as many as a browser can bear.
 *
 * Listen as on an EventSource: `stream.addEventListener("quotes", event => JSON.parse(event.data))`. The listener gets
 * a MessageEvent with `data`, `lastEventId` and `origin`. Events of the server called `open` or `error` arrive as such
 * and are never mistaken for a change of the connection. The types `statechange`, `timeout` and `crowded` are reserved.
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
   * @param {typeof EventSource} [options.EventSource] for tests
   */
  constructor(url, options = {}) {
    super({
      lastEventId: "",
      withCredentials: false,
      givesUpHidden: true,
      silenceMillis: FIRST_HEARTBEAT_MILLIS,
      EventSource: globalThis.EventSource,
      ...options,
    });
    this.#url = new URL(url, this.options.document?.baseURI);
    this.#url.searchParams.set("heartbeat", "event");
    this.#lastEventId = this.options.lastEventId;
    this.addEventListener("heartbeat", json(({ seconds }) => this.expectSignsWithin(HEARTBEATS * seconds * 1_000 + SLACK_MILLIS)));
    streamTabs.addEventListener("change", this.#makeRoom);
    this.begin();
  }

  /** @returns {string} the id of the last event heard, or empty */
  get lastId() {
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
    if (!RESERVED.has(type) && !this.#forwarded.has(type)) {
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
    this.heard();
    const { type, data, lastEventId, origin } = event;
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId, origin }));
  };

  connect() {
    streamTabs.take(this);
    const source = new this.options.EventSource(this.#address().href, { withCredentials: this.options.withCredentials });
    this.#source = source;
    const ifCurrent = (action) => (event) => {
      if (source === this.#source && !isFromServer(event)) {
        action();
      }
    };
    source.addEventListener(
      "open",
      ifCurrent(() => {
        this.opened();
        this.start("crowd", ASKING_MILLIS, () => streamTabs.areCrowded && this.dispatchEvent(new Event("crowded")));
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
    streamTabs.release(this);
  }

  end() {
    streamTabs.removeEventListener("change", this.#makeRoom);
    super.end();
  }

  /** There is no way to ask whether an event stream is still alive, and reopening it costs little. */
  doubt() {
    this.retry();
  }

  /** Finds out why the stream does not open, which an EventSource does not tell, and waits if the server asks for it. */
  async explain() {
    const { reason, retryAfterMillis } = await whyNot(this.#address());
    if (retryAfterMillis) {
      this.postpone(retryAfterMillis);
    }
    return reason;
  }

  #makeRoom = () => {
    if (this.options.document?.hidden && streamTabs.areCrowdedWhileHidden) {
      this.pause();
    }
  };

  #address() {
    const url = new URL(this.#url);
    if (this.#lastEventId) {
      url.searchParams.set("lastEventId", this.#lastEventId);
    }
    return url;
  }

  #lost() {
    this.failed();
    if (this.failures === 1 && this.#source.readyState === CONNECTING) {
      this.connectingAgain();
    } else {
      this.wait();
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

/** Types that are this object's own. */
const RESERVED = new Set(["statechange", "timeout", "crowded"]);

/** EventSource.CONNECTING, spelled out because the class is injectable. */
const CONNECTING = 0;

/** An event of the server carries data; the connection's own `open` and `error` do not. */
function isFromServer(event) {
  return "data" in event;
}
