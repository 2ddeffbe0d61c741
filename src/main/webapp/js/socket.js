import { Connection } from "./connection.js";
import { api, whyNot } from "./server.js";

/** What close codes mean to someone who reads them on a page. */
export const CLOSE_CODES = new Map([
  [1000, "normal end"],
  [1001, "the page or the server goes away"],
  [1002, "protocol error"],
  [1003, "kind of data not supported"],
  [1005, "closed without a code"],
  [1006, "connection lost, or refused before it was one"],
  [1007, "text that is not UTF-8"],
  [1008, "against the rules of the server"],
  [1009, "message too large"],
  [1010, "an extension is missing"],
  [1011, "fault of the server"],
  [1012, "the server restarts"],
  [1013, "the server is overloaded"],
  [1015, "TLS failed"],
]);

/** After these there is no sense in coming back: a normal end, and a refusal. */
const FINAL = new Set([1000, 1008]);

/**
 * Closed from this side, to come back. A page may not send 1001, and some servers take a close without a code for 1000,
 * by which a member of a room leaves.
 */
const COMES_BACK = 4001;

/** The server asks to be spared for a while: milliseconds before the next try. */
const SPARE = new Map([
  [1012, 1_000],
  [1013, 5_000],
]);

/**
 * A WebSocket that does not give up, for servers that send JSON lines: a text frame is one or several JSON objects,
 * separated by line feeds. Each is dispatched as a MessageEvent of type `line` whose `data` is the object.
 *
 * It remembers the last `id` of any line and comes back with `after=ID`, so that nothing is missed. Two ids do not count:
 * that of an `ack`, which may overtake older lines, and that of the `welcome` to a client that brought an id itself,
 * which may be ahead of what is still to come.
 *
 * The socket is open when the server's `welcome` has come, and not before: only then does the server serve it.
 *
 * A browser answers the server's pings but shows them to nobody, so this side has a heartbeat of its own: after a silence
 * it sends `{"type":"ping"}`, and what stays silent then is dead.
 *
 * `closing` tells why the last connection ended. The codes 1000 and 1008 end the socket for good, all others make it
 * wait; after 1012 and 1013 longer than else. This side closes with 1000 when it ends, and with 4001 when it comes back.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4
 */
export class Socket extends Connection {
  #url;
  #socket = null;
  #lastId;
  #brought = false;
  #closing = null;

  /**
   * Opens the socket. Listeners added before the caller returns to the event loop miss nothing.
   *
   * @param {URL} url where to connect, such as `socketUrl("stream?channel=news")` of server.js
   * @param {object} [options] those of a {@link Connection}, and
   * @param {string} [options.after] where to continue; empty for the server's usual start
   * @param {function(): Record<string, string>} [options.parameters] asked before each try for more of the query; empty
   *   values are left out
   * @param {number} [options.silenceMillis] how long the server may be silent before it is asked for a sign
   * @param {number} [options.answerMillis] how long the sign may take
   * @param {typeof WebSocket} [options.WebSocket] for tests
   */
  constructor(url, options = {}) {
    super({
      after: "",
      parameters: () => ({}),
      silenceMillis: 15_000,
      answerMillis: 5_000,
      WebSocket: globalThis.WebSocket,
      ...options,
    });
    this.#url = new URL(url);
    this.#lastId = this.options.after;
    this.begin();
  }

  /** @returns {string} the id to continue from, or empty */
  get lastId() {
    return this.#lastId;
  }

  /** @returns {{code: number, reason: string} | null} how the last connection ended; null if none has */
  get closing() {
    return this.#closing;
  }

  /**
   * Sends one object. Nothing is kept for later.
   *
   * @returns {boolean} whether it was handed to an open connection; it may still be lost with it
   */
  send(message) {
    if (this.state !== "open" || this.#socket.readyState !== OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Ends the socket for good; a connection that stands is closed with 1000. */
  close() {
    if (this.state === "open") {
      this.#socket.close(1000);
    }
    super.close();
  }

  connect() {
    const url = new URL(this.#url);
    for (const [name, value] of Object.entries({ ...this.options.parameters(), after: this.#lastId })) {
      if (value) {
        url.searchParams.set(name, value);
      }
    }
    this.#brought = this.#lastId !== "";
    const socket = new this.options.WebSocket(url.href);
    this.#socket = socket;
    const ifCurrent = (action) => (event) => socket === this.#socket && action(event);
    socket.addEventListener("message", ifCurrent(({ data }) => this.#heard(data)));
    socket.addEventListener("close", ifCurrent((event) => this.#lost(event)));
  }

  disconnect() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(COMES_BACK);
  }

  /** A page that is left for good closes its sockets by itself, with 1001. */
  left(event) {
    if (event.persisted) {
      super.left(event);
    }
  }

  /** Asks the server for a sign at once. */
  doubt() {
    this.send({ type: "ping" });
    this.start("silence", this.options.answerMillis, () => {
      this.#closing = { code: 1006, reason: "The server gave no sign." };
      super.silent();
    });
  }

  silent() {
    this.doubt();
  }

  /** @returns {Promise<string>} why there is no connection */
  async explain() {
    return this.#closing?.reason || (await whyNot(api("health/live"))).reason;
  }

  #heard(data) {
    if (this.state === "open") {
      this.heard();
    }
    if (typeof data !== "string") {
      console.warn("skipped a binary message");
      return;
    }
    const socket = this.#socket;
    for (const text of data.split("\n")) {
      // A listener may have closed the connection.
      if (text !== "" && socket === this.#socket) {
        this.#read(text);
      }
    }
  }

  #read(text) {
    let line = null;
    try {
      line = JSON.parse(text);
    } catch (cause) {
      console.warn("skipped a line that is not JSON", cause);
    }
    if (line === null || typeof line !== "object") {
      return;
    }
    // A line of a channel has the type of its publisher's choice.
    const type = line.channel === undefined ? line.type : null;
    if (typeof line.id === "string" && type !== "ack" && !(type === "welcome" && this.#brought)) {
      this.#lastId = line.id;
    }
    if (type === "welcome") {
      this.opened();
      this.succeeded();
    }
    this.dispatchEvent(new MessageEvent("line", { data: line, lastEventId: this.#lastId }));
  }

  #lost({ code, reason }) {
    this.#closing = { code, reason };
    this.failed();
    if (FINAL.has(code)) {
      this.end();
    } else {
      this.wait(SPARE.get(code));
    }
  }
}

/** WebSocket.OPEN, spelled out because the class is injectable. */
const OPEN = 1;
