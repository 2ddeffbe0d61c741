import { element, say, unseen } from "./dom.js";
import { TREND_WORDS, clock, price, quantity, signed, trend } from "./format.js";

/** What each cell shows, by its field, in the order of the columns. */
const TEXTS = {
  price: (quote, decimals) => price(quote.price, decimals),
  change: (quote, decimals) => signed(quote.change, decimals),
  changePercent: (quote) => `${signed(quote.changePercent)}%`,
  volume: (quote) => quantity(quote.volume),
  high: (quote, decimals) => price(quote.high, decimals),
  low: (quote, decimals) => price(quote.low, decimals),
  trades: (quote) => quantity(quote.trades),
  time: (quote) => clock(quote.time),
};
const TREND_FIELDS = ["change", "changePercent"];
/** Numbers of more characters than this are set smaller: a number that is cut off would be another number. */
const LONG = 10;
const VERY_LONG = 13;
/** The room of the arrow before a change, in characters. */
const ARROW = 2;

/**
 * One row of the table of quotes. It is made once and then only changes its texts: the cells and the text nodes stay,
 * so that neither focus nor a selection nor the layout is lost to an update.
 */
export class QuoteRow {
  #texts = {};
  #cells = {};
  #words = [];
  #price;
  /** Rows out of sight change their texts but do not flash. */
  inSight = true;

  /** @param {string} symbol */
  constructor(symbol) {
    this.symbol = symbol;
    this.quote = null;
    this.button = element("button", { type: "button", tabindex: "-1", "aria-pressed": "false", title: symbol }, symbol);
    this.element = element(
      "tr",
      { "data-symbol": symbol },
      element("th", { scope: "row", "data-field": "symbol" }, this.button),
    );
    for (const field of Object.keys(TEXTS)) {
      const text = document.createTextNode("");
      const cell = element("td", { "data-field": field });
      if (TREND_FIELDS.includes(field)) {
        const word = unseen();
        this.#words.push(word);
        cell.append(word);
      }
      cell.append(text);
      this.#texts[field] = text;
      this.#cells[field] = cell;
      this.element.append(cell);
      if (field === "price") {
        this.#price = cell;
      }
    }
    this.#price.addEventListener("animationend", () => this.#price.classList.remove("ticked-up", "ticked-down"));
  }

  /**
   * @param {object} quote
   * @param {number} decimals of its prices
   */
  show(quote, decimals) {
    const before = this.quote;
    this.quote = quote;
    for (const [field, text] of Object.entries(TEXTS)) {
      const now = text(quote, decimals);
      if (this.#texts[field].data !== now) {
        this.#texts[field].data = now;
        this.#fit(field, now.length);
      }
    }
    const direction = trend(quote.change);
    if (this.element.dataset.trend !== direction) {
      this.element.dataset.trend = direction;
      this.#words.forEach((word) => say(word, `${TREND_WORDS[direction]} `));
    }
    if (before !== null && this.inSight && quote.price !== before.price) {
      const up = quote.price > before.price;
      this.#price.classList.toggle("ticked-up", up);
      this.#price.classList.toggle("ticked-down", !up);
    }
  }

  #fit(field, length) {
    const { classList } = this.#cells[field];
    const needed = field === "change" ? length + ARROW : length;
    classList.toggle("long", needed > LONG && needed <= VERY_LONG);
    classList.toggle("very-long", needed > VERY_LONG);
  }

  /** @param {boolean} chosen */
  choose(chosen) {
    this.button.setAttribute("aria-pressed", String(chosen));
    this.element.classList.toggle("chosen", chosen);
  }
}
