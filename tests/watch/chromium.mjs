// A page in a Chromium of its own, with an empty profile and nothing that goes to the network.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../package.json', import.meta.url));
const { chromium } = require('playwright-core');

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Calls `work` with a page, and closes all that belongs to it. */
export async function withPage(options, work) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'yitu-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', headless: true, args: flags, viewport: { width: 1400, height: 900 }, ...options });
  try {
    await work(context.pages()[0] || await context.newPage());
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}
