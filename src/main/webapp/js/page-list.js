import { element } from "./dom.js";
import { pages } from "./pages.js";
import { root } from "./server.js";

/** `<page-list>`: the pages that have something to say about themselves, as a list of links. */
class PageList extends HTMLElement {
  connectedCallback() {
    const items = pages
      .filter(({ about }) => about)
      .map(({ href, name, about }) =>
        element(
          "li",
          {},
          element("a", { href: new URL(href, root).pathname }, name),
          element("p", {}, about),
        ),
      );
    this.replaceChildren(element("ul", {}, ...items));
  }
}

customElements.define("page-list", PageList);
