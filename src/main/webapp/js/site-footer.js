import { element } from "./dom.js";
import { api } from "./server.js";

/** `<site-footer>`: what this is, once more, and whether it is well. */
class SiteFooter extends HTMLElement {
  connectedCallback() {
    this.replaceChildren(
      element(
        "footer",
        {},
        element("p", {}, "Wirehouse: real-time push for Jakarta EE, over Server-Sent Events and WebSocket."),
        element("p", {}, element("a", { href: api("health/ready").pathname }, "Health of this server")),
      ),
    );
  }
}

customElements.define("site-footer", SiteFooter);
