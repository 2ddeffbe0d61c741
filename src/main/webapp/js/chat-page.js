import "./chat-room.js";
import "./connection-status.js";
import "./room-list.js";
import "./site-footer.js";
import "./site-header.js";
import { ChatSession, keyOf } from "./chat-session.js";
import { element, mark, say } from "./dom.js";
import { Memory } from "./memory.js";

const MOST_LETTERS = 40;
const TITLE = document.title;

const memory = new Memory("chat");
const connection = document.querySelector("connection-status");
const list = document.querySelector("room-list");
const views = document.querySelector("#views");
const empty = document.querySelector("#empty");
const joining = document.querySelector("#joining");
const form = document.querySelector("#join");
const problem = document.querySelector("#join-problem");
const suggestion = document.querySelector("#suggestion");
const transports = document.querySelector("#transport");
const transportNote = document.querySelector("#transport-note");

/** The rooms joined on this page, by key: `{session, view, unread}`. */
const visits = new Map();
let chosen = null;
let transport = memory.recall("transport", "socket") === "stream" ? "stream" : "socket";

form.elements.name.value = memory.recall("name", "");
form.elements.room.value = roomOfAddress() || memory.recall("room", "lobby");
transports.elements.transport.value = transport;
showTransport();
memory.recall("joined", []).forEach(([room, name]) => join(room, name));
choose(memory.recall("chosen") ?? "");
if (roomOfAddress() && visits.has(keyOf(roomOfAddress()))) {
  choose(roomOfAddress());
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = tidy(form.elements.name.value);
  const room = tidy(form.elements.room.value);
  const wrong = { room: flawOfRoom(room), name: flaw("Your name", name) };
  say(problem, wrong.room ?? wrong.name ?? "");
  suggestion.hidden = true;
  mark(form.elements.room, wrong.room !== null);
  mark(form.elements.name, wrong.name !== null);
  if (wrong.room === null && wrong.name === null) {
    memory.remember("name", name);
    memory.remember("room", room);
    join(room, name);
    choose(room);
  }
});

list.addEventListener("choose", ({ detail }) => {
  if (visits.has(keyOf(detail))) {
    choose(detail);
    return;
  }
  form.elements.room.value = detail;
  if (tidy(form.elements.name.value) === "") {
    joining.open = true;
    form.elements.name.focus();
    say(problem, "Say who you are, then join.");
  } else {
    form.requestSubmit();
  }
});

transports.addEventListener("change", () => {
  transport = transports.elements.transport.value;
  memory.remember("transport", transport);
  visits.forEach(({ session }) => session.transport === transport || session.use(transport));
  showTransport();
});

document.addEventListener("visibilitychange", read);
addEventListener("hashchange", () => {
  const room = roomOfAddress();
  if (visits.has(keyOf(room))) {
    choose(room);
  } else if (room) {
    form.elements.room.value = room;
    joining.open = true;
  }
});

function join(room, name) {
  const key = keyOf(room);
  const before = visits.get(key);
  if (before !== undefined) {
    if (before.session.link.state !== "closed" && keyOf(before.session.you) === keyOf(name)) {
      return;
    }
    // Whoever was sent away keeps the ticket that proves who it is.
    leave(key, { forget: before.session.link.state !== "closed" });
  }
  const session = new ChatSession(room, name, memory, transport);
  const view = element("chat-room", { hidden: true });
  const visit = { session, view, unread: 0 };
  visits.set(key, visit);
  views.append(view);
  view.show(session, memory.recall(`draft.${key}`, ""));
  view.addEventListener("draft", ({ detail }) => memory.remember(`draft.${key}`, detail));
  view.addEventListener("leave", () => {
    leave(key);
    choose([...visits.values()].at(-1)?.session.room ?? "");
    list.refresh();
  });
  view.addEventListener("rejoin", () => {
    join(room, session.you);
    choose(room);
  });
  session.addEventListener("members", () => {
    keepJoined();
    showRooms();
  });
  session.addEventListener("link", () => room === chosen && connection.watch(session.link));
  session.addEventListener("fallback", showTransport);
  session.addEventListener("entry", ({ detail: { entry, fresh } }) => {
    if (fresh && entry.kind === "said" && !entry.own && !isRead(key)) {
      visit.unread++;
      showRooms();
    }
  });
  session.addEventListener("end", ({ detail }) => {
    if (!session.welcomed) {
      leave(key);
      choose([...visits.values()].at(-1)?.session.room ?? "");
      joining.open = true;
      form.elements.room.value = room;
      explainRefusal(detail, session.you);
      form.elements.name.focus();
    }
  });
  keepJoined();
}

