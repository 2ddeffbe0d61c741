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
 * Encodes a symbol as path segments: `BTC/USD` keeps its slash, because servers refuse `%2F` in a path.
 *
 * @param {string} symbol
 */
export function symbolPath(symbol) {
  return symbol.split("/").map(encodeURIComponent).join("/");
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
  const timeout = AbortSignal.timeout(10_000);
  let response;
  try {
    response = await fetch(url, {
      headers: { Accept: "application/json" },
      signal: signal && AbortSignal.any ? AbortSignal.any([signal, timeout]) : (signal ?? timeout),
    });
  } catch (cause) {
    throw new Error("The server cannot be reached.", { cause });
  }
  if (!response.ok && !accept.includes(response.status)) {
    throw new Error(`The server answers ${response.status} ${response.statusText}`.trim() + ".");
  }
  try {
    return await response.json();
  } catch (cause) {
    throw new Error(`The server answers ${response.status} without JSON.`, { cause });
  }
}
