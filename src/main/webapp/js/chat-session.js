import { ChatLog } from "./chat-log.js";
import { ChatSocket, ChatStream, UNREACHABLE } from "./chat-links.js";
import { api, fetchJson } from "./server.js";

const LINKS = { socket: ChatSocket, stream: ChatStream };
const MOST_ENTRIES = 1_000;
/** A WebSocket that has not opened after so many tries will not: something between here and there refuses it. */
const TRIES = 2;

/**
 * A visit to a room: its log, its members, and what is on its way. Dispatches
 * - `entry` (detail: `{entry, before, fresh}`): an entry is new or has changed and belongs in front of `before`; `fresh` if
 *   it was not known and is no history,
 * - `gone` (detail: the entry): it is not to be shown any longer,
 * - `members`, `link` (the transport is now another one), `hold` (see `heldUntil`), `statechange` (that of the link),
 * - `problem` (detail: a sentence) that concerns no message,
 * - `fallback`: the transport is another one because a WebSocket does not get through,
 * - `end` (detail: a sentence): the server has refused; there is no way back but another visit.
 */
export class ChatSession extends EventTarget {
  #memory;
  #log = new ChatLog(MOST_ENTRIES);
  #members = new Map();
  #link = null;
  #transport;
  #welcomed = false;
  #knowsMembers = false;
  #wasOpen = false;
  #nextRef = 1;
  #heldUntil = 0;
  #visiting = new AbortController();

  /**
   * @param {string} room
   * @param {string} name
   * @param {import("./memory.js").Memory} memory keeps the ticket
   * @param {"socket" | "stream"} transport
   */
  constructor(room, name, memory, transport) {
    super();
    this.room = room;
    this.you = name;
    this.#memory = memory;
    this.use(transport);
    // The ticket is the same in all tabs of this browser. One that leaves must not take it from the others.
    memory.onForgotten(this.#ticketKey(), () => this.#keepTicket(this.#ticket()), this.#visiting.signal);
  }

  get link() {
    return this.#link;
  }

  /** @returns {"socket" | "stream"} */
  get transport() {
    return this.#transport;
  }

  /** @returns {boolean} whether the room has ever let this visitor in */
  get welcomed() {
    return this.#welcomed;
  }

  /** @returns {boolean} whether `members` are those of now */
  get knowsMembers() {
    return this.#knowsMembers;
  }

  /** @returns {string[]} in the order of an index */
  get members() {
    return [...this.#members.values()].sort((a, b) => a.localeCompare(b, "en"));
  }

  /** @returns {number} when the server takes messages again, in milliseconds of the epoch; in the past if it does */
  get heldUntil() {
    return this.#heldUntil;
  }

  /** Goes on over this transport, from where the other one stopped. */
  use(transport) {
    const before = this.#link;
    const after = before?.lastId || this.#log.lastId || "";
    this.#link = null;
    before?.close();
    this.#loseWhatIsOnItsWay();
    this.#transport = transport;
    this.#wasOpen = false;
    const link = new LINKS[transport]({ room: this.room, name: this.you, after, ticket: () => this.#ticket() });
    this.#link = link;
    link.addEventListener("line", ({ data }) => link === this.#link && this.#read(data));
    link.addEventListener("statechange", () => link === this.#link && this.#follow());
    this.dispatchEvent(new Event("link"));
  }

  /** @returns {boolean} whether it is on its way; if not, nothing has changed */
  say(text) {
    const entry = {
      kind: "said",
      id: null,
      ref: `${Date.now().toString(36)}-${this.#nextRef++}`,
      name: this.you,
      text,
      time: new Date().toISOString(),
      own: true,
      state: "sending",
    };
    if (!this.#link.say(text, entry.ref)) {
      return false;
    }
    this.#put(entry);
    return true;
  }

  /** Sends once more what has not arrived. */
  sayAgain(entry) {
    if (Date.now() < this.#heldUntil) {
      this.dispatchEvent(new Event("hold"));
    } else if (entry.state === "unsent" && this.#link.say(entry.text, entry.ref)) {
      entry.time = new Date().toISOString();
      entry.state = "sending";
      entry.problem = undefined;
      entry.refused = false;
      this.#put(entry);
    }
  }

  /** Gives up what has not arrived. */
  discard(entry) {
    this.#log.remove(entry);
    this.#tell("gone", entry);
  }

  /** Ends the visit; the others hear of it. With `forget`, also the proof of having been this member. */
  leave({ forget }) {
    this.#visiting.abort();
    const link = this.#link;
    this.#link = null;
    link.leave();
    if (forget) {
      this.#memory.remember(this.#ticketKey(), null);
    }
  }

  #follow() {
    const { state, failures } = this.#link;
    if (state === "open") {
      this.#wasOpen = true;
    } else {
      this.#knowsMembers = false;
      this.#loseWhatIsOnItsWay();
      this.dispatchEvent(new Event("members"));
    }
    this.dispatchEvent(new Event("statechange"));
    if (state === "closed" && this.#link.closing) {
      const { code, reason } = this.#link.closing;
      this.#tell("end", reason || `The server has closed the connection (${code}).`);
    } else if (state === "waiting" && !this.#wasOpen && failures >= TRIES && this.#transport === "socket") {
      this.#fallBack();
    }
  }

  async #fallBack() {
    const link = this.#link;
    try {
      await fetchJson(api("chat"));
    } catch {
      return; // the server is away for everything
    }
    if (link === this.#link && link.state === "waiting") {
      this.use("stream");
      this.#tell("fallback", null);
    }
  }

  #read(line) {
    switch (line.type) {
      case "welcome":
        this.#welcome(line);
        break;
      case "said":
        this.#said(line, true);
        break;
      case "joined":
      case "left":
        this.#moved(line);
        break;
      case "ack":
        this.#acknowledged(line);
        break;
      case "error":
        this.#refused(line);
        break;
      case "reset":
        this.#missed();
        break;
      default:
    }
  }

  #welcome({ you, members = [], messages = [], ticket }) {
    this.#welcomed = true;
    this.you = you ?? this.you;
    this.#keepTicket(ticket);
    this.#knowsMembers = true;
    this.#members = new Map(members.map((name) => [keyOf(name), name]));
    messages.forEach((message) => this.#said(message, false));
    this.dispatchEvent(new Event("members"));
  }

  #said({ id, ref, name, text, time }, live) {
    const own = keyOf(name) === keyOf(this.you);
    const known = this.#log.withId(id);
    const mine = known ?? (own ? this.#onItsWay(ref, text) : undefined);
    const entry = mine ?? { kind: "said", own };
    Object.assign(entry, { id, name, text, time, state: "sent", problem: undefined });
    this.#put(entry, live && mine === undefined);
  }

  /** An own message can be heard before it is acknowledged, and without being so if the connection was lost between. */
  #onItsWay(ref, text) {
    return (
      this.#log.find((entry) => ref !== undefined && entry.id === null && entry.ref === ref) ??
      this.#log.find((entry) => entry.id === null && !entry.refused && entry.text === text)
    );
  }

  #moved({ type, id, name, time }) {
    if (type === "joined") {
      this.#members.set(keyOf(name), name);
    } else {
      this.#members.delete(keyOf(name));
    }
    this.dispatchEvent(new Event("members"));
    if (this.#log.withId(id) === undefined) {
      this.#put({ kind: type, id, name, time, own: keyOf(name) === keyOf(this.you), state: "sent" }, true);
    }
  }

  #acknowledged({ ref, id }) {
    const entry = this.#log.find((candidate) => candidate.ref === ref && candidate.id === null);
    if (entry === undefined) {
      return;
    }
    if (this.#log.withId(id) === undefined) {
      entry.id = id;
      entry.state = "sent";
      entry.problem = undefined;
      this.#put(entry);
    } else {
      this.discard(entry);
    }
  }

