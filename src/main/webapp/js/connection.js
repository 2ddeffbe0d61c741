import { Backoff } from "./backoff.js";
import { PageLife } from "./page-life.js";

/**
 * A connection that does not give up: what a stream of server-sent events and a WebSocket have in common. It waits with
 * full jitter between tries, reconnects when the page or the network comes back, gives a silent connection up, and tells
 * its state.
 *
 * States:
 * - `connecting`: a try is under way,
 * - `open`: the connection stands,
 * - `waiting`: the next try is at `retryAt`,
 * - `paused`: given up until {@link Connection#retry}, because the page has been left or hidden,
 * - `closed`: there is no way back.
 *
 * The type `statechange`, a plain Event, says that `state`, `retryAt`, `offline` or `slow` has changed; `timeout` says
 * that a try got no answer at all.
 *
 * A subclass gives `connect()` and `disconnect()` and calls {@link Connection#begin} at the end of its constructor; it
 * reports by {@link Connection#opened}, {@link Connection#heard}, {@link Connection#failed}, {@link Connection#wait} and
 * {@link Connection#end}.
 */
export class Connection extends EventTarget {
  #state = "connecting";
  #retryAt = null;
  #failures = 0;
  #offline = false;
  #slow = false;
  #heardAt = null;
  #backoff;
  #timers = new Map();
  #ending = new AbortController();

  /**
   * @param {object} options
   * @param {number} [options.baseMillis] upper bound of the first wait; doubles with every further one
   * @param {number} [options.capMillis] upper bound of any wait that the server has not asked for
   * @param {number} [options.stableMillis] how long a connection must last to count as a success
   * @param {number} [options.slowMillis] after how long a try without an answer is called slow
   * @param {number} [options.connectMillis] how long a connection may take to open before it is tried anew
   * @param {number} [options.silenceMillis] how long an open connection may be silent; 0 for ever
   * @param {boolean} [options.givesUpHidden] pause while the page is hidden
   * @param {number} [options.hiddenMillis] but not before it has been hidden for so long
   * @param {{setTimeout: function, clearTimeout: function, now: function(): number}} [options.timers] for tests
   * @param {function(): number} [options.random] for tests: from 0 to less than 1
   * @param {EventTarget} [options.window] tells `online`, `offline`, `pagehide` and `pageshow`
   * @param {EventTarget & {hidden: boolean}} [options.document] tells `visibilitychange`, `freeze` and `resume`
   */
  constructor(options) {
    super();
    /** For subclasses: what was given, and the defaults. */
    this.options = {
      baseMillis: 500,
      capMillis: 5_000,
      stableMillis: 5_000,
      slowMillis: 4_000,
      connectMillis: 10_000,
      silenceMillis: 0,
      givesUpHidden: false,
      hiddenMillis: 60_000,
      timers: {
        setTimeout: (action, millis) => setTimeout(action, millis),
        clearTimeout: (timer) => clearTimeout(timer),
        now: () => Date.now(),
      },
      random: Math.random,
      window: globalThis.window,
      document: globalThis.document,
      ...options,
      // A page that embeds these modules can have times of its own.
      ...globalThis.wirehouseTimes,
    };
    this.#backoff = new Backoff(this.options);
  }

  /** @returns {"connecting" | "open" | "waiting" | "paused" | "closed"} */
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

  /** @returns {boolean} whether the browser says that there is no network, and nothing heard since says otherwise */
  get offline() {
    return this.#offline;
  }

  /** @returns {boolean} whether the try that is under way got no answer for a while */
  get slow() {
    return this.#slow;
  }

  /** @returns {number | null} when the server was heard last, in milliseconds of the epoch */
  get heardAt() {
    return this.#heardAt;
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
    if (this.#state !== "closed") {
      this.#drop();
      this.#change("paused");
    }
  }

  /** Ends the connection for good; no event is dispatched after the last `statechange`. */
  close() {
    this.end();
  }