/** Whoever finds a name taken, perhaps by another browser of their own, is offered the next one. */
function explainRefusal(detail, name) {
  const taken = /\bin use\b/.test(detail);
  const sentence = `${detail.charAt(0).toUpperCase()}${detail.slice(1)}`;
  say(problem, taken ? `${sentence}, perhaps by you in another browser. Leave it there, or take another name.` : sentence);
  suggestion.hidden = !taken;
  if (taken) {
    const next = nextName(name);
    say(suggestion, `Join as ${next}`);
    suggestion.onclick = () => {
      form.elements.name.value = next;
      form.requestSubmit();
    };
  }
}

/** `Ann` is followed by `Ann 2`, and `Ann 2` by `Ann 3`. */
function nextName(name) {
  const [, stem, number] = /^(.*?)(?: (\d{1,3}))?$/s.exec(name);
  const suffix = ` ${Number(number ?? 1) + 1}`;
  return [...stem].slice(0, MOST_LETTERS - suffix.length).join("").trim() + suffix;
}

function leave(key, { forget = true } = {}) {
  const { session, view } = visits.get(key);
  visits.delete(key);
  session.leave({ forget });
  view.remove();
  keepJoined();
}

function choose(room) {
  const visit = visits.get(keyOf(room));
  chosen = visit?.session.room ?? null;
  memory.remember("chosen", chosen, { tabOnly: true });
  visits.forEach(({ view }) => (view.hidden = view !== visit?.view));
  empty.hidden = visit !== undefined;
  document.querySelector(".chat").toggleAttribute("data-in-room", visit !== undefined);
  connection.hidden = visit === undefined;
  joining.open = visit === undefined;
  const address = new URL(location.href);
  address.hash = chosen === null ? "" : encodeURIComponent(chosen);
  history.replaceState(null, "", address);
  if (visit !== undefined) {
    connection.watch(visit.session.link);
    visit.view.scrollToEnd();
    visit.view.focusText();
  }
  read();
}

/** What can be seen is read. */
function read() {
  if (chosen !== null && isRead(keyOf(chosen))) {
    visits.get(keyOf(chosen)).unread = 0;
  }
  showRooms();
}

function isRead(key) {
  return !document.hidden && chosen !== null && key === keyOf(chosen);
}

function showRooms() {
  list.show(
    [...visits.values()].map(({ session, unread }) => ({
      room: session.room,
      members: session.knowsMembers ? session.members.length : null,
      unread,
    })),
    chosen,
  );
  const unread = [...visits.values()].reduce((sum, visit) => sum + visit.unread, 0);
  document.title = unread > 0 ? `(${unread}) ${TITLE}` : TITLE;
}

function showTransport() {
  const fallen = transport === "socket" && [...visits.values()].some(({ session }) => session.transport === "stream");
  say(
    transportNote,
    fallen
      ? "No WebSocket gets through here, so rooms use Server-Sent Events instead."
      : transport === "stream"
        ? "Each message is a request of its own, and you are not in the list of members."
        : "",
  );
}

function keepJoined() {
  const joined = [...visits.values()].map(({ session }) => [session.room, session.you]);
  memory.remember("joined", joined, { tabOnly: true });
}

function roomOfAddress() {
  try {
    return tidy(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return "";
  }
}

function tidy(text) {
  return text.trim().replace(/\p{Zs}+/gu, " ").normalize("NFC");
}

/** A room is a segment of an address, too. */
function flawOfRoom(room) {
  return /[/\\]|^\.{1,2}$/.test(room)
    ? "The name of the room holds a slash or is made of dots; that cannot be an address."
    : flaw("The name of the room", room);
}

/** What the server would refuse, said before it is asked. */
function flaw(what, text) {
  const length = [...text].length;
  if (length === 0) {
    return `${what} is missing.`;
  }
  if (length > MOST_LETTERS) {
    return `${what} has ${length} characters; ${MOST_LETTERS} are allowed.`;
  }
  if (/\p{Cc}/u.test(text)) {
    return `${what} has a character that cannot be seen.`;
  }
  return null;
}
