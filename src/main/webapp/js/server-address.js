import { root } from "./server.js";

/** `<server-address>`: the address of this installation without the last slash; its content is the fallback. */
class ServerAddress extends HTMLElement {
  connectedCallback() {
    this.textContent = root.href.replace(/\/$/, "");
  }
}

customElements.define("server-address", ServerAddress);
