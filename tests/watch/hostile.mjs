// hostile.mjs ADDRESS: the preview page of a layout whose words would be markup, scripts and links. None
// becomes an element or runs. Prints a line "ok<tab>title" or "fail<tab>title<tab>details" for each fact.
import { withPage } from './chromium.mjs';

const [address] = process.argv.slice(2);
const judge = (title, isTrue, details = '') =>
  console.log(`${isTrue ? 'ok' : 'fail'}\t${title}\t${String(details).replace(/\s+/g, ' ').slice(0, 300)}`);

await withPage({}, async (page) => {
  const dialogs = [];
  const requests = [];
  page.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(address) && !request.url().startsWith('data:')) requests.push(request.url()); });
  await page.goto(`${address}/`);
  await page.waitForSelector('.problem', { timeout: 8000 });
  await page.waitForTimeout(500);
  const shown = await page.evaluate(() => document.body.textContent);
  judge('the messages show the hostile words', shown.includes('<img src=x onerror=alert(1)>'), shown);
  const made = await page.evaluate(() => document.querySelectorAll('[onerror], [onload], img[src="x"], script:not([src]), iframe, a[href^="javascript"]').length);
  judge('but no element came of them', made === 0, made);
  judge('none ran', dialogs.length === 0, dialogs.join());
  judge('nothing was asked of another place', requests.length === 0, requests.join());
  await page.goto(`${address}/page/1.svg`);
  await page.waitForTimeout(300);
  judge('nor in the picture opened by itself', dialogs.length === 0, dialogs.join());
});
