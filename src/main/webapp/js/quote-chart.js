import { loadChartLibrary } from "./chart-library.js";
import { element, say, unseen } from "./dom.js";
import { TREND_WORDS, clock, moment, price, quantity, signed, trend } from "./format.js";
import { PriceSeries } from "./price-series.js";
import { api, fetchJson, symbolPath } from "./server.js";
import { timeTicks } from "./time-scale.js";

/** The chart is drawn at most this often; the figures beside it, too. */
const DRAW_MILLIS = 250;
/** While the keyboard runs through the rows, candles are fetched only where it rests. */
const SETTLE_MILLIS = 150;
/** A line has a point at most every so many pixels. */
const STEP_PIXELS = 3;
/** The plot spans this much time at least. */
const LEAST_MILLIS = 5_000;
/** Candles of the server replace those made of quotes at most this often. */
const REFILL_MILLIS = 30_000;

const DETAILS = {
  open: "Open",
  high: "High",
  low: "Low",
  volume: "Volume",
  trades: "Trades",
  time: "Time (UTC)",
};

/**
 * `<quote-chart>`: one symbol over time. A line of prices over bars from the lowest to the highest price of each minute:
 * the candles of the server first, then every quote given to {@link QuoteChart#update}. Says the same in words.
 * Loads its chart library when first needed. Dispatches `close` when its button or Escape is pressed.
 */
class QuoteChart extends HTMLElement {
  #symbol = null;
  #quote = null;
  #scales = null;
  #series = new PriceSeries();
  #chart = null;
  #drawTimer = null;
  #settleTimer = null;
  #filling = null;
  #filledAt = 0;
  #scheme = matchMedia("(prefers-color-scheme: dark)");

  #title = element("h2", { id: "chart-title" });
  #price = element("span", { class: "price" });
  #word = unseen();
  #change = document.createTextNode("");
  #canvas = element("canvas", { role: "img", "aria-labelledby": "chart-title", "aria-describedby": "chart-summary" });
  #notice = element("p", { class: "notice", role: "status" });
  #summary = element("figcaption", { id: "chart-summary" });
  #details = {};