  #refused({ code, ref, message = "The server refuses this message.", retryAfterMillis }) {
    if (retryAfterMillis > 0) {
      this.#heldUntil = Date.now() + retryAfterMillis;
      this.dispatchEvent(new Event("hold"));
    }
    const entry = this.#log.find((candidate) => candidate.ref === ref && candidate.id === null);
    if (entry === undefined) {
      this.#tell("problem", message);
    } else {
      Object.assign(entry, { state: "unsent", refused: code !== UNREACHABLE, problem: message });
      this.#put(entry);
    }
  }

  #missed() {
    const id = this.#log.lastId;
    const last = this.#log.filter((entry) => entry.id !== null).at(-1);
    if (last?.kind !== "missing") {
      this.#put({ kind: "missing", id: id ?? "0-0", name: "", own: false, state: "sent" });
    }
  }

  #loseWhatIsOnItsWay() {
    for (const entry of this.#log.filter(({ state }) => state === "sending")) {
      Object.assign(entry, { state: "unsent", problem: "The connection was lost." });
      this.#put(entry);
    }
  }

  #put(entry, fresh = false) {
    const before = this.#log.put(entry);
    this.#tell("entry", { entry, before, fresh });
    this.#log.trim().forEach((old) => this.#tell("gone", old));
  }

  #ticket() {
    return this.#memory.recall(this.#ticketKey(), "");
  }

  #keepTicket(ticket) {
    if (ticket) {
      this.#memory.remember(this.#ticketKey(), ticket);
    }
  }

  #ticketKey() {
    return `ticket.${JSON.stringify([keyOf(this.room), keyOf(this.you)])}`;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Names and rooms are the same whatever their case is. */
export function keyOf(name) {
  return name.normalize("NFC").toLowerCase();
}
