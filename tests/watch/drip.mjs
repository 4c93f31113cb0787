// drip.mjs PORT: sends a request byte by byte, never silent for long; the server must let go of it
// within 30 seconds.
import net from 'node:net';

const socket = net.connect(Number(process.argv[2]), '127.0.0.1');
const begin = Date.now();
const words = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${process.argv[2]}\r\nX-Long: ${'a'.repeat(1000)}`;
let at = 0;
const timer = setInterval(() => {
  socket.write(words[at++ % words.length]);
  if (Date.now() - begin < 30000) return;
  console.log('it was still connected after 30 s');
  process.exit(1);
}, 500);
const end = () => {
  clearInterval(timer);
  console.log(`after ${Math.round((Date.now() - begin) / 1000)} s`);
  process.exit(Date.now() - begin > 5000 ? 0 : 1);
};
socket.on('close', end);
socket.on('error', end);
