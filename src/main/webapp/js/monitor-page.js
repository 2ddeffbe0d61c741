import "./connection-status.js";
import "./site-footer.js";
import "./site-header.js";
import "./vital-chart.js";
import "./vital-tiles.js";
import { LiveStream } from "./live-stream.js";
import { api, socketUrl } from "./server.js";
import { VitalsHistory } from "./vitals-history.js";

const tiles = document.querySelector("vital-tiles");
const charts = document.querySelectorAll("vital-chart");
const history = new VitalsHistory();

const query = "stream?channel=monitor";
const stream = new LiveStream({ events: api(query), socket: socketUrl(query), after: "0-0" });
document.querySelector("connection-status").watch(stream);
stream.addEventListener("vitals", ({ data: vitals }) => {
  if (history.add(vitals)) {
    tiles.show(history.latest);
    charts.forEach((chart) => chart.show(history));
  }
});
