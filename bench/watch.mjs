// watch.mjs YITU LAYOUT EDITS: what the designer's loop costs, in a real browser. Copies the layout's
// folders, runs yitu watch on the copy, changes a text of it EDITS times, and measures by the clock
// from before the file is written to the frame that shows the new picture. Then changes it 1,000
// times without a browser and compares the renderer's memory. Prints "median worst" (milliseconds)
// and "first last" (MiB after 100 and 1,000 edits).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { withPage } from '../tests/watch/chromium.mjs';

const [yitu, source, edits] = process.argv.slice(2);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'yitu-bench-'));
const root = path.resolve(source, '../..');
for (const name of ['layouts', 'data', 'art']) {
  if (fs.existsSync(path.join(root, name))) fs.cpSync(path.join(root, name), path.join(work, name), { recursive: true });
}
const layout = path.join(work, 'layouts', path.basename(source));
const original = fs.readFileSync(layout, 'utf8');
const server = spawn(path.resolve(yitu), ['watch', layout], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => {
  server.stdout.on('data', (words) => { const match = /http:\/\/[\d.:]+/.exec(words); if (match) resolve(match[0]); });
});

/** The layout with a number on view that differs from edit to edit. */
const edited = (number) => original.replace('"一", "图", "读", "懂"', `"一", "图", "${number % 10}", "${Math.floor(number / 10) % 10}"`);

async function measure(page) {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('#stage').dataset.pixels);
  await page.evaluate(() => {
    new MutationObserver(() => requestAnimationFrame(() => {
      window.painted = performance.timeOrigin + performance.now();
    })).observe(document.querySelector('#stage'), { attributes: true, attributeFilter: ['data-pixels'] });
  });
  const times = [];
  for (let i = 1; i <= Number(edits); i++) {
    await page.waitForTimeout(150);
    await page.evaluate(() => { window.painted = 0; });
    const begin = performance.timeOrigin + performance.now();
    fs.writeFileSync(layout, edited(i));
    await page.waitForFunction(() => window.painted, null, { timeout: 10000 });
    times.push(await page.evaluate(() => window.painted) - begin);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(times.length / 2)], times[times.length - 1]];
}

function workerMemory() {
  const worker = fs.readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim();
  return Number(/VmRSS:\s*(\d+)/.exec(fs.readFileSync(`/proc/${worker}/status`, 'utf8'))[1]) / 1024;
}

async function measureMemory() {
  const answer = await fetch(`${address}/events`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const memory = [];
  await reader.read();
  for (let i = 1; i <= 1000; i++) {
    fs.writeFileSync(layout, edited(i));
    while (!/event: state/.test((await reader.read()).value));
    if (i === 100 || i === 1000) memory.push(workerMemory());
  }
  await reader.cancel();
  return memory;
}

try {
  await withPage({}, async (page) => console.log((await measure(page)).map((one) => one.toFixed(1)).join(' ')));
  console.log((await measureMemory()).map((one) => one.toFixed(1)).join(' '));
} finally {
  server.kill();
  fs.rmSync(work, { recursive: true, force: true });
}
