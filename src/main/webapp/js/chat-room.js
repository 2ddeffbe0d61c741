import { element, mark, say } from "./dom.js";
import { localClock, moment, quantity } from "./format.js";

/** The most that the server takes, in characters (code points). */
const MOST_CHARACTERS = 4_000;
const COUNT_FROM = 3_500;
const NEAR_THE_END_PIXELS = 60;

/**
 * `<chat-room>`: one room as people see it: its log, its members, and where to write. What comes from people becomes text,
 * each piece isolated, so that neither markup nor a change of direction reaches beyond it. Dispatches `leave`, `rejoin`
 * and `draft` (detail: the text that is not sent yet).
 */
class ChatRoom extends HTMLElement {
  #session = null;
  #items = new Map();
  #holding = null;
  #ended = false;
  #follows = true;
  #list = element("ol");
  #log = element("div", { role: "log", "aria-live": "polite", tabindex: "0" }, this.#list);
  #latest = element("button", { type: "button", class: "quiet latest", hidden: true }, "New messages ↓");
  #notice = element("p", { class: "notice", role: "status" });
  #rejoin = element("button", { type: "button", class: "quiet", hidden: true }, "Join again");
  #count = element("summary", {}, "Members");
  #people = element("ul");
  #text = element("textarea", { rows: "2", placeholder: "Write a message", autocomplete: "off" });
  #counter = element("output");
  #send = element("button", { type: "submit" }, "Send");

