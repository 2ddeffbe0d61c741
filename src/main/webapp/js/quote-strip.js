import { element, say, unseen } from "./dom.js";
import { TREND_WORDS, price, signed, trend } from "./format.js";
import { PriceScales } from "./price-scales.js";
import { api, fetchJson, root } from "./server.js";
import { openTicker } from "./ticker-stream.js";

const SYMBOLS = 6;
const ASK_AGAIN_MILLIS = 10_000;

/**
 * `<quote-strip>`: the symbols that trade most, live. Asks once for all quotes to find them and then streams only these.
 * Dispatches `feed` (detail: a FeedStatus) and `stream` (detail: the LiveStream, once there is one).
 */
class QuoteStrip extends HTMLElement {
  #scales = new PriceScales();
  #items = new Map();
  #pending = new Map();
  #frame = null;
  #timer = null;
  #stream = null;
  #list = element("ul", { "aria-label": "Quotes" });
  #notice = element("p", { class: "notice" }, "Asking for quotes…");

  connectedCallback() {
    this.replaceChildren(this.#notice, this.#list);
    this.#begin();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#stream?.close();
  }

  async #begin() {
    let quotes = [];
    let notice = "Nothing has traded yet.";
    try {
      quotes = await fetchJson(api("ticker/quotes"));
      this.dispatchEvent(new CustomEvent("feed", { detail: await fetchJson(api("ticker/feed")) }));
    } catch (problem) {
      notice = `No quotes. ${problem.message}`;
    }
    if (!this.isConnected) {
      return;
    }
    if (quotes.length === 0) {
      say(this.#notice, notice);
      this.#timer = setTimeout(() => this.#begin(), ASK_AGAIN_MILLIS);
      return;
    }
    const busiest = [...quotes]
      .sort((a, b) => b.trades - a.trades)
      .slice(0, SYMBOLS)
      .sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
    say(this.#notice, "");
    busiest.forEach((quote) => this.#show(quote));
    this.#follow(busiest.map(({ symbol }) => symbol));
  }

  #follow(symbols) {
    this.#stream = openTicker(symbols);
    this.#stream.addEventListener("feed", ({ data: detail }) => this.dispatchEvent(new CustomEvent("feed", { detail })));
    for (const type of ["snapshot", "quotes"]) {
      this.#stream.addEventListener(type, ({ data: quotes }) => {
        quotes.forEach((quote) => this.#pending.set(quote.symbol, quote));
        this.#frame ??= requestAnimationFrame(() => {
          this.#frame = null;
          this.#pending.forEach((quote) => this.#show(quote));
          this.#pending.clear();
        });
      });
    }
    this.dispatchEvent(new CustomEvent("stream", { detail: this.#stream }));
  }

  #show(quote) {
    const { symbol } = quote;
    let item = this.#items.get(symbol);
    if (item === undefined) {
      item = new StripItem(symbol);
      this.#items.set(symbol, item);
      this.#list.append(item.element);
    }
    item.show(quote, this.#scales.learn(symbol, quote));
  }
}

class StripItem {
  #price = element("span", { "data-field": "price" });
  #word = unseen();
  #percent = document.createTextNode("");
  #change = element("span", { "data-field": "changePercent" }, this.#word, this.#percent);
  #before = null;

  constructor(symbol) {
    const url = new URL("ticker.html", root);
    url.hash = encodeURIComponent(symbol);
    this.element = element(
      "li",
      { "data-symbol": symbol },
      element("a", { href: url.pathname + url.hash }, element("strong", {}, symbol), " ", this.#price, " ", this.#change),
    );
    this.#price.addEventListener("animationend", () => this.#price.classList.remove("ticked-up", "ticked-down"));
  }

  show(quote, decimals) {
    say(this.#price, price(quote.price, decimals));
    say(this.#percent, `${signed(quote.changePercent)}%`);
    this.element.dataset.trend = trend(quote.change);
    say(this.#word, `${TREND_WORDS[trend(quote.change)]} `);
    if (this.#before !== null && quote.price !== this.#before) {
      this.#price.classList.toggle("ticked-up", quote.price > this.#before);
      this.#price.classList.toggle("ticked-down", quote.price < this.#before);
    }
    this.#before = quote.price;
  }
}

customElements.define("quote-strip", QuoteStrip);
