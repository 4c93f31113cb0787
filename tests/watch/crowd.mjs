// crowd.mjs PORT: opens 100 connections that say nothing; when they are gone the server answers.
import net from 'node:net';

const port = Number(process.argv[2]);
const sockets = [];
for (let i = 0; i < 100; i++) {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  sockets.push(socket);
}
await new Promise((resolve) => setTimeout(resolve, 700));
sockets.forEach((socket) => socket.destroy());
await new Promise((resolve) => setTimeout(resolve, 300));
const answer = await fetch(`http://127.0.0.1:${port}/session.json`, { signal: AbortSignal.timeout(5000) });
if (!answer.ok) throw new Error(`status ${answer.status}`);
