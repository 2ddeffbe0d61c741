import { quantity } from "./format.js";

/**
 * What there is to see in the vital signs that the server publishes.
 *
 * @typedef {object} Sign one figure
 * @property {string} name
 * @property {function(object): number | undefined} pick finds it; undefined where the server does not know it
 * @property {function(number): string} format
 */

const MIB = 2 ** 20;
const tenths = (number) => quantity(Math.round(number * 10) / 10);
const mebibytes = (number) => `${quantity(Math.round(number))} MiB`;
const perSecond = (number) => `${tenths(number)}/s`;
const percent = (share) => `${tenths(share * 100)}%`;
const open = (transport) => (vitals) => vitals.connections[transport]?.open;
const total = (figure) => (vitals) =>
  Object.values(vitals.connections).reduce((sum, connections) => sum + connections[figure], 0);

const heap = (vitals) => vitals.jvm.heapUsedBytes / MIB;

/**
 * The figures of now.
 *
 * @type {(Sign & {id: string, most?: function(object): number | undefined})[]} `most`: what the figure can be at most
 */
export const TILES = [
  { id: "sse", name: "Clients over SSE", pick: open("sse"), format: quantity },
  { id: "websocket", name: "Clients over WebSocket", pick: open("websocket"), format: quantity },
  { id: "events", name: "Events a second", pick: (vitals) => vitals.eventsPerSecond, format: tenths },
  { id: "writes", name: "Writes a second", pick: (vitals) => vitals.writesPerSecond, format: tenths },
  { id: "lagging", name: "Lagging clients", pick: (vitals) => vitals.hub.lagging, format: quantity },
  { id: "resets", name: "Resets", pick: (vitals) => vitals.hub.resets, format: quantity },
  { id: "refused", name: "Refused", pick: total("refused"), format: quantity },
  { id: "overdue", name: "Overdue", pick: total("overdue"), format: quantity },
  { id: "heap", name: "Heap", pick: heap, most: (vitals) => vitals.jvm.heapMaxBytes / MIB, format: mebibytes },
  { id: "live-heap", name: "Live heap", pick: (vitals) => vitals.resources?.liveHeapPercent, format: (share) => `${quantity(share)}%` },
  {
    id: "files",
    name: "Open files",
    pick: (vitals) => vitals.resources?.openFiles,
    most: (vitals) => vitals.resources?.maxFiles,
    format: quantity,
  },
  { id: "cpu", name: "Processors", pick: (vitals) => vitals.jvm.cpuLoad, format: percent },
  { id: "threads", name: "Threads", pick: (vitals) => vitals.jvm.threads, format: quantity },
  { id: "uptime", name: "Up for", pick: (vitals) => vitals.jvm.uptimeMillis, format: duration },
];

/**
 * The charts by the id of their element; the lines are told apart by colour and by dashes.
 *
 * @type {Record<string, {lines: Sign[], top: number}>}
 *   `top`: what the axis reaches up to at least
 */
export const CHARTS = {
  "chart-connections": {
    lines: [
      { name: "SSE", pick: open("sse"), format: quantity },
      { name: "WebSocket", pick: open("websocket"), format: quantity },
    ],
    top: 4,
  },
  "chart-events": {
    lines: [
      { name: "Events", pick: (vitals) => vitals.eventsPerSecond, format: perSecond },
      { name: "Writes", pick: (vitals) => vitals.writesPerSecond, format: perSecond },
    ],
    top: 4,
  },
  "chart-lagging": {
    lines: [{ name: "Lagging", pick: (vitals) => vitals.hub.lagging, format: quantity }],
    top: 4,
  },
  "chart-heap": {
    lines: [{ name: "Used", pick: heap, format: mebibytes }],
    top: 100,
  },
  "chart-threads": {
    lines: [{ name: "Threads", pick: (vitals) => vitals.jvm.threads, format: quantity }],
    top: 50,
  },
  "chart-cpu": {
    lines: [{ name: "Load", pick: (vitals) => vitals.jvm.cpuLoad, format: percent }],
    top: 1,
  },
};

/** `3 d 4 h`, `4 h 5 min`, `5 min 6 s`. */
export function duration(millis) {
  const seconds = Math.floor(millis / 1_000);
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) {
    return `${quantity(days)} d ${hours} h`;
  }
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
