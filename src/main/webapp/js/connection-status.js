import { element, say } from "./dom.js";
import { localTime } from "./format.js";

const COUNT_MILLIS = 250;
const TRYING = "Trying…";

const NO_CONNECTION_LEFT =
  "No answer yet. Over HTTP/1.1 a browser has about six connections to a server, for all tabs together: " +
  "close another tab of this site, or use WebSocket, which does not count among them.";
const NO_ANSWER = "No answer. The network may be down, or other tabs may use all connections that the browser has.";

/**
 * `<connection-status>`: whether events arrive; when not, why, until when, and a button to try at once, or to use another
 * transport. Only the state is a live region. The countdown beside it is silent, and so are the tries in between: from the
 * first failure until events arrive again this is one state, and nothing moves. The document carries `data-old` while what
 * it shows is no longer kept up to date.
 */
class ConnectionStatus extends HTMLElement {
  #stream = null;
  #state = element("span", { role: "status" }, "Connecting…");
  #reason = element("span", { class: "reason" });
  #age = element("span", { class: "age" });
  #countdown = element("span", { class: "countdown" });
  #button = element("button", { type: "button", class: "quiet", hidden: true }, "Try now");
  #switch = element("button", { type: "button", class: "quiet", hidden: true }, "Use WebSocket");
  #counting = null;
  #wasOpen = false;
  #explained = null;

  connectedCallback() {
    this.dataset.state = "connecting";
    this.#button.addEventListener("click", () => this.#stream?.retry());
    this.#switch.addEventListener("click", () => this.#stream?.use("websocket"));
    this.replaceChildren(this.#state, this.#reason, this.#age, this.#countdown, this.#button, this.#switch);
  }

  /**
   * @param {import("./connection.js").Connection | import("./live-stream.js").LiveStream |
   *   import("./chat-links.js").ChatStream} stream to be shown from now on
   */
  watch(stream) {
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#wasOpen = false;
      this.#explained = null;
      stream.addEventListener("statechange", () => stream === this.#stream && this.#show());
    }
    this.#show();
  }

  #show() {
    const { state, slow, failures, transport } = this.#stream;
    const shown = this.#shown();
    this.#wasOpen ||= state === "open";
    this.dataset.state = shown;
    this.toggleAttribute("data-slow", slow && state === "connecting");
    document.documentElement.toggleAttribute("data-old", shown !== "open" && this.#wasOpen);
    clearInterval(this.#counting);
    say(this.#state, this.#words(shown));
    say(this.#age, shown === "open" || !this.#wasOpen ? "" : `What you see is of ${localTime(this.#stream.heardAt)}.`);
    say(this.#countdown, state === "connecting" && shown === "waiting" ? TRYING : "");
    this.#button.hidden = shown !== "waiting" && shown !== "offline";
    this.#switch.hidden = !(slow && transport === "sse" && this.#stream.use);
    if (state === "waiting") {
      this.#count();
      this.#counting = setInterval(() => this.#count(), COUNT_MILLIS);
    }
    if (state !== "waiting") {
      this.#tellOfSlowness(shown);
    } else if (this.#explained !== failures) {
      this.#explained = failures;
      this.#explain();
    }
    if (state === "open") {
      this.#explained = null;
    }
  }

  /** Tries in between do not change what is shown. */
  #shown() {
    const { state, offline } = this.#stream;
    if (offline && state !== "closed") {
      return "offline";
    }
    return state === "connecting" && this.dataset.state === "waiting" ? "waiting" : state;
  }

  #tellOfSlowness(shown) {
    const { slow, transport } = this.#stream;
    if (slow) {
      const mayBeFull = this.#wasOpen ? NO_ANSWER : NO_CONNECTION_LEFT;
      say(this.#reason, transport === "sse" ? mayBeFull : "The server does not answer.");
    } else if (shown === "open" && transport === "websocket") {
      say(this.#reason, "over WebSocket");
    } else if (shown !== "waiting") {
      say(this.#reason, shown === "offline" ? "This device has no network. The page reconnects by itself." : "");
    }
  }

  async #explain() {
    const stream = this.#stream;
    const reason = await stream.explain();
    if (stream === this.#stream && stream.state === "waiting") {
      say(this.#reason, reason);
    }
  }

  #words(state) {
    switch (state) {
      case "open":
        return "Connected";
      case "waiting":
        return "No connection";
      case "offline":
        return "Offline";
      case "paused":
        return "Paused";
      case "closed":
        return "Closed";
      default:
        return this.#wasOpen ? "Reconnecting…" : "Connecting…";
    }
  }

  #count() {
    const seconds = Math.max(0, Math.ceil((this.#stream.retryAt - Date.now()) / 1000));
    say(this.#countdown, seconds > 0 ? `Next try in ${seconds} s.` : TRYING);
  }
}

customElements.define("connection-status", ConnectionStatus);
