import { element } from "./dom.js";

/** `<source-code src="a.js">`: the text of a script of this installation; its content is the fallback. */
class SourceCode extends HTMLElement {
  async connectedCallback() {
    const response = await fetch(this.getAttribute("src"));
    if (response.ok) {
      this.replaceChildren(element("pre", {}, element("code", {}, (await response.text()).trimEnd())));
    }
  }
}

customElements.define("source-code", SourceCode);
