/**
 * What happens to a page while a connection lives: it is hidden and shown, left and restored, frozen and thawed, and its
 * browser loses the network and finds it again.
 */
export class PageLife {
  #document;
  #hiddenMillis;
  #connection;
  #timer = null;
  #hiddenSince = null;

  /**
   * @param {{window?: EventTarget, document?: EventTarget & {hidden: boolean}, hiddenMillis: number, signal: AbortSignal}}
   *   place neither `window` nor `document` in a worker
   * @param {import("./connection.js").Connection} connection is told: `wake`, `hidden`, `left`, `network`
   */
  constructor({ window, document, hiddenMillis, signal }, connection) {
    this.#document = document;
    this.#hiddenMillis = hiddenMillis;
    this.#connection = connection;
    const on = (target, type, action) => target?.addEventListener(type, action, { signal });
    on(window, "online", () => connection.network(true));
    on(window, "offline", () => connection.network(false));
    // A page kept for the back button would keep its connection, too, and a browser has but six for a server (HTTP/1.1).
    on(window, "pagehide", (event) => connection.left(event));
    on(window, "pageshow", (event) => event.persisted && connection.wake());
    on(document, "freeze", () => connection.hidden());
    on(document, "resume", () => document.hidden || connection.wake());
    on(document, "visibilitychange", () => this.#look());
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    if (document?.hidden) {
      this.#look();
    }
  }

  #look() {
    clearTimeout(this.#timer);
    if (this.#document.hidden) {
      this.#hiddenSince = Date.now();
      this.#timer = setTimeout(() => this.#connection.hidden(), this.#hiddenMillis);
    } else {
      const longAway = this.#hiddenSince !== null && Date.now() - this.#hiddenSince >= this.#hiddenMillis;
      this.#hiddenSince = null;
      this.#connection.wake({ longAway });
    }
  }
}
