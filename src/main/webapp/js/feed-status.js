import { element, say } from "./dom.js";
import { moment, quantity } from "./format.js";

const NAMES = { simulated: "Simulated", replay: "Replay", live: "Live" };

/**
 * `<feed-status>`: where the quotes come from. Simulated quotes say so in words, a replay shows its file, its progress
 * and the rows it skipped by cause. Only the headline is a live region: figures that change every second stay silent.
 * The document carries the kind of feed as `data-feed`, for whatever else must be marked.
 */
class FeedStatus extends HTMLElement {
  #badge = element("strong", { class: "badge" });
  #headline = element("span", { class: "headline" });
  #progress = element("progress", { max: "1", "aria-label": "Progress of the replay" });
  #figures = element("span", { class: "figures" });
  #summary = element("summary");
  #causes = element("ul");
  #skipped = element("details", { class: "skipped" }, this.#summary, this.#causes);

  connectedCallback() {
    this.replaceChildren(
      element("p", { role: "status" }, this.#badge, " ", this.#headline),
      element("div", { class: "progress" }, this.#progress, this.#figures),
      this.#skipped,
    );
    this.#progress.hidden = true;
    this.#skipped.hidden = true;
    say(this.#badge, "Feed");
    say(this.#headline, "not known yet");
  }

  /**
   * @param {{feed: string, state: string, problem?: string, replay?: {file: string, rows: number, accepted: number,
   *   skipped: Record<string, number>, share: number, speed: string, pass: number, marketTime?: string}}} status
   */
  show(status) {
    this.dataset.feed = status.feed;
    this.dataset.state = status.state;
    document.documentElement.dataset.feed = status.feed;
    say(this.#badge, NAMES[status.feed] ?? status.feed);
    say(this.#headline, headline(status));

    const { replay } = status;
    this.#progress.hidden = !replay;
    if (replay) {
      this.#progress.value = replay.share;
    }
    say(this.#figures, replay ? figures(replay) : "");
    this.#showSkipped(Object.entries(replay?.skipped ?? {}).filter(([, count]) => count > 0));
  }

  #showSkipped(causes) {
    this.#skipped.hidden = causes.length === 0;
    const total = causes.reduce((sum, [, count]) => sum + count, 0);
    say(this.#summary, `${quantity(total)} ${total === 1 ? "row" : "rows"} skipped`);
    while (this.#causes.childElementCount > causes.length) {
      this.#causes.lastElementChild.remove();
    }
    while (this.#causes.childElementCount < causes.length) {
      this.#causes.append(element("li"));
    }
    causes.forEach(([cause, count], index) => {
      say(this.#causes.children[index], `${quantity(count)} × ${cause.replaceAll("-", " ")}`);
    });
  }
}

function headline({ feed, state, replay = {}, problem }) {
  const failed = state === "failed" ? `It failed${problem ? `: ${problem}` : "."}` : "";
  const stopped = { starting: "It is starting.", stopped: "It is stopped.", finished: "It has ended." }[state] ?? failed;
  const what =
    {
      simulated: "These quotes are invented by this server. They are not market data.",
      replay: `Recorded trades${replay.file ? ` of ${replay.file}` : ""}${pace(replay.speed)}.`,
      live: "Trades as they are sent to this server.",
    }[feed] ?? "";
  return `${what} ${stopped}`.trim();
}

function pace(speed) {
  if (speed === undefined) {
    return "";
  }
  if (speed === "max") {
    return ", as fast as possible";
  }
  return Number(speed) === 1 ? ", at their own pace" : `, ${speed} times as fast`;
}

function figures({ share, rows, accepted, pass, marketTime }) {
  return [
    `${Math.floor(share * 100)}%`,
    `${quantity(rows)} rows`,
    `${quantity(accepted)} accepted`,
    pass > 1 && `pass ${pass}`,
    marketTime && moment(marketTime),
  ]
    .filter(Boolean)
    .join(" · ");
}

customElements.define("feed-status", FeedStatus);
