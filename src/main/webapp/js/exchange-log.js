import { element } from "./dom.js";

const MOST_ROWS = 200;

/**
 * `<exchange-log>`: what went out and came in, the newest first, and no more of it than can be looked at. It wraps a table
 * that names the columns.
 */
class ExchangeLog extends HTMLElement {
  #shown = 0;

  /**
   * @param {object} row
   * @param {"sent" | "received" | "connection"} row.direction
   * @param {string} row.kind
   * @param {string} [row.size]
   * @param {string} [row.roundTrip]
   * @param {string} row.note
   * @param {"good" | "bad" | ""} [row.verdict]
   */
  add({ direction, kind, size = "", roundTrip = "", note, verdict = "" }) {
    const time = new Date().toISOString();
    const cell = (field, content) => element("td", { "data-field": field }, content);
    this.#body.prepend(
      element(
        "tr",
        { "data-direction": direction, "data-verdict": verdict },
        cell("time", element("time", { datetime: time }, time.slice(11, 23))),
        cell("direction", DIRECTIONS[direction]),
        cell("kind", kind),
        cell("size", size),
        cell("roundTrip", roundTrip),
        cell("note", note),
      ),
    );
    this.#shown++;
    while (this.#body.rows.length > MOST_ROWS) {
      this.#body.rows[MOST_ROWS].remove();
    }
    this.#say();
  }

  clear() {
    this.#shown = 0;
    this.#body.replaceChildren();
    this.#say();
  }

  get #body() {
    return this.querySelector("tbody");
  }

  #say() {
    const rows = this.#body.rows.length;
    this.querySelector("output").textContent =
      this.#shown > rows ? `The last ${rows} of ${this.#shown} lines.` : rows === 1 ? "1 line." : `${rows} lines.`;
  }
}

const DIRECTIONS = { sent: "↑ sent", received: "↓ received", connection: "– connection" };

customElements.define("exchange-log", ExchangeLog);