  connectedCallback() {
    this.hidden = true;
    const close = element("button", { type: "button", class: "quiet", "aria-label": "Close the chart" }, "Close");
    close.addEventListener("click", () => this.#close());
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    const list = element("dl");
    for (const [field, name] of Object.entries(DETAILS)) {
      this.#details[field] = element("dd", { "data-field": field });
      list.append(element("div", {}, element("dt", {}, name), this.#details[field]));
    }
    this.replaceChildren(
      element(
        "section",
        { "aria-labelledby": "chart-title" },
        element("header", {}, this.#title, close, this.#price, element("span", { class: "change" }, this.#word, this.#change)),
        element(
          "figure",
          {},
          element("div", { class: "canvas" }, this.#canvas),
          this.#notice,
          this.#summary,
        ),
        list,
      ),
    );
    this.#scheme.addEventListener("change", this.#recolour);
  }

  disconnectedCallback() {
    this.#scheme.removeEventListener("change", this.#recolour);
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** @returns {string | null} */
  get symbol() {
    return this.#symbol;
  }

  /**
   * Shows another symbol.
   *
   * @param {string} symbol
   * @param {object | null} quote its latest quote, if there is one
   * @param {import("./price-scales.js").PriceScales} scales
   */
  show(symbol, quote, scales) {
    this.#symbol = symbol;
    this.#scales = scales;
    this.#quote = null;
    this.#filling?.abort();
    this.#series = new PriceSeries();
    this.hidden = false;
    say(this.#title, symbol);
    say(this.#notice, "");
    if (quote !== null) {
      this.#take(quote);
    }
    this.#draw();
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.#fill(), SETTLE_MILLIS);
  }

  /** Goes on with a quote of the symbol shown. @param {object} quote */
  update(quote) {
    this.#take(quote);
    this.#drawSoon();
  }

  /** Shows nothing any more. */
  hide() {
    this.#symbol = null;
    this.#filling?.abort();
    clearTimeout(this.#settleTimer);
    clearTimeout(this.#drawTimer);
    this.#drawTimer = null;
    this.hidden = true;
  }

  /** Takes the candles anew, for instance after a lost connection. */
  refill() {
    if (this.#symbol !== null) {
      this.#fill();
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent("close"));
  }

  #take(quote) {
    this.#quote = quote;
    this.#scales.learn(quote.symbol, quote);
    const place = this.#series.add(quote);
    if (place === "past") {
      this.#series = new PriceSeries();
      this.#series.add(quote);
      this.#fill();
    } else if (place === "next" && this.#filledAt > 0 && Date.now() - this.#filledAt > REFILL_MILLIS) {
      this.#fill();
    }
  }

  async #fill() {
    this.#filling?.abort();
    const filling = (this.#filling = new AbortController());
    const symbol = this.#symbol;
    const series = this.#series;
    this.#filledAt = Date.now();
    const url = api(`ticker/quotes/${symbolPath(symbol)}/candles`);
    url.searchParams.set("interval", "PT1M");
    try {
      const candles = await fetchJson(url, { signal: filling.signal });
      if (filling.signal.aborted) {
        return;
      }
      candles.forEach((candle) => this.#scales.learn(symbol, candle));
      // In a fast replay the answer is ahead of the quotes; what is shown is one moment.
      const now = this.#quote === null ? Infinity : Date.parse(this.#quote.time);
      series.fill(candles.filter(({ time }) => Date.parse(time) <= now));
      if (this.#quote !== null) {
        series.add(this.#quote);
      }
      say(this.#notice, "");
    } catch (problem) {
      if (!filling.signal.aborted) {
        say(this.#notice, `The earlier prices are missing. ${problem.message}`);
      }
    }
    this.#draw();
  }

  #drawSoon() {
    this.#drawTimer ??= setTimeout(() => {
      this.#drawTimer = null;
      requestAnimationFrame(() => this.#draw());
    }, DRAW_MILLIS);
  }

  async #draw() {
    if (this.#symbol === null) {
      return;
    }
    this.#write();
    try {
      await loadChartLibrary();
    } catch {
      say(this.#notice, "The chart cannot be drawn, because its library did not load.");
      return;
    }
    if (this.#symbol === null || !this.isConnected) {
      return;
    }
    this.#chart ??= new Chart(this.#canvas, this.#configuration());
    const [line, ranges] = this.#chart.data.datasets;
    const { width } = this.#chart;
    const extent = this.#series.extent();
    if (extent !== null) {
      const to = Math.max(extent.to, extent.from + LEAST_MILLIS);
      this.#chart.options.scales.x.min = extent.from;
      this.#chart.options.scales.x.max = to;
      line.data = this.#series.line(((to - extent.from) / Math.max(1, width)) * STEP_PIXELS);
    }
    ranges.data = this.#series.ranges();
    ranges.barThickness = Math.max(1, Math.min(7, Math.floor((width / Math.max(12, ranges.data.length)) * 0.5)));
    this.#chart.update("none");
  }

  #write() {
    const quote = this.#quote;
    if (quote === null) {
      say(this.#price, "");
      say(this.#word, "");
      say(this.#change, "");
      say(this.#summary, "Nothing has traded yet.");
      Object.values(this.#details).forEach((detail) => say(detail, ""));
      return;
    }
    const decimals = this.#scales.of(this.#symbol);
    this.dataset.trend = trend(quote.change);
    say(this.#price, price(quote.price, decimals));
    say(this.#word, `${TREND_WORDS[trend(quote.change)]} `);
    say(this.#change, `${signed(quote.change, decimals)} (${signed(quote.changePercent)}%)`);
    for (const field of ["open", "high", "low"]) {
      say(this.#details[field], price(quote[field], decimals));
    }
    say(this.#details.volume, quantity(quote.volume));
    say(this.#details.trades, quantity(quote.trades));
    say(this.#details.time, clock(quote.time));
    this.#summarise(decimals);
  }

  #summarise(decimals) {
    const extent = this.#series.extent();
    if (extent === null) {
      return;
    }
    const made = document.documentElement.dataset.feed === "simulated" ? "Simulated prices" : "Prices";
    say(
      this.#summary,
      `${made} from ${moment(extent.from)} to ${clock(this.#quote.time)}: ` +
        `began at ${price(extent.first, decimals)}, now ${price(this.#quote.price, decimals)}, ` +
        `lowest ${price(extent.low, decimals)}, highest ${price(extent.high, decimals)}.`,
    );
  }

  #recolour = () => {
    if (this.#chart !== null) {
      this.#chart.destroy();
      this.#chart = null;
      this.#draw();
    }
  };

  #configuration() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const font = { family: style.fontFamily, size: 11 };
    const ticks = { color: colour("--muted"), font, maxRotation: 0 };
    const decimals = () => this.#scales.of(this.#symbol);
    return {
      data: {
        datasets: [
          {
            type: "line",
            label: "Price",
            data: [],
            borderColor: colour("--accent"),
            borderWidth: 1.75,
            borderJoinStyle: "round",
            pointRadius: 0,
            pointHitRadius: 12,
            order: 0,
          },
          {
            type: "bar",
            label: "Lowest to highest of the minute",
            data: [],
            backgroundColor: colour("--chart-range"),
            borderRadius: 1,
            grouped: false,
            minBarLength: 2,
            order: 1,
          },
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: "nearest", axis: "x", intersect: false },
        layout: { padding: { top: 6 } },
        scales: {
          x: {
            type: "linear",
            offset: false,
            grid: { display: false, offset: false },
            border: { color: colour("--rule") },
            ticks: { ...ticks, callback: (value, index, all) => all[index].label },
            afterBuildTicks: (axis) => {
              axis.ticks = timeTicks(axis.min, axis.max, Math.max(2, Math.floor(axis.width / 72)));
            },
          },
          y: {
            position: "right",
            beginAtZero: false,
            grace: "8%",
            grid: { color: colour("--rule") },
            border: { display: false },
            ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => price(value, decimals()) },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            backgroundColor: colour("--ink"),
            titleColor: colour("--paper"),
            bodyColor: colour("--paper"),
            titleFont: font,
            bodyFont: font,
            callbacks: {
              title: ([item]) => (item ? moment(item.parsed.x) : ""),
              label: ({ dataset, raw }) =>
                dataset.type === "bar"
                  ? `${price(raw.y[0], decimals())} to ${price(raw.y[1], decimals())} in this minute`
                  : price(raw.y, decimals()),
            },
          },
        },
      },
      plugins: [watermark],
    };
  }
}

/** Writes into the picture itself that the prices are simulated, so that a copy of it says so, too. */
const watermark = {
  id: "watermark",
  beforeDatasetsDraw({ ctx, chartArea, canvas }) {
    if (document.documentElement.dataset.feed !== "simulated") {
      return;
    }
    const style = getComputedStyle(canvas);
    ctx.save();
    ctx.globalAlpha = 0.55;
    ctx.fillStyle = style.getPropertyValue("--simulated").trim();
    ctx.font = `600 12px ${style.fontFamily}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    ctx.fillText("SIMULATED", chartArea.left + 6, chartArea.top + 2);
    ctx.restore();
  },
};

customElements.define("quote-chart", QuoteChart);
