const button = document.querySelector("#run");
const state = document.querySelector("#state");
const output = document.querySelector("#output");
const form = document.querySelector("form");
let socket = null;

button.addEventListener("click", () => (socket ? socket.close() : connect()));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  socket.send(form.elements.text.value);
  form.reset();
});

function connect() {
  socket = new WebSocket(new URL("../ws/classic/group", location).href.replace("http", "ws"));
  socket.onopen = () => show("Connected");
  socket.onmessage = (event) => output.append(event.data, "\n");
  socket.onclose = (event) => {
    socket = null;
    show(`Closed with ${event.code} ${event.reason}`);
  };
  show("Connecting…");
}

function show(text) {
  state.textContent = text;
  button.textContent = socket ? "Disconnect" : "Connect";
  form.elements.saying.disabled = socket?.readyState !== WebSocket.OPEN;
}
