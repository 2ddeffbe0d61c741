import "./exchange-log.js";
import "./round-trips.js";
import "./site-footer.js";
import "./site-header.js";
import { randomBytes, size } from "./bytes.js";
import { say } from "./dom.js";
import { EchoConnection } from "./echo-connection.js";
import { milliseconds } from "./round-trips.js";
import { socketUrl } from "./server.js";
import { CLOSE_CODES } from "./socket.js";

const PING_MILLIS = 1_000;
const MOST_OF_A_NOTE = 80;
const ADDRESS = socketUrl("echo");

const byId = (id) => document.getElementById(id);
const state = byId("state");
const toggle = byId("toggle");
const protocol = byId("protocol");
const log = document.querySelector("exchange-log");
const trips = document.querySelector("round-trips");
const pinging = byId("pinging");
const drop = byId("drop");

let connection = null;
let pingTimer = null;
let pings = 0;

byId("address").textContent = ADDRESS.href;
showState();
connect();

toggle.addEventListener("click", () => (isLive() ? connection.close() : connect()));

byId("text-form").addEventListener("submit", (event) => {
  event.preventDefault();
  send(byId("text").value);
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    byId("text-form").requestSubmit();
  }
});

byId("bytes-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const length = Number(byId("size").value) * Number(byId("unit").value);
  send(randomBytes(Math.floor(length)), "random bytes");
});

byId("file").addEventListener("change", ({ target }) => {
  sendFiles(target.files);
  target.value = "";
});
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.dataset.over = "";
});
drop.addEventListener("dragleave", () => delete drop.dataset.over);
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  delete drop.dataset.over;
  sendFiles(event.dataTransfer.files);
});

pinging.addEventListener("click", () => {
  const on = pinging.getAttribute("aria-pressed") !== "true";
  pinging.setAttribute("aria-pressed", String(on));
  clearInterval(pingTimer);
  if (on) {
    ping();
    pingTimer = setInterval(ping, PING_MILLIS);
  }
});

byId("clear").addEventListener("click", () => {
  log.clear();
  trips.clear();
});

function connect() {
  const made = new EchoConnection(ADDRESS, protocol.getAttribute("aria-pressed") === "true" ? ["echo"] : []);
  connection = made;
  made.addEventListener("state", () => {
    if (made === connection) {
      showState();
    }
    if (made.state === "open") {
      const chosen = made.protocol ? `, sub-protocol ${made.protocol}` : "";
      log.add({ direction: "connection", kind: "open", note: `Connected${chosen}.`, verdict: "good" });
    }
  });
  made.addEventListener("sent", ({ detail: { kind, size: bytes, mark } }) =>
    mark?.ping || log.add({ direction: "sent", kind, size: size(bytes), note: mark?.note ?? "" }),
  );
  made.addEventListener("echo", ({ detail }) => heard(detail));
  made.addEventListener("end", ({ detail: { code, reason, unanswered } }) => {
    const meaning = CLOSE_CODES.get(code) ?? "a code of this server's own";
    const lost = unanswered > 0 ? ` Without an echo: ${unanswered}.` : "";
    log.add({
      direction: "connection",
      kind: `closed ${code}`,
      note: `${meaning}${reason ? `: ${reason}` : "."}${lost}`,
      verdict: code === 1000 ? "" : "bad",
    });
  });
  showState();
}

/** A ping that comes back as it should is a figure and no line of the log. */
function heard({ message, kind, size: bytes, millis, same }) {
  if (message?.mark?.ping) {
    trips.add(millis);
  }
  if (!message?.mark?.ping || !same) {
    log.add({
      direction: "received",
      kind,
      size: size(bytes),
      roundTrip: message === null ? "" : milliseconds(millis),
      note: message === null ? "not asked for" : same ? "identical" : "differs",
      verdict: same ? "good" : "bad",
    });
  }
}

function send(content, note = excerpt(content)) {
  if (!connection.send(content, { note })) {
    log.add({ direction: "connection", kind: "not sent", note: "There is no connection.", verdict: "bad" });
  }
}

function ping() {
  connection.send(`ping ${++pings}`, { ping: true });
}

/** One after the other, so that they leave in their order. */
async function sendFiles(files) {
  for (const file of files) {
    try {
      send(new Uint8Array(await file.arrayBuffer()), file.name);
    } catch (cause) {
      log.add({ direction: "connection", kind: "not sent", note: `${file.name} cannot be read. ${cause.message}`, verdict: "bad" });
    }
  }
}

protocol.addEventListener("click", () =>
  protocol.setAttribute("aria-pressed", String(protocol.getAttribute("aria-pressed") !== "true")),
);

function isLive() {
  return connection.state === "connecting" || connection.state === "open";
}

function showState() {
  const now = connection?.state ?? "closed";
  state.dataset.state = now;
  say(state, { connecting: "Connecting…", open: "Connected", closing: "Closing…", closed: "Not connected" }[now]);
  say(toggle, now === "connecting" || now === "open" ? "Disconnect" : "Connect");
  toggle.disabled = now === "closing";
}

function excerpt(text) {
  const letters = [...text.slice(0, 2 * MOST_OF_A_NOTE)];
  return letters.length > MOST_OF_A_NOTE ? `${letters.slice(0, MOST_OF_A_NOTE).join("")}…` : text;
}
