const button = document.querySelector("#run");
const state = document.querySelector("#state");
const output = document.querySelector("#output");
let source = null;

button.addEventListener("click", () => (source ? stop("Stopped") : start()));

function start() {
  output.textContent = "";
  source = new EventSource("../api/classic/stream");
  source.onmessage = (event) => output.append(event.data, " ");
  source.onerror = () => stop("The stream has ended");
  button.textContent = "Stop";
}

function stop(why) {
  source.close();
  source = null;
  state.textContent = why;
  button.textContent = "Start";
}
