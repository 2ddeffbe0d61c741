import { PriceScales } from "./price-scales.js";
import { QuoteRow } from "./quote-row.js";

/** Values change all the time; the order of the rows follows at this pace. */
const SORT_MILLIS = 1_000;
/** After a movement of the pointer over the rows they hold still for so long, so that nobody chooses the wrong one. */
const HOLD_MILLIS = 1_500;

/** First click: names from A, figures from the greatest. */
const FIRST_ORDER = { symbol: "ascending" };

const collator = new Intl.Collator("en", { numeric: true });

/**
 * `<quote-table>`: the table of quotes inside it, kept up to date.
 *
 * Updates are collected and shown once per animation frame, only the latest of each symbol. Rows are made once, then
 * moved, never rebuilt.
 *
 * In the table, one button of a row is in the tab order; the arrow keys, Page Up, Page Down, Home and End go on from
 * there. Dispatches `choose` (detail: the symbol or null) and `count` (detail: `{shown, all}`).
 */
class QuoteTable extends HTMLElement {
  #rows = new Map();
  #pending = new Map();
  #scales = new PriceScales();
  #frame = null;
  #sort = { field: "symbol", order: "ascending" };
  #sorted = true;
  #sortTimer = null;
  #terms = [];
  #chosen = null;
  #revealing = null;
  #pointedAt = 0;
  #entry = null;
  #counted = "";
  #body;
  #sight;

