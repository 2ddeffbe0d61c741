// Sends each event to all clients. It is framed once, and each client gets it by one write.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const MOST_WAITING = 1_000_000; // bytes for one client, before it is closed
const streams = new Set();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });

function stream(response) {
  response.removeHeader('Transfer-Encoding'); // no chunks around events: a stream ends with its connection
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

function publish(event) {
  const framed = Buffer.concat([Buffer.from('data: '), event, Buffer.from('\n\n')]);
  for (const response of streams) {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(framed);
  }
  for (const socket of sockets.clients) {
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
    else socket.send(event, { binary: false });
  }
}

const server = createServer({ noDelay: true }, (request, response) => {
  if (request.url === '/sse') {
    stream(response);
  } else if (request.url === '/pub') {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      publish(Buffer.concat(parts));
      response.writeHead(204).end();
    });
  } else {
    response.writeHead(404).end();
  }
});
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => client.on('error', () => client.terminate()));
});
server.listen(Number(process.argv[2]), '127.0.0.1', 4096);
