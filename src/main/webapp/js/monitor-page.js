import "./connection-status.js";
import "./site-footer.js";
import "./site-header.js";
import "./vital-chart.js";
import "./vital-tiles.js";
import { EventStream, json } from "./event-stream.js";
import { api, fetchJson } from "./server.js";
import { VitalsHistory } from "./vitals-history.js";

/** A beat comes every second; a connection that brings none for so long is dead. */
const SILENCE_MILLIS = 15_000;

const tiles = document.querySelector("vital-tiles");
const charts = document.querySelectorAll("vital-chart");
const history = new VitalsHistory();

const url = api("stream");
url.searchParams.set("channel", "monitor");
const stream = new EventStream(url, { lastEventId: "0-0", silenceMillis: SILENCE_MILLIS });
document.querySelector("connection-status").watch(stream, explain);
stream.addEventListener(
  "vitals",
  json((vitals) => {
    if (history.add(vitals)) {
      tiles.show(history.latest);
      charts.forEach((chart) => chart.show(history));
    }
  }),
);

/** Finds out why the stream does not open, which an EventSource does not tell. */
async function explain() {
  try {
    await fetchJson(api("health/ready"), { accept: [503] });
    return "The server is there but refuses this stream.";
  } catch (problem) {
    return problem.message;
  }
}
