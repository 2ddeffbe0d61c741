import { EventStream, json } from "./event-stream.js";
import { api, fetchJson, postJson, socketUrl } from "./server.js";
import { Socket } from "./socket.js";

/**
 * How a room reaches the server: over a WebSocket, or over server-sent events and requests. Both links have the state of
 * a Connection and dispatch `line` with the lines of the room; what the second one gets by other ways it puts into lines.
 *
 * @typedef {object} Visit
 * @property {string} room
 * @property {string} name
 * @property {string} after where to continue, or empty
 * @property {function(): string} ticket that of the last welcome, or empty
 */

/** The code of an error that is not the server's: nobody knows whether the message has arrived. */
export const UNREACHABLE = "unreachable";

/** The room over a WebSocket. */
export class ChatSocket extends Socket {
  /** @param {Visit} visit */
  constructor({ room, name, after, ticket }) {
    super(socketUrl(`chat/${encodeURIComponent(room)}`), { after, parameters: () => ({ name, ticket: ticket() }) });
  }

  /** @returns {boolean} whether it is on its way; an `ack` or an `error` with the same ref follows unless it gets lost */
  say(text, ref) {
    return this.send({ type: "say", text, ref });
  }

  /** Leaves by choice: the others hear of it at once. */
  leave() {
    this.send({ type: "leave" });
    this.close();
  }
}

/**
 * The room over server-sent events, for networks that let no WebSocket through. Whoever is here reads and writes, but
 * is no member.
 */
export class ChatStream extends EventTarget {
  #visit;
  #stream;
  #posted = Promise.resolve();
  #path;
  #knowsHistory = false;
  #welcomed = false;

  /** @param {Visit} visit */
  constructor(visit) {
    super();
    this.#visit = visit;
    this.#path = `chat/${encodeURIComponent(visit.room)}`;
    const url = api("stream");
    url.searchParams.set("channel", `chat.${visit.room}`);
    this.#stream = new EventStream(url, { lastEventId: visit.after });
    for (const type of ["said", "joined", "left"]) {
      this.#stream.addEventListener(
        type,
        json((data, { lastEventId }) => this.#tell({ ...data, type, id: lastEventId })),
      );
    }
    this.#stream.addEventListener("reset", () => {
      this.#tell({ type: "reset", reason: "history-lost" });
      this.#welcome(true);
    });
    let before = null;
    this.#stream.addEventListener("statechange", () => {
      const { state } = this.#stream;
      if (state === "open" && before !== "open") {
        this.#welcomed = false;
        this.#welcome(!this.#knowsHistory && visit.after === "");
      }
      before = state;
      this.dispatchEvent(new Event("statechange"));
    });
  }

  /** Open when the members are known, too. */
  get state() {
    const { state } = this.#stream;
    return state === "open" && !this.#welcomed ? "connecting" : state;
  }

  get transport() {
    return "sse";
  }

  get offline() {
    return this.#stream.offline;
  }

  get slow() {
    return this.#stream.slow;
  }

  get heardAt() {
    return this.#stream.heardAt;
  }

  get retryAt() {
    return this.#stream.retryAt;
  }

  get failures() {
    return this.#stream.failures;
  }

  get closing() {
    return null;
  }

  get lastId() {
    return this.#stream.lastId;
  }

  retry() {
    this.#stream.retry();
  }

  say(text, ref) {
    if (this.state !== "open") {
      return false;
    }
    const { name, ticket } = this.#visit;
    const post = () => postJson(api(`${this.#path}/messages`), { name, text, ref, ticket: ticket() || undefined });
    // One after the other: requests that are under way together arrive in any order.
    this.#posted = this.#posted.then(post).then(
      ({ id }) => this.#tell({ type: "ack", ref, id }),
      ({ message, retryAfterMillis, status }) =>
        this.#tell({ type: "error", code: String(status ?? UNREACHABLE), message, ref, retryAfterMillis }),
    );
    return true;
  }

  leave() {
    this.close();
  }

  close() {
    this.#stream.close();
  }

  explain() {
    return this.#stream.explain();
  }

  /** The stream is open already: what is said meanwhile comes twice rather than not at all. */
  async #welcome(withHistory) {
    try {
      const [{ members }, { messages, head }] = await Promise.all([
        fetchJson(api(`${this.#path}/members`)),
        withHistory ? fetchJson(api(`${this.#path}/messages`)) : { messages: [], head: "" },
      ]);
      this.#stream.continueFrom(head);
      this.#knowsHistory = true;
      this.#welcomed = true;
      this.dispatchEvent(new Event("statechange"));
      this.#tell({ type: "welcome", you: this.#visit.name, room: this.#visit.room, members, messages });
    } catch (problem) {
      this.#tell({ type: "error", code: "welcome", message: problem.message });
      this.#stream.failed();
      this.#stream.wait();
    }
  }

  #tell(line) {
    this.dispatchEvent(new MessageEvent("line", { data: line }));
  }
}
