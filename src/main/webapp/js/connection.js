import { Backoff } from "./backoff.js";

/**
 * A connection that does not give up: what a stream of server-sent events and a WebSocket have in common. It waits with
 * full jitter between tries, comes back when the page or the network does, and tells its state.
 *
 * States:
 * - `connecting`: a try is under way, or the page has been left,
 * - `open`: the connection stands,
 * - `waiting`: the next try is at `retryAt`,
 * - `closed`: there is no way back.
 *
 * The type `statechange`, a plain Event, says that `state` or `retryAt` is now another one.
 *
 * A subclass gives `connect()` and `disconnect()` and calls {@link Connection#begin} at the end of its constructor; it
 * reports by {@link Connection#opened}, {@link Connection#failed}, {@link Connection#wait} and {@link Connection#end}.
 */
export class Connection extends EventTarget {
  #state = "connecting";
  #retryAt = null;
  #failures = 0;
  #backoff;
  #hiddenSince = null;
  #timers = new Map();
  #ending = new AbortController();

  /**
   * @param {object} options
   * @param {number} [options.baseMillis] upper bound of the first wait; doubles with every further one
   * @param {number} [options.capMillis] upper bound of any wait
   * @param {number} [options.stableMillis] how long a connection must last to count as a success
   * @param {number} [options.connectMillis] how long a connection may take to open before it is tried anew
   * @param {number} [options.hiddenMillis] after being hidden for so long, an open connection is replaced when the page
   *   comes back, because a sleeping device can lose it without notice
   * @param {{setTimeout: function, clearTimeout: function, now: function(): number}} [options.timers] for tests
   * @param {function(): number} [options.random] for tests: from 0 to less than 1
   * @param {EventTarget} [options.window] tells `online`, `offline`, `pagehide` and `pageshow`
   * @param {EventTarget & {hidden: boolean}} [options.document] tells `visibilitychange`
   */
  constructor(options) {
    super();
    /** For subclasses: what was given, and the defaults. */
    this.options = {
      baseMillis: 1_000,
      capMillis: 30_000,
      stableMillis: 5_000,
      connectMillis: 20_000,
      hiddenMillis: 300_000,
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
    this.#backoff = new Backoff(this.options);
  }

  /** @returns {"connecting" | "open" | "waiting" | "closed"} */
  get state() {
    return this.#state;
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
      this.#drop();
      this.connect();
      this.expectOpening();
      this.#change("connecting");
    }
  }

  /** Drops the connection until {@link Connection#retry}. */
  pause() {
    this.#drop();
    this.#change("connecting");
  }

  /** Ends the connection for good; no event is dispatched after the last `statechange`. */
  close() {
    this.end();
  }

  /** For subclasses: connects for the first time. */
  begin() {
    this.#watchPage();
    this.retry();
  }

  /** For subclasses: the connection stands. */
  opened() {
    this.stop("deadline");
    this.start("stable", this.options.stableMillis, () => this.succeeded());
    this.#change("open");
  }

  /** For subclasses: the connection has proved good; the next wait is a first one. */
  succeeded() {
    this.stop("stable");
    this.#failures = 0;
    this.#backoff.reset();
  }

  /** For subclasses: one more connection was lost or refused. */
  failed() {
    this.stop("stable");
    this.#failures++;
  }

  /** For subclasses: a try is under way that is not of this object's making. */
  connectingAgain() {
    this.expectOpening();
    this.#change("connecting");
  }

  /**
   * For subclasses: drops what there is, and tries again later.
   *
   * @param {number} [leastWaits] as for {@link Backoff#next}
   */
  wait(leastWaits) {
    this.#drop();
    const millis = this.#backoff.next(leastWaits);
    this.start("attempt", millis, () => this.retry());
    this.#change("waiting", this.options.timers.now() + millis);
  }

  /** For subclasses: there is no way back. */
  end() {
    this.#ending.abort();
    this.#drop();
    this.#change("closed");
  }

  /** For subclasses: called when the network has come or gone while the connection stands. */
  doubt() {}

  /** For subclasses: gives up a try that takes too long. */
  expectOpening() {
    this.start("deadline", this.options.connectMillis, () => {
      this.failed();
      this.wait();
    });
  }

  /** For subclasses: a timer by name; every timer ends with its connection. */
  start(name, millis, action) {
    this.stop(name);
    this.#timers.set(name, this.options.timers.setTimeout(action, millis));
  }

  stop(name) {
    if (this.#timers.has(name)) {
      this.options.timers.clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
    }
  }

  #watchPage() {
    const { window, document, timers, hiddenMillis } = this.options;
    const { signal } = this.#ending;
    const doubtOrTry = () => (this.#state === "open" ? this.doubt() : this.retry());
    window?.addEventListener("online", doubtOrTry, { signal });
    window?.addEventListener("offline", () => this.#state === "open" && this.doubt(), { signal });
    // A page kept for the back button would keep its connection, too, and a browser has but six for a server (HTTP/1.1).
    window?.addEventListener("pagehide", (event) => this.pageHidden(event), { signal });
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

  /** For subclasses: called when the page is left, perhaps to come back. */
  pageHidden() {
    this.pause();
  }

  #drop() {
    for (const name of [...this.#timers.keys()]) {
      this.stop(name);
    }
    this.disconnect();
  }

  #change(state, retryAt = null) {
    if (state !== this.#state || retryAt !== this.#retryAt) {
      this.#state = state;
      this.#retryAt = retryAt;
      this.dispatchEvent(new Event("statechange"));
    }
  }
}
