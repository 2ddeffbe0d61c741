import { element, say } from "./dom.js";
import { TILES } from "./vital-signs.js";

/** Figures that the server does not know. */
const UNKNOWN = "–";

/** `<vital-tiles>`: the figures of now, each with its name. They change every second, so they are no live region. */
class VitalTiles extends HTMLElement {
  #values = new Map();

  connectedCallback() {
    const list = element("dl");
    for (const { id, name } of TILES) {
      const value = element("dd", { "data-field": id }, UNKNOWN);
      this.#values.set(id, value);
      list.append(element("div", {}, element("dt", {}, name), value));
    }
    this.replaceChildren(list);
  }

  /** @param {object} vitals as the server publishes them */
  show(vitals) {
    for (const { id, pick, most, format } of TILES) {
      const figures = [pick(vitals), most?.(vitals)].filter(Number.isFinite);
      say(this.#values.get(id), figures.map(format).join(" of ") || UNKNOWN);
    }
  }
}

customElements.define("vital-tiles", VitalTiles);
