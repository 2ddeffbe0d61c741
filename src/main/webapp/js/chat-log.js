/**
 * One line of a room as the page keeps it.
 *
 * @typedef {object} Entry
 * @property {"said" | "joined" | "left" | "missing"} kind
 * @property {string | null} id in the log of the server; null as long as it is not there
 * @property {string} [ref] what the sender calls it
 * @property {string} name
 * @property {string} [text]
 * @property {string} [time] ISO-8601
 * @property {boolean} own
 * @property {"sending" | "sent" | "unsent"} state
 * @property {boolean} [refused] by the server, so that it is certainly not there
 * @property {string} [problem] why it is `unsent`
 */

/**
 * The lines of a room in the order of their ids, each once however often it comes: as history, live, after a lost
 * connection, over one transport and then another. What is on its way has no id yet and stands at the end.
 */
export class ChatLog {
  #entries = [];
  #byId = new Map();
  #most;

  /** @param {number} most entries to keep; the oldest go first */
  constructor(most) {
    this.#most = most;
  }

  get size() {
    return this.#entries.length;
  }

  /** @returns {Entry | undefined} */
  withId(id) {
    return this.#byId.get(id);
  }

  /** @returns {Entry | undefined} the oldest for which the test holds */
  find(test) {
    return this.#entries.find(test);
  }

  /** @returns {Entry[]} */
  filter(test) {
    return this.#entries.filter(test);
  }

  /** @returns {string | null} the newest id */
  get lastId() {
    return this.#entries.findLast(({ id }) => id !== null)?.id ?? null;
  }

  /**
   * Puts an entry where its id belongs; one that is there already moves.
   *
   * @param {Entry} entry
   * @returns {Entry | null} the entry that now follows it
   */
  put(entry) {
    this.remove(entry);
    let at = this.#entries.length;
    while (at > 0 && comesBefore(entry, this.#entries[at - 1])) {
      at--;
    }
    this.#entries.splice(at, 0, entry);
    if (entry.id !== null && entry.kind !== "missing") {
      this.#byId.set(entry.id, entry);
    }
    return this.#entries[at + 1] ?? null;
  }

  remove(entry) {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) {
      this.#entries.splice(at, 1);
      if (this.#byId.get(entry.id) === entry) {
        this.#byId.delete(entry.id);
      }
    }
  }

  /** Forgets the oldest as long as there are too many. @returns {Entry[]} the forgotten */
  trim() {
    const old = this.#entries.slice(0, Math.max(0, this.#entries.length - this.#most));
    old.forEach((entry) => this.remove(entry));
    return old;
  }
}

function comesBefore(entry, other) {
  if (other.id === null) {
    return entry.id !== null;
  }
  return entry.id !== null && compareIds(entry.id, other.id) < 0;
}

/** The order of ids such as `1700000000000-12`. */
export function compareIds(a, b) {
  const [millisA, sequenceA] = a.split("-").map(Number);
  const [millisB, sequenceB] = b.split("-").map(Number);
  return millisA - millisB || sequenceA - sequenceB;
}