  /** For subclasses: connects for the first time. */
  begin() {
    const { window, document, hiddenMillis, givesUpHidden } = this.options;
    this.#offline = globalThis.navigator?.onLine === false;
    new PageLife({ window, document, hiddenMillis, signal: this.#ending.signal }, this);
    if (givesUpHidden && document?.hidden) {
      this.pause();
    } else {
      this.retry();
    }
  }

  /** For subclasses: the connection stands. */
  opened() {
    this.stop("deadline");
    this.stop("slow");
    this.start("stable", this.options.stableMillis, () => this.succeeded());
    this.heard();
    this.#change("open");
  }

  /** For subclasses: the server gave a sign of life. */
  heard() {
    this.#heardAt = this.options.timers.now();
    if (this.#offline) {
      this.#offline = false;
      this.#tell();
    }
    if (this.options.silenceMillis > 0) {
      this.start("silence", this.options.silenceMillis, () => this.silent());
    }
  }

  /** For subclasses: how long silence may last from now on, as the server says. */
  expectSignsWithin(millis) {
    this.options.silenceMillis = millis;
    this.heard();
  }

  /** For subclasses: called when an open connection has been silent for too long. */
  silent() {
    this.failed();
    this.retry();
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
    this.stop("silence");
    this.expectOpening();
    this.#change("connecting");
  }

  /**
   * For subclasses: drops what there is, and tries again later.
   *
   * @param {number} [leastMillis] as for {@link Backoff#next}
   */
  wait(leastMillis) {
    this.#drop();
    this.#tryIn(this.#backoff.next(leastMillis));
  }

  /** Puts the next try off, as far as the server asks for it. @param {number} leastMillis from now on */
  postpone(leastMillis) {
    const now = this.options.timers.now();
    if (this.#state === "waiting" && this.#retryAt < now + leastMillis) {
      this.#tryIn(this.#backoff.next(leastMillis));
    }
  }

  /** For subclasses: there is no way back. */
  end() {
    this.#ending.abort();
    this.#drop();
    this.#change("closed");
  }

  /** For subclasses: called when the network has come back, or the page after a long time, while the connection stands. */
  doubt() {}

  /** The page can be seen, is restored, or has a network again: nothing is gained by waiting any longer. */
  wake({ longAway = true } = {}) {
    this.#backoff.reset();
    if (this.#state === "waiting" || this.#state === "paused") {
      this.retry();
    } else if (this.#state === "open" && longAway) {
      this.doubt();
    }
  }

  /** The page has been hidden for a while, or is frozen. */
  hidden() {
    if (this.options.givesUpHidden) {
      this.pause();
    }
  }

  /** For subclasses: called when the page is left, perhaps to come back. */
  left() {
    this.pause();
  }

  /** The browser has lost, or found, its network. */
  network(isThere) {
    this.#offline = !isThere;
    this.#tell();
    if (isThere && this.#state === "connecting") {
      this.retry();
    } else if (isThere) {
      this.wake();
    }
  }

  /** For subclasses: gives up a try that takes too long. */
  expectOpening() {
    this.start("slow", this.options.slowMillis, () => {
      this.#slow = true;
      this.#tell();
    });
    this.start("deadline", this.options.connectMillis, () => {
      this.failed();
      this.wait();
      this.dispatchEvent(new Event("timeout"));
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

  #tryIn(millis) {
    this.start("attempt", millis, () => this.retry());
    this.#change("waiting", this.options.timers.now() + millis);
  }

  #drop() {
    for (const name of [...this.#timers.keys()]) {
      this.stop(name);
    }
    this.disconnect();
  }

  #change(state, retryAt = null) {
    if (state !== this.#state || retryAt !== this.#retryAt || this.#slow) {
      this.#state = state;
      this.#retryAt = retryAt;
      this.#slow = false;
      this.#tell();
    }
  }

  #tell() {
    this.dispatchEvent(new Event("statechange"));
  }
}
