import { identical } from "./bytes.js";

/**
 * One connection to an endpoint that sends back what it gets, in the order in which it gets it: the first echo belongs to
 * the oldest message that has none. It does not reconnect, because a console shows what happens. Dispatches
 * - `state`: see `state`,
 * - `sent` (detail: a Message) when a message was handed to the browser,
 * - `echo` (detail: a RoundTrip) when something came back,
 * - `end` (detail: `{code, reason, clean, unanswered}`).
 *
 * @typedef {{kind: "text" | "binary", size: number, mark: any}} Message `size` in bytes, `mark` as it was given
 * @typedef {{message: Message | null, kind: "text" | "binary", size: number, millis: number, same: boolean}} RoundTrip
 *   `message` is null if nothing was waiting for an echo
 */
export class EchoConnection extends EventTarget {
  #socket;
  #waiting = [];
  #encoder = new TextEncoder();

  /**
   * @param {URL} url
   * @param {string[]} protocols to offer
   */
  constructor(url, protocols) {
    super();
    const socket = new WebSocket(url.href, protocols);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("open", () => this.dispatchEvent(new Event("state")));
    socket.addEventListener("message", ({ data }) => this.#heard(data, performance.now()));
    socket.addEventListener("close", ({ code, reason, wasClean }) => {
      const unanswered = this.#waiting.length;
      this.#waiting = [];
      this.dispatchEvent(new Event("state"));
      this.#tell("end", { code, reason, clean: wasClean, unanswered });
    });
  }

  /** @returns {"connecting" | "open" | "closing" | "closed"} */
  get state() {
    return ["connecting", "open", "closing", "closed"][this.#socket.readyState];
  }

  /** @returns {string} the sub-protocol that the server has chosen, or empty */
  get protocol() {
    return this.#socket.protocol;
  }

  /** @returns {number} messages that have no echo yet */
  get waiting() {
    return this.#waiting.length;
  }

  /**
   * @param {string | Uint8Array} content
   * @param {any} [mark] comes back with the echo
   * @returns {boolean} whether the connection was open
   */
  send(content, mark = null) {
    if (this.state !== "open") {
      return false;
    }
    const kind = typeof content === "string" ? "text" : "binary";
    const bytes = this.#bytes(content);
    const message = { kind, size: bytes.length, mark };
    this.#tell("sent", message);
    this.#waiting.push({ message, bytes, since: performance.now() });
    this.#socket.send(content);
    return true;
  }

  close() {
    this.#socket.close(1000, "Closed by the console.");
  }

  #heard(data, now) {
    const kind = typeof data === "string" ? "text" : "binary";
    const bytes = this.#bytes(kind === "text" ? data : new Uint8Array(data));
    const { message, bytes: sent, since } = this.#waiting.shift() ?? { message: null };
    this.#tell("echo", {
      message,
      kind,
      size: bytes.length,
      millis: message === null ? NaN : now - since,
      same: message !== null && message.kind === kind && identical(sent, bytes),
    });
  }

  /** Text as it travels. A lone surrogate travels as U+FFFD, which is what comes back. */
  #bytes(content) {
    return typeof content === "string" ? this.#encoder.encode(content) : content;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
