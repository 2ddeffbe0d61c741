import { element, say } from "./dom.js";

const COUNT_MILLIS = 250;
const TRYING = "Trying…";

/**
 * `<connection-status>`: whether events arrive; when not, why, until when, and a button to try at once.
 * Only the state is a live region. The countdown beside it is silent, and so are the tries in between: from the first
 * failure until events arrive again this is one state, and nothing moves. The document carries the state as
 * `data-connection`, for whatever is old as long as it lasts.
 */
class ConnectionStatus extends HTMLElement {
  #stream = null;
  #explain = async () => "";
  #state = element("span", { role: "status" }, "Connecting…");
  #reason = element("span", { class: "reason" });
  #countdown = element("span", { class: "countdown" });
  #button = element("button", { type: "button", class: "quiet", hidden: true }, "Try now");
  #counting = null;
  #wasOpen = false;

  connectedCallback() {
    this.dataset.state = "connecting";
    this.#button.addEventListener("click", () => this.#stream?.retry());
    this.replaceChildren(this.#state, this.#reason, this.#countdown, this.#button);
  }

  /**
   * @param {import("./connection.js").Connection} stream to be shown from now on
   * @param {function(): Promise<string>} [explain] asked for a reason when the stream waits
   */
  watch(stream, explain = async () => "") {
    this.#explain = explain;
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#wasOpen = false;
      say(this.#reason, "");
      stream.addEventListener("statechange", () => stream === this.#stream && this.#show());
    }
    this.#show();
  }

  async #show() {
    const { state } = this.#stream;
    const trying = state === "connecting" && this.dataset.state === "waiting";
    const shown = trying ? "waiting" : state;
    this.dataset.state = shown;
    document.documentElement.dataset.connection = shown;
    this.#wasOpen ||= state === "open";
    clearInterval(this.#counting);
    if (shown !== "waiting") {
      say(this.#reason, "");
    }
    say(this.#state, this.#words(shown));
    say(this.#countdown, trying ? TRYING : "");
    this.#button.hidden = shown !== "waiting";
    if (state === "waiting") {
      this.#count();
      this.#counting = setInterval(() => this.#count(), COUNT_MILLIS);
      const stream = this.#stream;
      const reason = await this.#explain();
      if (stream === this.#stream && stream.state === "waiting") {
        say(this.#reason, reason);
      }
    }
  }

  #words(state) {
    switch (state) {
      case "open":
        return "Connected";
      case "waiting":
        return "No connection";
      case "closed":
        return "Closed";
      default:
        return this.#wasOpen ? "Connecting again…" : "Connecting…";
    }
  }

  #count() {
    const seconds = Math.max(0, Math.ceil((this.#stream.retryAt - Date.now()) / 1000));
    say(this.#countdown, seconds > 0 ? `Next try in ${seconds} s.` : TRYING);
  }
}

customElements.define("connection-status", ConnectionStatus);