  /**
   * @param {import("./chat-session.js").ChatSession} session to be shown by this element, once and for all
   * @param {string} draft
   */
  show(session, draft) {
    this.#session = session;
    const { room } = session;
    const id = `room-${++ChatRoom.#made}`;
    this.#log.setAttribute("aria-label", `Messages in ${room}`);
    this.#text.id = `${id}-text`;
    this.#text.value = draft;
    this.#counter.id = `${id}-counter`;
    this.#text.setAttribute("aria-describedby", this.#counter.id);
    this.replaceChildren(this.#page(room, id));
    this.#watch();
    this.#countMembers();
    this.#countCharacters();
  }

  static #made = 0;

  /** Puts the keyboard where messages are written, unless a phone would open its own for it. */
  focusText() {
    if (matchMedia("(pointer: fine)").matches) {
      this.#text.focus();
    }
  }

  scrollToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** Something that concerns the room and no message. */
  notify(sentence) {
    say(this.#notice, sentence);
  }

  disconnectedCallback() {
    clearTimeout(this.#holding);
  }

  #page(room, id) {
    const leave = element("button", { type: "button", class: "quiet" }, "Leave");
    leave.addEventListener("click", () => this.dispatchEvent(new Event("leave", { bubbles: true })));
    this.#rejoin.addEventListener("click", () => this.dispatchEvent(new Event("rejoin", { bubbles: true })));
    this.#latest.addEventListener("click", () => {
      this.scrollToEnd();
      this.#log.focus({ preventScroll: true });
    });
    this.#log.addEventListener("scroll", () => {
      this.#follows = this.#isAtEnd();
      this.#latest.hidden ||= this.#follows;
    });
    // The field below grows with what is written.
    new ResizeObserver(() => this.#follows && this.scrollToEnd()).observe(this.#log);
    const wide = matchMedia("(min-width: 60rem)").matches;
    return element(
      "section",
      { "aria-labelledby": `${id}-title` },
      element(
        "header",
        {},
        element("h2", { id: `${id}-title` }, element("bdi", {}, room)),
        element("p", {}, "as ", element("bdi", { class: "you" }, this.#session.you)),
        leave,
      ),
      element("div", { class: "talk" }, this.#log, this.#latest),
      element("details", { class: "members", open: wide }, this.#count, this.#people),
      element("div", { class: "notices" }, this.#notice, this.#rejoin),
      this.#composer(),
    );
  }

  #composer() {
    const form = element(
      "form",
      { class: "composer" },
      element("label", { for: this.#text.id, class: "unseen" }, "Message"),
      this.#text,
      this.#send,
      this.#counter,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    this.#text.addEventListener("input", () => {
      this.#countCharacters();
      this.#keepDraft();
    });
    return form;
  }

  #watch() {
    const session = this.#session;
    session.addEventListener("entry", ({ detail }) => this.#place(detail));
    session.addEventListener("gone", ({ detail }) => {
      this.#items.get(detail)?.element.remove();
      this.#items.delete(detail);
    });
    session.addEventListener("members", () => this.#countMembers());
    session.addEventListener("hold", () => this.#hold());
    session.addEventListener("problem", ({ detail }) => this.notify(detail));
    session.addEventListener("fallback", () =>
      this.notify("No WebSocket gets through here: this room now uses Server-Sent Events."),
    );
    session.addEventListener("statechange", () => this.#follow());
    session.addEventListener("end", ({ detail }) => {
      this.#ended = true;
      this.notify(detail);
      this.#rejoin.hidden = false;
    });
  }

  #follow() {
    if (this.#session.link.state === "open" && this.#notice.dataset.about === "connection") {
      this.#tellOfConnection("");
    }
  }

  #tellOfConnection(sentence) {
    this.#notice.dataset.about = sentence ? "connection" : "";
    this.notify(sentence);
  }

  #say() {
    const text = this.#text.value.trim();
    const length = [...text].length;
    if (text === "") {
      return;
    }
    if (length > MOST_CHARACTERS) {
      this.notify(`This message has ${quantity(length)} characters; ${quantity(MOST_CHARACTERS)} are allowed.`);
    } else if (Date.now() < this.#session.heldUntil) {
      this.#hold();
    } else if (this.#ended || !this.#session.say(text)) {
      this.#tellOfConnection("Not connected: your message stays here until you can send it.");
    } else {
      this.#text.value = "";
      this.notify("");
      this.#countCharacters();
      this.#keepDraft();
      this.scrollToEnd();
    }
  }

  #keepDraft() {
    this.dispatchEvent(new CustomEvent("draft", { detail: this.#text.value }));
  }

  /** The server wants a pause. The button is only marked, not disabled, so that the keyboard stays where it is. */
  #hold() {
    clearTimeout(this.#holding);
    const seconds = Math.ceil((this.#session.heldUntil - Date.now()) / 1000);
    const holds = seconds > 0;
    this.#send.setAttribute("aria-disabled", String(holds));
    this.toggleAttribute("data-held", holds);
    if (holds) {
      this.notify(`Too many messages at once. You can send again in ${seconds} s.`);
      this.#holding = setTimeout(() => this.#hold(), 1000);
    } else {
      this.notify("You can send again.");
    }
  }

  #countCharacters() {
    const length = [...this.#text.value.trim()].length;
    this.#counter.hidden = length < COUNT_FROM;
    this.#counter.classList.toggle("too-many", length > MOST_CHARACTERS);
    say(this.#counter, length < COUNT_FROM ? "" : `${quantity(length)} of ${quantity(MOST_CHARACTERS)}`);
    mark(this.#text, length > MOST_CHARACTERS);
  }

  #countMembers() {
    const { members, you, knowsMembers } = this.#session;
    say(this.#count, knowsMembers ? `Members (${members.length})` : "Members");
    say(this.querySelector(".you"), you);
    this.#people.replaceChildren(
      ...members.map((name) =>
        element("li", {}, element("bdi", {}, name), name === you ? element("span", { class: "mark" }, " you") : ""),
      ),
    );
  }

  #place({ entry, before, fresh }) {
    let item = this.#items.get(entry);
    if (item === undefined) {
      item = new LogItem(entry, this.#session);
      this.#items.set(entry, item);
    }
    item.show();
    const next = this.#items.get(before)?.element ?? null;
    // A node that is moved without need is read aloud again.
    if (item.element.parentNode !== this.#list || item.element.nextSibling !== next) {
      this.#list.insertBefore(item.element, next);
    }
    if (this.#follows || entry.state === "sending") {
      this.scrollToEnd();
    } else if (fresh && entry.kind === "said") {
      this.#latest.hidden = false;
    }
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PIXELS;
  }
}

/** One entry of the log. */
class LogItem {
  #entry;
  #session;
  #name = element("bdi", { class: "name" });
  #time = element("time");
  #text = element("p", { class: "text", dir: "auto" });
  #state = element("p", { class: "state" });

  constructor(entry, session) {
    this.#entry = entry;
    this.#session = session;
    this.element = element("li", { class: entry.kind, "data-own": entry.own });
    switch (entry.kind) {
      case "said":
        this.element.append(element("p", { class: "head" }, this.#name, " ", this.#time), this.#text, this.#state);
        break;
      case "missing":
        this.element.append("Older messages are missing here: what was said meanwhile, the server no longer knows.");
        break;
      default:
        this.element.append(this.#name, entry.kind === "joined" ? " joined " : " left ", this.#time);
    }
  }

  show() {
    const { kind, name, text, time, state } = this.#entry;
    if (kind === "missing") {
      return;
    }
    say(this.#name, name);
    say(this.#time, localClock(time));
    this.#time.dateTime = time;
    this.#time.title = moment(time);
    if (kind === "said") {
      say(this.#text, text);
      if (this.element.dataset.state !== state) {
        this.element.dataset.state = state;
        this.#showState();
      }
    }
  }

  #showState() {
    const { state, problem } = this.#entry;
    if (state !== "unsent") {
      this.#state.replaceChildren(state === "sending" ? "Sending…" : "");
      return;
    }
    const again = element("button", { type: "button", class: "quiet" }, "Try again");
    again.addEventListener("click", () => this.#session.sayAgain(this.#entry));
    const discard = element("button", { type: "button", class: "quiet" }, "Discard");
    discard.addEventListener("click", () => this.#session.discard(this.#entry));
    this.#state.replaceChildren(element("span", {}, `Not sent. ${problem ?? ""}`), again, discard);
  }
}

customElements.define("chat-room", ChatRoom);
