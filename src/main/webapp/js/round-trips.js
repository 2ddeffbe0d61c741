import { element, say } from "./dom.js";
import { price } from "./format.js";

const MOST = 60;

/** `<round-trips>`: how long the last messages took, as figures and as bars. The page chooses the messages. */
class RoundTrips extends HTMLElement {
  #millis = [];
  #figures = Object.fromEntries(["count", "min", "median", "max"].map((name) => [name, element("dd", {}, "–")]));
  #bars = element("div", { class: "bars", role: "img" });

  connectedCallback() {
    const named = (label, name) => element("div", {}, element("dt", {}, label), this.#figures[name]);
    this.replaceChildren(
      element(
        "dl",
        {},
        named("Last", "count"),
        named("Shortest", "min"),
        named("Median", "median"),
        named("Longest", "max"),
      ),
      this.#bars,
    );
    this.#show();
  }

  add(millis) {
    this.#millis.push(millis);
    this.#millis.splice(0, this.#millis.length - MOST);
    this.#show();
  }

  clear() {
    this.#millis = [];
    this.#show();
  }

  #show() {
    const sorted = [...this.#millis].sort((a, b) => a - b);
    const most = sorted.at(-1);
    say(this.#figures.count, String(sorted.length));
    say(this.#figures.min, milliseconds(sorted[0]));
    say(this.#figures.median, milliseconds(medianOf(sorted)));
    say(this.#figures.max, milliseconds(most));
    this.#bars.setAttribute("aria-label", `The last ${sorted.length} round trips as bars`);
    this.#bars.hidden = sorted.length === 0;
    this.#bars.replaceChildren(
      ...this.#millis.map((millis) => {
        const bar = element("span", { title: milliseconds(millis) });
        bar.style.height = `${Math.max(4, (100 * millis) / most)}%`;
        return bar;
      }),
    );
  }
}

/** `1.25` is `1.3 ms`. */
export function milliseconds(number) {
  return number === undefined ? "–" : `${price(number, 1)} ms`;
}

function medianOf(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 0 ? ((sorted[middle - 1] ?? NaN) + sorted[middle]) / 2 || undefined : sorted[middle];
}

customElements.define("round-trips", RoundTrips);
