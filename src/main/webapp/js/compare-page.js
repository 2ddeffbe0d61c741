import "./site-footer.js";
import "./site-header.js";
import "./transport-run.js";
import { say } from "./dom.js";
import { api, fetchJson } from "./server.js";

const COUNT_MILLIS = 2_000;
const CUT_MILLIS = 3_000;

/** Names of the transports in the health check. */
const CHECKS = { sse: "streams", websocket: "sockets" };

const runs = [...document.querySelectorAll("transport-run")];
const clockText = document.querySelector("#clock");
const versionText = document.querySelector("#version");
const cut = document.querySelector("#cut");

let best = null;

// The shortest round trip tells most of the server's clock.
addEventListener("clock", ({ detail: clock }) => {
  if (best === null || clock.roundTrip < best.roundTrip) {
    best = clock;
    runs.forEach((run) => (run.offset = clock.offset));
    say(
      clockText,
      `The server's clock is ${Math.abs(clock.offset).toFixed(1)} ms ${clock.offset < 0 ? "behind" : "ahead of"} this ` +
        `device's, give or take ${(clock.roundTrip / 2).toFixed(1)} ms; the latencies allow for it.`,
    );
  }
});

cut.addEventListener("click", () => {
  runs.forEach((run) => run.cut(CUT_MILLIS));
  cut.disabled = true;
  setTimeout(() => (cut.disabled = false), CUT_MILLIS);
});

const [{ nextHopProtocol: version = "" } = {}] = performance.getEntriesByType("navigation");
say(
  versionText,
  version === "h2" || version === "h3"
    ? `This page came over HTTP/${version.slice(1)}, so the event stream shares one connection with everything else.`
    : "This page came over HTTP/1.1, so the event stream takes one of the about six connections that the browser opens to this site.",
);

async function count() {
  try {
    const health = await fetchJson(api("health/ready"), { accept: [503] });
    for (const run of runs) {
      const check = health.checks.find(({ name }) => name === CHECKS[run.getAttribute("transport")]);
      if (check) {
        run.count(check.data);
      }
    }
  } catch (cause) {
    console.warn("the server's counters cannot be read", cause);
  }
  setTimeout(count, COUNT_MILLIS);
}

count();
