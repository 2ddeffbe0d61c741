/** So many event streams may all tabs together leave open before the hidden ones give theirs up. */
const MOST_WHILE_HIDDEN = 3;
/** From here on a tab that opens one more stream should use another transport. */
const MOST = 4;

/**
 * What the tabs of this site in this browser know of each other's event streams. Over HTTP/1.1 a browser has about six
 * connections to a server, for all tabs together: without any left, pages do not even load. Over HTTP/2 there is no such
 * limit, and nobody is asked.
 *
 * Each tab tells the others how many streams it has; a tab that opens one makes all of them tell, so that one that has
 * crashed is forgotten. Dispatches `change`.
 */
class StreamTabs extends EventTarget {
  #id = `${Date.now()}-${Math.random()}`;
  #own = new Set();
  #others = new Map();
  #channel = null;

  /** @returns {boolean} whether a hidden tab should give its stream up */
  get areCrowdedWhileHidden() {
    return this.#count() > MOST_WHILE_HIDDEN;
  }

  /** @returns {boolean} whether a tab should look for another transport */
  get areCrowded() {
    return this.#count() > MOST;
  }

  /** A stream of this tab takes a connection. */
  take(stream) {
    if (isMultiplexed() || globalThis.BroadcastChannel === undefined) {
      return;
    }
    this.#own.add(stream);
    this.#channel ??= this.#listen();
    this.#tell(true);
  }

  /** A stream of this tab has none any longer. */
  release(stream) {
    if (this.#own.delete(stream)) {
      this.#tell(false);
      // A page with an open channel may not be kept for the back button.
      if (this.#own.size === 0) {
        this.#channel.close();
        this.#channel = null;
        this.#others.clear();
      }
    }
  }

  #listen() {
    const channel = new BroadcastChannel("wirehouse event streams");
    channel.addEventListener("message", ({ data: { from, streams, asks } }) => {
      if (asks) {
        this.#others.clear();
        this.#tell(false);
      }
      this.#others.set(from, streams);
      this.dispatchEvent(new Event("change"));
    });
    return channel;
  }

  #tell(asks) {
    this.#channel.postMessage({ from: this.#id, streams: this.#own.size, asks });
  }

  #count() {
    return [...this.#others.values()].reduce((sum, streams) => sum + streams, this.#own.size);
  }
}

function isMultiplexed() {
  const [{ nextHopProtocol = "" } = {}] = performance.getEntriesByType("navigation");
  return nextHopProtocol === "h2" || nextHopProtocol === "h3";
}

/** Those of this browser. */
export const streamTabs = new StreamTabs();
