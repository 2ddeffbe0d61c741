import { size } from "./bytes.js";
import { quantity } from "./format.js";

/**
 * What there is to see in the vital signs that the server publishes.
 *
 * @typedef {object} Sign one figure
 * @property {string} name
 * @property {function(object): number | undefined} pick finds it; undefined where the server does not know it
 * @property {function(number): string} format
 */

const percent = (share) => `${quantity(Math.round(share * 1_000) / 10)}%`;
const open = (transport) => (vitals) => vitals.connections[transport]?.open;
const total = (figure) => (vitals) =>
  Object.values(vitals.connections).reduce((sum, connections) => sum + connections[figure], 0);

/** @type {(Sign & {id: string})[]} the figures of now */
export const TILES = [
  { id: "sse", name: "Clients over SSE", pick: open("sse"), format: quantity },
  { id: "websocket", name: "Clients over WebSocket", pick: open("websocket"), format: quantity },
  { id: "events", name: "Events a second", pick: (vitals) => vitals.eventsPerSecond, format: quantity },
  { id: "writes", name: "Writes a second", pick: (vitals) => vitals.writesPerSecond, format: quantity },
  { id: "lagging", name: "Lagging clients", pick: (vitals) => vitals.hub.lagging, format: quantity },
  { id: "resets", name: "Resets", pick: (vitals) => vitals.hub.resets, format: quantity },
  { id: "refused", name: "Refused", pick: total("refused"), format: quantity },
  { id: "overdue", name: "Overdue", pick: total("overdue"), format: quantity },
  { id: "heap", name: "Heap", pick: (vitals) => vitals.jvm.heapUsedBytes, format: size },
  { id: "cpu", name: "Processors", pick: (vitals) => vitals.jvm.cpuLoad, format: percent },
  { id: "threads", name: "Threads", pick: (vitals) => vitals.jvm.threads, format: quantity },
  { id: "uptime", name: "Up for", pick: (vitals) => vitals.jvm.uptimeMillis, format: duration },
];

/**
 * The charts by the id of their element; the lines are told apart by colour and by dashes.
 *
 * @type {Record<string, {lines: Sign[], top: function(object): number | undefined}>}
 *   `top`: what the axis reaches up to at least
 */
export const CHARTS = {
  "chart-connections": {
    lines: [
      { name: "SSE", pick: open("sse"), format: quantity },
      { name: "WebSocket", pick: open("websocket"), format: quantity },
    ],
    top: () => 4,
  },
  "chart-events": {
    lines: [
      { name: "Events", pick: (vitals) => vitals.eventsPerSecond, format: quantity },
      { name: "Writes", pick: (vitals) => vitals.writesPerSecond, format: quantity },
    ],
    top: () => 4,
  },
  "chart-lagging": {
    lines: [{ name: "Lagging", pick: (vitals) => vitals.hub.lagging, format: quantity }],
    top: () => 4,
  },
  "chart-heap": {
    lines: [{ name: "Used", pick: (vitals) => vitals.jvm.heapUsedBytes, format: size }],
    top: (vitals) => vitals.jvm.heapMaxBytes,
  },
  "chart-cpu": {
    lines: [{ name: "Load", pick: (vitals) => vitals.jvm.cpuLoad, format: percent }],
    top: () => 1,
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
