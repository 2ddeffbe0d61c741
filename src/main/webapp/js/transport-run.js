import { element, say } from "./dom.js";
import { Measurement } from "./measurement.js";

const STATES = {
  connecting: "Connecting…",
  open: "Connected",
  waiting: "No connection",
  paused: "Not connected now",
  closed: "Closed",
};

const HIDDEN_MILLIS = 60_000;

const FIGURES = {
  received: "Events received",
  latest: "Latency, latest",
  median: "Latency, median",
  p99: "Latency, 99th percentile",
  bytes: "Bytes of an event, as this page sees it",
  serverBytes: "Bytes of a write, as the server counts",
  connections: "Connections, as the server counts",
  missing: "Events missing",
  doubled: "Events doubled",
  late: "Events caught up after a cut or a stall",
  back: "Reconnected after a cut in",
};

/** `<transport-run transport="sse">`: a run of one transport in its own worker, and what it measures. */
class TransportRun extends HTMLElement {
  #worker = null;
  #measurement = new Measurement();
  #figures = {};
  #state = element("p", { role: "status", class: "state" }, STATES.connecting);
  #stall = element("button", { type: "button", class: "quiet" });
  #offset = 0;
  #hiding = null;

  connectedCallback() {
    const name = this.getAttribute("name");
    const list = element("dl");
    for (const [figure, label] of Object.entries(FIGURES)) {
      this.#figures[figure] = element("dd", { "data-figure": figure }, "–");
      list.append(element("div", {}, element("dt", {}, label), this.#figures[figure]));
    }
    say(this.#stall, `Stall ${name} for 5 s`);
    this.#stall.addEventListener("click", () => this.#tell({ stall: 5_000 }));
    this.replaceChildren(element("header", {}, element("h2", {}, name), this.#state), list, this.#stall);
    // A page that is kept for the back button would keep its worker, too, and that its connection.
    addEventListener("pagehide", () => this.#worker.terminate());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#start());
    document.addEventListener("visibilitychange", () => this.#look());
    this.#start();
  }

  #start() {
    this.#measurement = new Measurement();
    this.#worker = new Worker(new URL("./compare-worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", () => this.#show("closed", "This browser cannot run it."));
    this.#tell({ start: this.getAttribute("transport") });
  }

  /** A page that nobody sees leaves its connections to others. */
  #look() {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => this.#tell({ pause: true }), HIDDEN_MILLIS);
    } else {
      this.#tell({ resume: true });
    }
  }

  disconnectedCallback() {
    this.#worker?.terminate();
  }

  /** Cuts the connection for some milliseconds. */
  cut(millis) {
    say(this.#figures.back, "cut …");
    this.#tell({ cut: millis });
  }

  /** How far the server's clock is ahead of ours, in milliseconds. */
  set offset(millis) {
    this.#offset = millis;
  }

  /** What the server says of the transport, a document of its health check. */
  count({ open, writes, bytes }) {
    say(this.#figures.connections, String(open));
    say(this.#figures.serverBytes, writes === 0 ? "–" : `${(bytes / writes).toFixed(0)} B (${writes} writes)`);
  }

  #tell(message) {
    this.#worker.postMessage(message);
  }

  #hear({ beat, state, back, clock }) {
    if (beat) {
      this.#measurement.add(beat, this.#offset);
      this.#write();
    } else if (state) {
      this.#show(state, STATES[state]);
    } else if (back !== undefined) {
      say(this.#figures.back, milliseconds(back));
    } else if (clock) {
      this.dispatchEvent(new CustomEvent("clock", { bubbles: true, detail: clock }));
    }
  }

  #show(state, words) {
    this.dataset.state = state;
    say(this.#state, words);
  }

  #write() {
    const measured = this.#measurement;
    say(this.#figures.received, String(measured.received));
    say(this.#figures.latest, milliseconds(measured.latest));
    say(this.#figures.median, milliseconds(measured.latency(0.5)));
    say(this.#figures.p99, milliseconds(measured.latency(0.99)));
    say(this.#figures.bytes, `about ${measured.bytesPerEvent.toFixed(0)} B`);
    say(this.#figures.missing, String(measured.missing));
    say(this.#figures.doubled, String(measured.doubled));
    say(this.#figures.late, String(measured.late));
  }
}

function milliseconds(value) {
  return Number.isFinite(value) ? `${value.toFixed(1)} ms` : "–";
}

customElements.define("transport-run", TransportRun);
