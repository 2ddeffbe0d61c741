import { element } from "./dom.js";
import { pages } from "./pages.js";
import { root } from "./server.js";

/** `<site-header>`: the name, and the way to every page. */
class SiteHeader extends HTMLElement {
  connectedCallback() {
    const here = new URL(location.href).pathname.replace(/index\.html$/, "");
    const links = pages.map(({ href, name, below }) => {
      const url = new URL(href, root);
      const inside = below !== undefined && here.startsWith(new URL(below, root).pathname);
      const current = url.pathname === here ? "page" : inside ? "true" : null;
      return element("li", {}, element("a", { href: url.pathname, "aria-current": current }, name));
    });
    this.replaceChildren(
      element("a", { class: "skip", href: "#content" }, "Skip to the content"),
      element(
        "header",
        {},
        element(
          "a",
          { class: "brand", href: root.pathname },
          element("img", { src: new URL("favicon.svg", root).pathname, alt: "", width: "28", height: "28" }),
          element("span", {}, "Wirehouse"),
        ),
        element("nav", { "aria-label": "Pages" }, element("ul", {}, ...links)),
      ),
    );
    // On a phone the pages are one line that scrolls.
    const [list, current] = [this.querySelector("nav ul"), this.querySelector("[aria-current]")];
    new ResizeObserver(() => {
      list.scrollLeft = (current?.offsetLeft ?? 0) - list.clientWidth / 2;
    }).observe(list);
  }
}

customElements.define("site-header", SiteHeader);
