/** The root of this installation, whatever the context path is and from whichever page it is asked. */
export const root = new URL("../", import.meta.url);

/**
 * @param {string} path below `api/`, already encoded
 * @returns {URL}
 */
export function api(path) {
  return new URL(`api/${path}`, root);
}

/**
 * The address of a WebSocket of this installation: `wss:` for a page that came by `https:`.
 *
 * @param {string} path below `ws/`, already encoded
 * @returns {URL}
 */
export function socketUrl(path) {
  const url = new URL(`ws/${path}`, root);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url;
}

/**
 * Encodes a symbol as path segments: `BTC/USD` keeps its slash, because servers refuse `%2F` in a path.
 *
 * @param {string} symbol
 */
export function symbolPath(symbol) {
  return symbol.split("/").map(encodeURIComponent).join("/");
}

/** An answer that is not the one that was wanted. The message is fit for a page. */
export class Refusal extends Error {
  /**
   * @param {Response} response
   * @param {string} [detail] what the server says of it
   */
  constructor(response, detail) {
    super(detail || `The server answers ${response.status} ${response.statusText}`.trim() + ".");
    this.status = response.status;
    /** When to come back, as `Retry-After` in seconds says; undefined if it does not. */
    this.retryAfterMillis = Number(response.headers.get("Retry-After")) * 1000 || undefined;
  }
}

/**
 * Gets a JSON document.
 *
 * @param {URL} url
 * @param {object} [options]
 * @param {AbortSignal} [options.signal]
 * @param {number[]} [options.accept] statuses besides 2xx whose body is wanted, too
 * @throws {Error} if the server cannot be reached, or answers another status or no JSON; the message is fit for a page
 */
export async function fetchJson(url, { signal, accept = [] } = {}) {
  const response = await reach(url, { headers: { Accept: "application/json" } }, signal);
  if (!response.ok && !accept.includes(response.status)) {
    throw new Refusal(response);
  }
  return jsonOf(response);
}

/**
 * Posts a JSON document and gets another.
 *
 * @param {URL} url
 * @param {any} body
 * @throws {Refusal} if the server answers another status than 2xx
 * @throws {Error} if the server cannot be reached or answers no JSON; the message is fit for a page
 */
export async function postJson(url, body) {
  const response = await reach(url, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => null);
    throw new Refusal(response, problem?.detail);
  }
  return jsonOf(response);
}

/**
 * Finds out why something does not come from an address, for instance an event stream that does not open.
 *
 * @param {URL} url
 * @returns {Promise<{reason: string, retryAfterMillis?: number}>} the reason is fit for a page; empty if it comes now
 */
export async function whyNot(url) {
  const ending = new AbortController();
  try {
    const response = await reach(url, {}, ending.signal);
    if (response.ok) {
      return { reason: "" };
    }
    const problem = await response.json().catch(() => null);
    const { message, retryAfterMillis } = new Refusal(response, problem?.detail);
    return { reason: message, retryAfterMillis };
  } catch (problem) {
    return { reason: problem.message };
  } finally {
    ending.abort();
  }
}

async function reach(url, request, signal) {
  const timeout = AbortSignal.timeout(10_000);
  try {
    return await fetch(url, {
      ...request,
      signal: signal && AbortSignal.any ? AbortSignal.any([signal, timeout]) : (signal ?? timeout),
    });
  } catch (cause) {
    throw new Error("The server cannot be reached.", { cause });
  }
}

async function jsonOf(response) {
  try {
    return await response.json();
  } catch (cause) {
    throw new Error(`The server answers ${response.status} without JSON.`, { cause });
  }
}
