import { element, say } from "./dom.js";
import { api, fetchJson } from "./server.js";
import { keyOf } from "./chat-session.js";

const REFRESH_MILLIS = 10_000;

/**
 * `<room-list>`: the rooms that there are on the server, and those joined here, which come first with what is unread in
 * them. Dispatches `choose` (detail: the name of a room).
 */
class RoomList extends HTMLElement {
  #joined = [];
  #others = [];
  #chosen = null;
  #timer = null;
  #list = element("ul");
  #notice = element("p", { class: "notice" });

  connectedCallback() {
    this.replaceChildren(this.#list, this.#notice);
    document.addEventListener("visibilitychange", this.#resume);
    this.refresh();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#resume);
    clearTimeout(this.#timer);
  }

  /**
   * @param {{room: string, members: number | null, unread: number}[]} joined `members` null while they are not known
   * @param {string | null} chosen
   */
  show(joined, chosen) {
    this.#joined = joined;
    this.#chosen = chosen;
    this.#render();
  }

  /** Asks the server now. */
  async refresh() {
    clearTimeout(this.#timer);
    try {
      this.#others = await fetchJson(api("chat"));
    } catch {
      // whether there is a connection is said elsewhere; what was known last stays
    }
    this.#render();
    clearTimeout(this.#timer);
    if (this.isConnected && !document.hidden) {
      this.#timer = setTimeout(() => this.refresh(), REFRESH_MILLIS);
    }
  }

  #resume = () => {
    if (!document.hidden) {
      this.refresh();
    }
  };

  #render() {
    const here = new Set(this.#joined.map(({ room }) => keyOf(room)));
    const rooms = [
      ...this.#joined.map((room) => ({ ...room, joined: true })),
      ...this.#others
        .filter(({ name }) => !here.has(keyOf(name)))
        .map(({ name, members }) => ({ room: name, members, unread: 0, joined: false })),
    ];
    const focused = document.activeElement?.closest?.("room-list li")?.dataset.room;
    const items = rooms.map((room) => this.#item(room));
    this.#list.replaceChildren(...items);
    items.find((item) => item.dataset.room === focused)?.firstChild.focus();
    say(this.#notice, rooms.length > 0 ? "" : "No rooms yet. The first to join makes one.");
  }

  #item({ room, members, unread, joined }) {
    const people = members === null ? "connecting…" : `${members} ${members === 1 ? "member" : "members"}`;
    const button = element(
      "button",
      { type: "button", "aria-current": room === this.#chosen ? "true" : null },
      element("bdi", {}, room),
      element("span", { class: "people" }, joined ? people : `${people}, not joined`),
      unread > 0 ? element("span", { class: "unread" }, `${unread}`, element("span", { class: "unseen" }, " unread")) : "",
    );
    button.addEventListener("click", () => this.dispatchEvent(new CustomEvent("choose", { detail: room })));
    return element("li", { "data-room": room, "data-joined": joined }, button);
  }
}

customElements.define("room-list", RoomList);
