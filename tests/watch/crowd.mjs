// What the preview's server does with many connections at once, and that it is there afterwards.
//   crowd.mjs PORT idle COUNT    opens COUNT connections that say nothing, then asks for a file on one
//                                more: prints "answered" or "waits"
//   crowd.mjs PORT events COUNT  opens COUNT streams of events: prints how many had which status
import net from 'node:net';

const [port, kind, count] = [Number(process.argv[2]), process.argv[3], Number(process.argv[4])];
const address = `http://127.0.0.1:${port}`;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function idle() {
  const sockets = Array.from({ length: count }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.on('connect', resolve))));
  await pause(300);
  const answer = await fetch(`${address}/session.json`, { signal: AbortSignal.timeout(1500) }).catch(() => null);
  console.log(answer?.ok ? 'answered' : 'waits');
  sockets.forEach((socket) => socket.destroy());
}

async function events() {
  const control = new AbortController();
  const statuses = {};
  for (let i = 0; i < count; i++) {
    const { status } = await fetch(`${address}/events`, { signal: control.signal });
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  console.log(Object.entries(statuses).map(([status, times]) => `${times} x ${status}`).join(', '));
  control.abort();
}

await (kind === 'idle' ? idle() : events());
await pause(300);
const answer = await fetch(`${address}/session.json`, { signal: AbortSignal.timeout(5000) });
if (!answer.ok) throw new Error(`status ${answer.status}`);
process.exit(0);
