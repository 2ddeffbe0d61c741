import "./connection-status.js";
import "./feed-status.js";
import "./quote-chart.js";
import "./quote-table.js";
import "./server-address.js";
import "./site-footer.js";
import "./site-header.js";
import { say } from "./dom.js";
import { openTicker } from "./ticker-stream.js";

const table = document.querySelector("quote-table");
const chart = document.querySelector("quote-chart");
const connection = document.querySelector("connection-status");
const feed = document.querySelector("feed-status");
const filter = document.querySelector("#filter");
const count = document.querySelector("#count");
const empty = document.querySelector("#empty");
const noMatch = document.querySelector("#no-match");
const narrowed = document.querySelector("#narrowed");

const symbols = (new URLSearchParams(location.search).get("symbols") ?? "")
  .split(",")
  .map((symbol) => symbol.trim())
  .filter(Boolean);

let heard = false;

const stream = openTicker(symbols);
connection.watch(stream);
stream.addEventListener("feed", ({ data }) => feed.show(data));
stream.addEventListener("snapshot", ({ data: quotes }) => {
  heard = true;
  table.replace(quotes);
  showEmptiness();
  chooseFromAddress();
  follow(quotes);
});
stream.addEventListener("quotes", ({ data: quotes }) => {
  heard = true;
  table.update(quotes);
  follow(quotes);
});
stream.addEventListener("statechange", () => {
  if (stream.state === "open") {
    chart.refill();
  }
});

if (symbols.length > 0) {
  say(narrowed.querySelector("[data-part=symbols]"), symbols.join(", "));
  narrowed.hidden = false;
  say(empty.querySelector("h2"), `Nothing has traded yet of ${symbols.join(", ")}`);
}

// A page that comes back can bring the old text of the field with it.
table.filter(filter.value);
filter.addEventListener("input", () => table.filter(filter.value));
filter.form.addEventListener("submit", (event) => event.preventDefault());
filter.form.addEventListener("reset", () => {
  table.filter("");
  filter.focus();
});

table.addEventListener("count", ({ detail: { shown, all } }) => {
  say(count, !heard ? "" : shown === all ? `${all} ${all === 1 ? "symbol" : "symbols"}` : `${shown} of ${all} symbols`);
  noMatch.hidden = shown > 0 || all === 0;
  showEmptiness();
});

table.addEventListener("choose", ({ detail: symbol }) => {
  document.documentElement.toggleAttribute("data-chart", symbol !== null);
  const address = new URL(location.href);
  address.hash = symbol === null ? "" : encodeURIComponent(symbol);
  history.replaceState(null, "", address);
  if (symbol === null) {
    chart.hide();
  } else {
    chart.show(symbol, table.quote(symbol), table.scales);
    table.reveal(symbol);
  }
});

chart.addEventListener("close", () => {
  table.choose(null);
  table.focusRow();
});

addEventListener("hashchange", chooseFromAddress);

// What kind of feed this is stays in sight, above all that it is simulated.
new IntersectionObserver(([{ isIntersecting }]) => {
  document.documentElement.toggleAttribute("data-feed-away", !isIntersecting);
}, { rootMargin: "-48px 0px 0px" }).observe(feed);

// The head of the table sticks below the title, whose height grows with what it has to say.
new ResizeObserver(([{ target }]) => {
  document.documentElement.style.setProperty("--title-height", `${target.offsetHeight}px`);
}).observe(document.querySelector(".title"));

function follow(quotes) {
  const quote = quotes.filter(({ symbol }) => symbol === chart.symbol).at(-1);
  if (quote) {
    chart.update(quote);
  }
}

/** `ticker.html#AAPL` opens with the chart of AAPL. */
function chooseFromAddress() {
  let symbol;
  try {
    symbol = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  if (symbol !== "" && table.quote(symbol) !== null) {
    table.choose(symbol);
  }
}

function showEmptiness() {
  const nothing = heard && table.size === 0;
  empty.hidden = !nothing;
  table.hidden = nothing;
}
