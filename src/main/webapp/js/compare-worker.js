/**
 * One of the two runs of the comparison, in a worker of its own, so that it can be stalled without the other or the page.
 *
 * It is told: `{start: "sse" | "websocket"}`, `{cut: millis}`, `{stall: millis}`, `{pause: true}`, `{resume: true}`.
 * It tells: `{beat: {n, time, received, opened, bytes}}` for each event, times in milliseconds since the Unix epoch by the
 * clock of the server (`time`) and of this machine (`received`, and `opened`, when the connection began); `{state}`;
 * `{back: millis}`, from the first try after a cut to the first event; `{clock: {offset, roundTrip}}`, how far the server's clock is ahead of this one.
 */
import { EventStream } from "./event-stream.js";
import { api, socketUrl } from "./server.js";
import { Socket } from "./socket.js";

const PING_MILLIS = 2_000;

/** What the frame of a short WebSocket message adds, and what a chunk of HTTP/1.1 does. */
const FRAME_BYTES = { short: 2, long: 4, longFrom: 126 };
const CHUNK_BYTES = 6;

const encoder = new TextEncoder();
const size = (text) => encoder.encode(text).length;
const now = () => performance.timeOrigin + performance.now();

let connection = null;
let returning = null;
let state = null;
let opened = Infinity;

addEventListener("message", ({ data }) => {
  if (data.start) {
    connection = data.start === "sse" ? overEvents() : overSocket();
    connection.addEventListener("statechange", () => {
      if (connection.state === "open" && state !== "open") {
        opened = now();
      }
      state = connection.state;
      postMessage({ state });
    });
  } else if (data.cut) {
    cut(data.cut);
  } else if (data.stall) {
    stall(data.stall);
  } else if (data.pause) {
    connection.pause();
  } else if (data.resume && connection.state === "paused") {
    connection.retry();
  }
});

function overEvents() {
  const stream = new EventStream(api("stream?channel=pulse"));
  stream.addEventListener("beat", ({ data, lastEventId }) => {
    const text = `id: ${lastEventId}\nevent: beat\ndata: ${data}\n\n`;
    heard(JSON.parse(data), size(text) + CHUNK_BYTES);
  });
  return stream;
}

function overSocket() {
  const socket = new Socket(socketUrl("stream?channel=pulse"));
  const ping = () => socket.send({ type: "ping", ref: now() });
  socket.addEventListener("line", ({ data: line }) => {
    if (line.type === "welcome") {
      ping();
    } else if (line.type === "pong" && typeof line.ref === "number") {
      const roundTrip = now() - line.ref;
      postMessage({ clock: { offset: line.time - (line.ref + roundTrip / 2), roundTrip } });
    } else if (line.channel === "pulse") {
      const bytes = size(JSON.stringify(line));
      heard(line.data, bytes + (bytes < FRAME_BYTES.longFrom ? FRAME_BYTES.short : FRAME_BYTES.long));
    }
  });
  setInterval(ping, PING_MILLIS);
  return socket;
}

function heard({ n, time }, bytes) {
  const received = now();
  if (returning !== null) {
    postMessage({ back: received - returning });
    returning = null;
  }
  postMessage({ beat: { n, time, received, opened, bytes } });
}

/** Drops the connection, and comes back after a while with the last id. */
function cut(millis) {
  connection.pause();
  setTimeout(() => {
    returning = now();
    connection.retry();
  }, millis);
}

/** Keeps this thread busy: neither browser interface lets a page stop reading, so the events gather before it. */
function stall(millis) {
  const end = performance.now() + millis;
  while (performance.now() < end);
}
