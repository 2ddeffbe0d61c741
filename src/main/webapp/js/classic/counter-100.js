const button = document.querySelector("#run");
const state = document.querySelector("#state");
const output = document.querySelector("#output");
const progress = document.querySelector("#progress");
let source = null;

button.addEventListener("click", () => (source ? stop("Stopped") : start()));

function start() {
  source = new EventSource("../api/classic/web/StreamChat");
  source.onopen = () => (state.textContent = "Connected");
  source.onmessage = (event) => {
    output.textContent = event.data;
    progress.value = Number(event.data);
  };
  source.onerror = () => stop("The stream has ended");
  button.textContent = "Stop";
}

function stop(why) {
  source.close();
  source = null;
  state.textContent = why;
  button.textContent = "Start";
}