  connectedCallback() {
    this.#body = this.querySelector("tbody");
    this.#sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const row = this.#rows.get(target.dataset.symbol);
        if (row) {
          row.inSight = isIntersecting;
        }
      }
    });
    this.querySelector("thead").addEventListener("click", (event) => {
      const header = event.target.closest("th");
      if (event.target.closest("button")) {
        this.#sortBy(header.dataset.field);
      }
    });
    this.#body.addEventListener("click", (event) => {
      const symbol = event.target.closest("tr")?.dataset.symbol;
      if (symbol) {
        this.#enter(this.#rows.get(symbol));
        this.choose(symbol);
      }
    });
    this.#body.addEventListener("keydown", (event) => this.#walk(event));
    this.#body.addEventListener("pointermove", () => (this.#pointedAt = Date.now()), { passive: true });
  }

  disconnectedCallback() {
    this.#sight.disconnect();
  }

  /** @returns {PriceScales} what is known about decimals */
  get scales() {
    return this.#scales;
  }

  /** @returns {number} symbols in the table, filtered or not */
  get size() {
    return this.#rows.size;
  }

  /**
   * @param {string} symbol
   * @returns {object | null} the latest quote
   */
  quote(symbol) {
    return this.#pending.get(symbol) ?? this.#rows.get(symbol)?.quote ?? null;
  }

  /** Shows these quotes and no others. @param {object[]} quotes */
  replace(quotes) {
    const known = new Set(quotes.map(({ symbol }) => symbol));
    this.#pending.clear();
    for (const [symbol, row] of this.#rows) {
      if (!known.has(symbol)) {
        this.#sight.unobserve(row.element);
        row.element.remove();
        this.#rows.delete(symbol);
      }
    }
    if (this.#chosen !== null && !known.has(this.#chosen)) {
      this.choose(null);
    }
    this.update(quotes);
    this.#soon();
  }

  /** Shows these quotes and leaves the others. @param {object[]} quotes */
  update(quotes) {
    for (const quote of quotes) {
      this.#pending.set(quote.symbol, quote);
    }
    if (quotes.length > 0) {
      this.#soon();
    }
  }

  /** Shows only the rows whose symbol contains one of these words. @param {string} words parted by spaces or commas */
  filter(words) {
    this.#terms = words.toUpperCase().split(/[\s,]+/).filter(Boolean);
    for (const row of this.#rows.values()) {
      row.element.hidden = !this.#passes(row.symbol);
    }
    this.#soon();
  }

  /** @param {string | null} symbol null for none */
  choose(symbol) {
    if (symbol === this.#chosen) {
      return;
    }
    this.#rows.get(this.#chosen)?.choose(false);
    this.#chosen = symbol;
    this.#rows.get(symbol)?.choose(true);
    this.dispatchEvent(new CustomEvent("choose", { detail: symbol }));
  }

  /** Scrolls as little as needed to show the row of this symbol. @param {string} symbol */
  reveal(symbol) {
    this.#revealing = symbol;
    this.#soon();
  }

  /** Puts the keyboard where it was last in the table. */
  focusRow() {
    this.#entry?.button.focus();
  }

  #passes(symbol) {
    const upper = symbol.toUpperCase();
    return this.#terms.length === 0 || this.#terms.some((term) => upper.includes(term));
  }

  #soon() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#flush();
    });
  }

  #flush() {
    let added = false;
    for (const [symbol, quote] of this.#pending) {
      let row = this.#rows.get(symbol);
      if (row === undefined) {
        row = this.#add(symbol);
        added = true;
      }
      row.show(quote, this.#scales.learn(symbol, quote));
    }
    const changed = this.#pending.size > 0;
    this.#pending.clear();
    if (added) {
      this.#order();
    } else if (changed && this.#sort.field !== "symbol") {
      this.#sorted = false;
      this.#sortSoon();
    }
    this.#findEntry();
    this.#count();
    if (this.#revealing !== null) {
      this.#rows.get(this.#revealing)?.element.scrollIntoView({ block: "nearest" });
      this.#revealing = null;
    }
  }

  #add(symbol) {
    const row = new QuoteRow(symbol);
    row.element.hidden = !this.#passes(symbol);
    row.choose(symbol === this.#chosen);
    this.#rows.set(symbol, row);
    this.#sight.observe(row.element);
    return row;
  }

  #sortBy(field) {
    const { field: before, order } = this.#sort;
    const opposite = order === "ascending" ? "descending" : "ascending";
    this.#sort = { field, order: field === before ? opposite : (FIRST_ORDER[field] ?? "descending") };
    for (const header of this.querySelectorAll("thead th")) {
      if (header.dataset.field === field) {
        header.setAttribute("aria-sort", this.#sort.order);
      } else {
        header.removeAttribute("aria-sort");
      }
    }
    this.#order();
  }

  #sortSoon() {
    if (this.#sorted || this.#sortTimer !== null) {
      return;
    }
    this.#sortTimer = setTimeout(() => {
      this.#sortTimer = null;
      if (Date.now() - this.#pointedAt > HOLD_MILLIS) {
        this.#order();
      } else {
        this.#sortSoon();
      }
    }, SORT_MILLIS);
  }

  #order() {
    const { field, order } = this.#sort;
    const sign = order === "ascending" ? 1 : -1;
    const rows = [...this.#rows.values()].sort(
      (a, b) => sign * compare(a.quote[field], b.quote[field]) || collator.compare(a.symbol, b.symbol),
    );
    const focused = this.#body.contains(document.activeElement) ? document.activeElement : null;
    let next = this.#body.firstElementChild;
    for (const { element } of rows) {
      if (element === next) {
        next = next.nextElementSibling;
      } else {
        this.#body.insertBefore(element, next);
      }
    }
    if (focused !== null && focused !== document.activeElement) {
      focused.focus({ preventScroll: true });
    }
    this.#sorted = true;
  }

  /** Keeps exactly one row in the tab order: where the keyboard was last, else the first that shows. */
  #findEntry() {
    const entry = this.#entry;
    if (entry === null || entry.element.hidden || !entry.element.isConnected) {
      this.#enter(this.#rows.get(this.#visible()[0]?.dataset.symbol) ?? null);
    }
  }

  #enter(row) {
    this.#entry?.button.setAttribute("tabindex", "-1");
    this.#entry = row;
    row?.button.setAttribute("tabindex", "0");
  }

  #visible() {
    return [...this.#body.querySelectorAll("tr:not([hidden])")];
  }

  #walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const rows = this.#visible();
    const at = rows.indexOf(event.target.closest("tr"));
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - 10, PageDown: at + 10, Home: 0, End: rows.length - 1 };
    if (!(event.key in to)) {
      return;
    }
    event.preventDefault();
    const row = this.#rows.get(rows[Math.min(rows.length - 1, Math.max(0, to[event.key]))]?.dataset.symbol);
    if (row) {
      this.#enter(row);
      row.button.focus();
      this.choose(row.symbol);
    }
  }

  #count() {
    const all = this.#rows.size;
    const shown = this.#terms.length === 0 ? all : this.#visible().length;
    if (this.#counted !== `${shown}/${all}`) {
      this.#counted = `${shown}/${all}`;
      this.dispatchEvent(new CustomEvent("count", { detail: { shown, all } }));
    }
  }
}

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a ?? "", b ?? "");
}

customElements.define("quote-table", QuoteTable);
