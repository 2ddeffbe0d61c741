import "./connection-status.js";
import "./feed-status.js";
import "./page-list.js";
import "./quote-strip.js";
import "./server-address.js";
import "./server-state.js";
import "./site-footer.js";
import "./site-header.js";

const strip = document.querySelector("quote-strip");
const feed = document.querySelector("feed-status");
const connection = document.querySelector("connection-status");

for (const teller of [strip, document.querySelector("server-state")]) {
  teller.addEventListener("feed", ({ detail }) => feed.show(detail));
}
strip.addEventListener("stream", ({ detail }) => {
  connection.hidden = false;
  connection.watch(detail);
});
