import { element, say } from "./dom.js";
import { quantity } from "./format.js";
import { api, fetchJson } from "./server.js";

const REFRESH_MILLIS = 5_000;

/**
 * `<server-state>`: whether the server is ready, who listens, and how much has been published. Asks again every few
 * seconds while the page can be seen. Only the first line is a live region. Dispatches `feed` (detail: a FeedStatus) when
 * the answer tells it, also while there are no quotes.
 */
class ServerState extends HTMLElement {
  #ready = element("p", { role: "status", class: "ready" }, "Asking the server…");
  #subscriptions = element("dd", { "data-field": "subscriptions" }, "–");
  #channels = element("dd", { "data-field": "channels" }, "–");
  #published = element("dd", { "data-field": "published" }, "–");
  #timer = null;

  connectedCallback() {
    this.replaceChildren(
      this.#ready,
      element(
        "dl",
        {},
        element("div", {}, element("dt", {}, "Clients connected"), this.#subscriptions),
        element("div", {}, element("dt", {}, "Channels"), this.#channels),
        element("div", {}, element("dt", {}, "Events published"), this.#published),
      ),
    );
    document.addEventListener("visibilitychange", this.#resume);
    this.#refresh();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#resume);
    clearTimeout(this.#timer);
  }

  #resume = () => {
    if (!document.hidden) {
      this.#refresh();
    }
  };

  async #refresh() {
    clearTimeout(this.#timer);
    try {
      this.#show(await fetchJson(api("health/ready"), { accept: [503] }));
    } catch (problem) {
      this.dataset.state = "unreachable";
      say(this.#ready, problem.message);
    }
    if (this.isConnected && !document.hidden) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), REFRESH_MILLIS);
    }
  }

  #show({ status, checks = [] }) {
    const down = checks.filter((check) => check.status !== "UP").map(({ name }) => name);
    this.dataset.state = status === "UP" ? "ready" : "down";
    say(this.#ready, status === "UP" ? "The server is ready" : `The server is not ready: ${down.join(", ") || status}`);
    const hub = checks.find(({ name }) => name === "hub")?.data ?? {};
    say(this.#subscriptions, quantity(hub.subscriptions) || "–");
    say(this.#channels, quantity(hub.channels) || "–");
    say(this.#published, quantity(hub.published) || "–");
    const feed = checks.find(({ name }) => name === "feed")?.data;
    if (feed?.feed) {
      this.dispatchEvent(new CustomEvent("feed", { detail: feed }));
    }
  }
}

customElements.define("server-state", ServerState);
