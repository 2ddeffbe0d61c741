/**
 * What a page remembers: in this tab first, so that two tabs can differ, and in this browser, for the next tab. Where the
 * browser forbids to store, it forgets with the page.
 */
export class Memory {
  #prefix;
  #fallback = new Map();

  /** @param {string} name of the page, so that pages do not share their keys */
  constructor(name) {
    this.#prefix = `wirehouse.${name}.`;
  }

  /**
   * @param {string} key
   * @param {any} [fallback]
   * @returns {any} what was remembered last, or the fallback
   */
  recall(key, fallback = null) {
    for (const store of ["sessionStorage", "localStorage"]) {
      const text = this.#try(store, (storage) => storage.getItem(this.#prefix + key));
      if (text) {
        return parsed(text) ?? fallback;
      }
    }
    return this.#fallback.get(key) ?? fallback;
  }

  /**
   * @param {string} key
   * @param {any} value as JSON can hold it; null or an empty string to forget
   * @param {object} [options]
   * @param {boolean} [options.tabOnly] not for the next tab
   */
  remember(key, value, { tabOnly = false } = {}) {
    this.#fallback.set(key, value);
    for (const store of tabOnly ? ["sessionStorage"] : ["sessionStorage", "localStorage"]) {
      this.#try(store, (storage) =>
        value === null || value === ""
          ? storage.removeItem(this.#prefix + key)
          : storage.setItem(this.#prefix + key, JSON.stringify(value)),
      );
    }
  }

  /**
   * Hears of other tabs that forget what this one still needs.
   *
   * @param {string} key
   * @param {function(): void} listener
   * @param {AbortSignal} signal ends it
   */
  onForgotten(key, listener, signal) {
    const forgotten = (event) => event.key === this.#prefix + key && event.newValue === null;
    addEventListener("storage", (event) => forgotten(event) && listener(), { signal });
  }

  #try(store, action) {
    try {
      return action(globalThis[store]);
    } catch {
      return null; // cookies are blocked, or the storage is full
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
