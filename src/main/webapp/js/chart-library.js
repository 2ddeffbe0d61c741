import { element } from "./dom.js";
import { root } from "./server.js";

let loading = null;

/** Loads `Chart` once; a failed attempt may be repeated. */
export function loadChartLibrary() {
  loading ??= new Promise((resolve, reject) => {
    const script = element("script", { src: new URL("lib/chart.umd.js", root).href });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      script.remove();
      loading = null;
      reject(new Error("lib/chart.umd.js did not load"));
    });
    document.head.append(script);
  });
  return loading;
}
