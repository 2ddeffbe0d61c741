const button = document.querySelector("#run");
const state = document.querySelector("#state");
const output = document.querySelector("#output");
let source = null;

button.addEventListener("click", () => (source ? stop("Stopped") : start()));

function start() {
  source = new EventSource("../api/classic/events");
  source.onopen = () => (state.textContent = "Connected");
  source.onmessage = (event) => (output.textContent = event.data);
  source.onerror = () => {
    state.textContent = "Connecting again…";
    if (source.readyState === EventSource.CLOSED) stop("The server refuses");
  };
  button.textContent = "Stop";
}

function stop(why) {
  source.close();
  source = null;
  state.textContent = why;
  button.textContent = "Start";
}
