import { loadChartLibrary } from "./chart-library.js";
import { element, say } from "./dom.js";
import { clock } from "./format.js";
import { timeTicks } from "./time-scale.js";
import { CHARTS } from "./vital-signs.js";
import { SPAN_MILLIS } from "./vitals-history.js";

/** The summary in words changes slowly, so that it can be read to its end. */
const SUMMARY_MILLIS = 5_000;

const COLOURS = ["--accent", "--simulated"];
const DASHES = [[], [5, 3]];

/**
 * `<vital-chart id="…">`: the last two minutes of the figures that {@link CHARTS} has under its id, below the heading that
 * it contains. Says the same in words. Where beats are missing, the line is broken.
 */
class VitalChart extends HTMLElement {
  #history = null;
  #chart = null;
  #frame = null;
  #summarisedAt = 0;
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #canvas = element("canvas", { role: "img" });
  #notice = element("p", { class: "notice", role: "status" });
  #summary = element("figcaption");

  connectedCallback() {
    const title = this.querySelector("h2, h3");
    title.id = `${this.id}-title`;
    this.#summary.id = `${this.id}-summary`;
    this.#canvas.setAttribute("aria-labelledby", title.id);
    this.#canvas.setAttribute("aria-describedby", this.#summary.id);
    const { lines } = CHARTS[this.id];
    const legend = element("ul", { class: "legend", "aria-hidden": "true" });
    if (lines.length > 1) {
      legend.append(...lines.map(({ name }, index) => element("li", { "data-line": String(index) }, name)));
    }
    this.replaceChildren(
      title,
      legend,
      element("figure", {}, element("div", { class: "canvas" }, this.#canvas), this.#notice, this.#summary),
    );
    this.#scheme.addEventListener("change", this.#recolour);
  }

  disconnectedCallback() {
    this.#scheme.removeEventListener("change", this.#recolour);
    cancelAnimationFrame(this.#frame);
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** Draws with the next frame, hence not at all while nobody can see it. @param {VitalsHistory} history */
  show(history) {
    this.#history = history;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }

  async #draw() {
    const { lines } = CHARTS[this.id];
    const series = lines.map(({ pick }) => this.#history.series(pick));
    this.#summarise(lines, series);
    try {
      await loadChartLibrary();
    } catch {
      say(this.#notice, "The chart cannot be drawn, because its library did not load.");
      return;
    }
    if (!this.isConnected || this.#history.latest === null) {
      return;
    }
    say(this.#notice, "");
    this.#chart ??= new Chart(this.#canvas, this.#configuration());
    series.forEach((points, index) => (this.#chart.data.datasets[index].data = points));
    const { x } = this.#chart.options.scales;
    x.max = this.#history.end;
    x.min = x.max - SPAN_MILLIS;
    this.#chart.update("none");
  }

  #summarise(lines, series) {
    if (Date.now() - this.#summarisedAt < SUMMARY_MILLIS) {
      return;
    }
    this.#summarisedAt = Date.now();
    const parts = lines.map(({ name, format }, index) => {
      const figures = series[index].map(({ y }) => y).filter(Number.isFinite);
      return figures.length === 0
        ? `${name}: the server does not tell.`
        : `${name}: lowest ${format(Math.min(...figures))}, highest ${format(Math.max(...figures))}.`;
    });
    say(this.#summary, parts.join(" "));
  }

  #recolour = () => {
    if (this.#chart !== null) {
      this.#chart.destroy();
      this.#chart = null;
      this.#draw();
    }
  };

  #configuration() {
    const { lines, top } = CHARTS[this.id];
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const font = { family: style.fontFamily, size: 11 };
    const ticks = { color: colour("--muted"), font, maxRotation: 0 };
    return {
      type: "line",
      data: {
        datasets: lines.map(({ name }, index) => ({
          label: name,
          data: [],
          borderColor: colour(COLOURS[index]),
          borderDash: DASHES[index],
          borderWidth: 1.75,
          borderJoinStyle: "round",
          pointRadius: 0,
          pointHitRadius: 8,
          spanGaps: false,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        layout: { padding: { top: 6 } },
        scales: {
          x: {
            type: "linear",
            grid: { display: false },
            border: { color: colour("--rule") },
            ticks: { ...ticks, callback: (value, index, all) => all[index].label },
            afterBuildTicks: (axis) => {
              axis.ticks = timeTicks(axis.min, axis.max, Math.max(2, Math.floor(axis.width / 72)));
            },
          },
          y: {
            position: "right",
            beginAtZero: true,
            suggestedMax: top,
            grid: { color: colour("--rule") },
            border: { display: false },
            ticks: { ...ticks, maxTicksLimit: 5, callback: (value) => lines[0].format(value) },
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
              title: ([item]) => (item ? `${clock(item.parsed.x)} UTC` : ""),
              label: ({ datasetIndex, raw }) => `${lines[datasetIndex].name} ${lines[datasetIndex].format(raw.y)}`,
            },
          },
        },
      },
    };
  }
}

customElements.define("vital-chart", VitalChart);
