const button = document.querySelector("#run");
const state = document.querySelector("#state");
const output = document.querySelector("#output");
let source = null;

button.addEventListener("click", () => (source ? stop("Stopped") : start()));

function start() {
  output.textContent = "";
  source = new EventSource("../api/classic/api/sse");
  source.onopen = () => (state.textContent = "Connected");
  source.addEventListener("lol", (event) => output.append(event.data));
  source.onerror = () => {
    state.textContent = "Connecting again…";
    if (source.readyState === EventSource.CLOSED) stop("The server sends no more");
  };
  button.textContent = "Stop";
}

function stop(why) {
  source.close();
  source = null;
  state.textContent = why;
  button.textContent = "Start";
}
