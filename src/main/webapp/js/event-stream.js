/**
 * A stream of server-sent events that does not give up.
 *
 * A browser's EventSource reconnects by itself after a network error, but stops for good when the server answers
 * with an error status, with 204 or with another media type, and it retries at a fixed pace, all clients alike.
 * This class leaves the first reconnection to the browser, because that one is quick, and takes over when it fails:
 * it then reopens with an exponential backoff and full jitter, so that the clients of a restarted server do not
 * return as one wave. It remembers the last event id over reopenings and hands it over as the query parameter
 * `lastEventId`, because a page cannot set the header of a new EventSource.
 *
 * Listen as on an EventSource: `stream.addEventListener("quotes", event => JSON.parse(event.data))`. The listener gets
 * a MessageEvent with `data`, `lastEventId` and `origin`. Events of the server called `open` or `error` arrive as such
 * and are never mistaken for a change of the connection. One type is reserved: `statechange`, a plain Event that says
 * that `state` or `retryAt` is now another one.
 *
 * States:
 * - `connecting`: a request is under way, or the browser is about to repeat it, or the page has been left,
 * - `open`: events arrive,
 * - `waiting`: the next try is at `retryAt`,
 * - `closed`: by {@link EventStream#close}; there is no way back.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export class EventStream extends EventTarget {
  #url;
  #options;
  #source = null;
  #state = "connecting";
  #lastEventId;
  #retryAt = null;
  /** Connections lost or refused since the last stable one. */
  #failures = 0;
  /** Times that this stream, not the browser, has waited since the last stable connection. */
  #waits = 0;
  #hiddenSince = null;
  #forwarded = new Set();
  #timers = { attempt: null, deadline: null, stable: null, silence: null };
  #ending = new AbortController();

  /**
   * Opens the stream. Listeners added before the caller returns to the event loop miss nothing.
   *
   * @param {string | URL} url where the events come from, relative to the page or absolute
   * @param {object} [options]
   * @param {string} [options.lastEventId] where to continue; empty for the server's usual start
   * @param {boolean} [options.withCredentials] send cookies to another origin, too
   * @param {number} [options.baseMillis] upper bound of the first wait; doubles with every further one
   * @param {number} [options.capMillis] upper bound of any wait
   * @param {number} [options.stableMillis] how long a connection must last to count as a success
   * @param {number} [options.connectMillis] how long a connection may take to open before it is tried anew
   * @param {number} [options.hiddenMillis] after being hidden for so long, an open connection is replaced when the page
   *   comes back, because a sleeping device can lose it without notice
   * @param {number} [options.silenceMillis] reopen an open connection that stayed silent for so long; 0 for never. Only
   *   for servers that send visible events all the time: heartbeats sent as comments are not seen here
   * @param {typeof EventSource} [options.EventSource] for tests
   * @param {{setTimeout: function, clearTimeout: function, now: function(): number}} [options.timers] for tests
   * @param {function(): number} [options.random] for tests: from 0 to less than 1
   * @param {EventTarget} [options.window] tells `online`, `pagehide` and `pageshow`
   * @param {EventTarget & {hidden: boolean}} [options.document] tells `visibilitychange`
   */
  constructor(url, options = {}) {
    super();
    this.#options = {
      lastEventId: "",
      withCredentials: false,
      baseMillis: 1_000,
      capMillis: 30_000,
      stableMillis: 5_000,
      connectMillis: 20_000,
      hiddenMillis: 300_000,
      silenceMillis: 0,
      EventSource: globalThis.EventSource,
      timers: {
        setTimeout: (action, millis) => setTimeout(action, millis),
        clearTimeout: (timer) => clearTimeout(timer),
        now: () => Date.now(),
      },
      random: Math.random,
      window: globalThis.window,
      document: globalThis.document,
      ...options,
    };
    this.#url = new URL(url, this.#options.document?.baseURI);
    this.#lastEventId = this.#options.lastEventId;
    this.#watchPage();
    this.#open();
  }

  /** @returns {"connecting" | "open" | "waiting" | "closed"} */
  get state() {
    return this.#state;
  }

  /** @returns {string} the id of the last event heard, or empty */
  get lastEventId() {
    return this.#lastEventId;
  }

  /** @returns {number | null} when the next try is due, in milliseconds of the epoch; null unless `waiting` */
  get retryAt() {
    return this.#retryAt;
  }

  /** @returns {number} connections lost or refused since the last stable one */
  get failures() {
    return this.#failures;
  }

  /** Tries at once instead of waiting; replaces a connection that is open. Does nothing once closed. */
  retry() {
    if (this.#state !== "closed") {
      this.#open();
    }
  }

  /** Ends the stream for good; no event is dispatched after the last `statechange`. */
  close() {
    this.#ending.abort();
    this.#drop();
    this.#change("closed");
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

  #open() {
    this.#drop();
    const url = new URL(this.#url);
    if (this.#lastEventId) {
      url.searchParams.set("lastEventId", this.#lastEventId);
    }
    const source = new this.#options.EventSource(url.href, { withCredentials: this.#options.withCredentials });
    this.#source = source;
    const ifCurrent = (action) => (event) => {
      if (source === this.#source && !isFromServer(event)) {
        action();
      }
    };
    source.addEventListener("open", ifCurrent(() => this.#opened()));
    source.addEventListener("error", ifCurrent(() => this.#failed()));
    for (const type of this.#forwarded) {
      source.addEventListener(type, this.#forward);
    }
    this.#expectOpening();
    this.#change("connecting");
  }

  #opened() {
    this.#stop("deadline");
    this.#start("stable", this.#options.stableMillis, () => {
      this.#failures = 0;
      this.#waits = 0;
    });
    this.#listenForSilence();
    this.#change("open");
  }

  #failed() {
    this.#stop("stable");
    this.#stop("silence");
    this.#failures++;
    if (this.#failures === 1 && this.#source.readyState === CONNECTING) {
      this.#expectOpening();
      this.#change("connecting");
    } else {
      this.#wait();
    }
  }

  #wait() {
    this.#drop();
    const { baseMillis, capMillis, random, timers } = this.#options;
    const millis = random() * Math.min(capMillis, baseMillis * 2 ** this.#waits);
    this.#waits++;
    this.#start("attempt", millis, () => this.#open());
    this.#change("waiting", timers.now() + millis);
  }

  #expectOpening() {
    this.#start("deadline", this.#options.connectMillis, () => {
      this.#failures++;
      this.#wait();
    });
  }

  #listenForSilence() {
    if (this.#options.silenceMillis > 0) {
      this.#start("silence", this.#options.silenceMillis, () => this.#open());
    }
  }

  #watchPage() {
    const { window, document, timers, hiddenMillis } = this.#options;
    const { signal } = this.#ending;
    const tryUnlessOpen = () => {
      if (this.#state !== "open") {
        this.retry();
      }
    };
    window?.addEventListener("online", tryUnlessOpen, { signal });
    // A page kept for the back button would keep its connection, too, and a browser has but six for a server (HTTP/1.1).
    window?.addEventListener("pagehide", () => this.#pause(), { signal });
    window?.addEventListener("pageshow", (event) => event.persisted && this.retry(), { signal });
    document?.addEventListener(
      "visibilitychange",
      () => {
        if (document.hidden) {
          this.#hiddenSince = timers.now();
          return;
        }
        const slept = this.#hiddenSince !== null && timers.now() - this.#hiddenSince >= hiddenMillis;
        this.#hiddenSince = null;
        if (slept || this.#state === "waiting") {
          this.retry();
        }
      },
      { signal },
    );
  }

  #pause() {
    this.#drop();
    this.#change("connecting");
  }

  #drop() {
    for (const name of Object.keys(this.#timers)) {
      this.#stop(name);
    }
    this.#source?.close();
    this.#source = null;
  }

  #start(name, millis, action) {
    this.#stop(name);
    this.#timers[name] = this.#options.timers.setTimeout(action, millis);
  }

  #stop(name) {
    if (this.#timers[name] !== null) {
      this.#options.timers.clearTimeout(this.#timers[name]);
      this.#timers[name] = null;
    }
  }

  #change(state, retryAt = null) {
    if (state !== this.#state || retryAt !== this.#retryAt) {
      this.#state = state;
      this.#retryAt = retryAt;
      this.dispatchEvent(new Event("statechange"));
    }
  }
}

/** EventSource.CONNECTING, spelled out because the class is injectable. */
const CONNECTING = 0;

/** An event of the server carries data; the connection's own `open` and `error` do not. */
function isFromServer(event) {
  return "data" in event;
}
