import { EventStream, json } from "./event-stream.js";
import { Socket } from "./socket.js";

/** A WebSocket that has not opened after so many tries will not: something between here and there refuses it. */
const TRIES = 2;

/**
 * Channels of the server over whichever transport gets through. It begins with server-sent events. Where these get no
 * answer, for instance because the browser has no connection left for them (HTTP/1.1), it goes on over a WebSocket, which
 * does not count among those connections, and the other way round. The last id goes along, so nothing is missed.
 *
 * Has the state of a Connection and dispatches its `statechange`, also when `transport` has changed, and events of the
 * server by their type, with JSON already read: `stream.addEventListener("quotes", ({ data }) => …)`.
 */
export class LiveStream extends EventTarget {
  #places;
  #link;
  #transport;
  #types = new Set();
  #wasOpen = false;
  #heardBefore = null;

  /**
   * @param {object} places
   * @param {URL} places.events the event stream
   * @param {URL} places.socket the WebSocket with the same events
   * @param {string} [places.after] where to begin; empty for the server's usual start
   */
  constructor({ events, socket, after = "" }) {
    super();
    this.#places = { sse: events, websocket: socket };
    this.#connect("sse", after);
  }

  /** @returns {"sse" | "websocket"} */
  get transport() {
    return this.#transport;
  }

  get state() {
    return this.#link.state;
  }

  get retryAt() {
    return this.#link.retryAt;
  }

  get failures() {
    return this.#link.failures;
  }

  get offline() {
    return this.#link.offline;
  }

  get slow() {
    return this.#link.slow;
  }

  get heardAt() {
    return this.#link.heardAt ?? this.#heardBefore;
  }

  retry() {
    this.#link.retry();
  }

  close() {
    this.#link.close();
  }

  explain() {
    return this.#link.explain();
  }

  /** Goes on over this transport, from where the other one stopped. @param {"sse" | "websocket"} transport */
  use(transport) {
    if (transport !== this.#transport) {
      const before = this.#link;
      this.#heardBefore = this.heardAt;
      this.#link = null;
      before.close();
      this.#connect(transport, before.lastId);
      this.dispatchEvent(new Event("statechange"));
    }
  }

  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options);
    if (type !== "statechange" && !this.#types.has(type)) {
      this.#types.add(type);
      this.#forward(type);
    }
  }

  #connect(transport, after) {
    this.#transport = transport;
    this.#wasOpen = false;
    const place = this.#places[transport];
    const link = transport === "sse" ? new EventStream(place, { lastEventId: after }) : new Socket(place, { after });
    this.#link = link;
    const ifCurrent = (action) => (event) => link === this.#link && action(event);
    link.addEventListener("statechange", ifCurrent(() => this.#follow()));
    link.addEventListener("timeout", ifCurrent(() => this.use(transport === "sse" ? "websocket" : "sse")));
    link.addEventListener("crowded", ifCurrent(() => this.use("websocket")));
    if (transport === "websocket") {
      link.addEventListener("line", ifCurrent(({ data }) => this.#read(data)));
    }
    this.#types.forEach((type) => this.#forward(type));
  }

  #follow() {
    const { state, failures } = this.#link;
    this.#wasOpen ||= state === "open";
    const getsNowhere = state === "closed" || (state === "waiting" && !this.#wasOpen && failures >= TRIES);
    if (this.#transport === "websocket" && getsNowhere) {
      this.use("sse");
    } else {
      this.dispatchEvent(new Event("statechange"));
    }
  }

  #forward(type) {
    const link = this.#link;
    if (this.#transport === "sse") {
      link.addEventListener(
        type,
        json((data) => link === this.#link && this.#dispatch(type, data)),
      );
    }
  }

  #read({ channel, type, data }) {
    if (channel !== undefined || type === "reset") {
      this.#dispatch(type ?? "message", data);
    }
  }

  #dispatch(type, data) {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}
