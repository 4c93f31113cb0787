// browser.mjs ADDRESS FOLDER YITU: uses the preview page of yitu watch as a person would. Prints a line
// "ok<tab>title" or "fail<tab>title<tab>details" for each fact.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { withPage } from './chromium.mjs';

const [address, folder, yitu] = process.argv.slice(2);
const layout = path.join(folder, 'layouts/explainer.json');
const data = path.join(folder, 'data/new-productivity.json');
const theme = path.join(folder, 'layouts/themes/tech-blue.json');
const original = fs.readFileSync(layout, 'utf8');
const patience = { timeout: 8000 };

function judge(title, isTrue, details = '') {
  console.log(`${isTrue ? 'ok' : 'fail'}\t${title}\t${String(details).replace(/\s+/g, ' ').slice(0, 300)}`);
}

async function step(title, action) {
  try {
    const details = await action();
    judge(title, details === undefined || details === true, details);
  } catch (error) {
    judge(title, false, error.message);
  }
}

const read = (file) => fs.readFileSync(file, 'utf8');
/** The picture on view, as text that is equal for equal pixels. */
const pixels = (page) => page.evaluate(() => {
  const image = document.querySelector('.page > img');
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL();
});
const shownVersion = (page) => page.evaluate(() => Number(document.querySelector('#stage').dataset.pixels || 0));
const lineOf = (text, words) => text.slice(0, text.indexOf(words)).split('\n').length;

/** Does `action` and waits for the picture that comes of it. */
async function newPicture(page, action) {
  const before = await shownVersion(page);
  await action();
  await page.waitForFunction((version) => Number(document.querySelector('#stage').dataset.pixels) > version, before, patience);
}

/** Waits until the file is no longer what it was. */
async function fileChange(file, before) {
  for (let i = 0; i < 80 && read(file) === before; i++) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function boxes(page) {
  return (await page.evaluate(() => fetch('/boxes.json').then((answer) => answer.json()))).pages[0];
}

async function clickAt(page, x, y, size) {
  const frame = await page.locator('.page > svg').boundingBox();
  await page.mouse.click(frame.x + (x / size.width) * frame.width, frame.y + (y / size.height) * frame.height);
}

async function pageSize(page) {
  const view = (await page.locator('.page > svg').getAttribute('viewBox')).split(' ').map(Number);
  return { width: view[2], height: view[3] };
}

/** Clicks a text of one line whose words are `words`, and waits for the inspector to show it. */
async function clickText(page, words) {
  const size = await pageSize(page);
  for (const box of (await boxes(page)).filter((one) => one.t === 'text')) {
    const element = await page.evaluate((n) => fetch(`/element/${n}.json`).then((answer) => answer.json()), box.n);
    if (!element.text || element.text.value !== words) continue;
    await clickAt(page, box.x + box.w / 2, box.y + box.h / 2, size);
    await page.waitForFunction((line) => document.querySelector('#element').dataset.line === String(line), element.place.line, patience);
    return element;
  }
  throw new Error(`no text “${words}”`);
}

async function testLoop(page) {
  await step('the page is shown', () => page.waitForFunction(() => document.querySelector('#stage').dataset.pixels, null, patience).then(() => true));
  await step('at 100 % its size does not depend on the window', async () => {
    await page.click('#stage', { position: { x: 5, y: 5 } });
    await page.keyboard.press('1');
    await page.waitForFunction(() => Math.abs(document.querySelector('.page > img').naturalWidth - 270 / 25.4 * 96) < 1, null, patience);
  });
  const first = await pixels(page);
  await step('an edit of the file brings a new picture', async () => {
    await newPicture(page, () => fs.writeFileSync(layout, original.replace('一", "图", "读", "懂', '两", "图", "读", "懂')));
    return first !== await pixels(page);
  });
  await step('what changed flashes, and nothing else', async () => {
    await page.waitForSelector('.flash rect', { state: 'attached', ...patience });
    const rects = await page.$$eval('.flash rect', (list) => list.map((one) => ['x', 'y'].map((name) => Number(one.getAttribute(name)))));
    return rects.every(([x, y]) => x < 120 && y < 130) || JSON.stringify(rects);
  });
  await step('undone in the file, the first picture is back', async () => {
    await newPicture(page, () => fs.writeFileSync(layout, original));
    return first === await pixels(page);
  });
  const broken = original.replace('"body": { "type": "column"', '"body": { "type" "column"');
  await step('a broken file shows its error at its line', async () => {
    fs.writeFileSync(layout, broken);
    const line = lineOf(broken, '"type" "column"');
    await page.waitForFunction((words) => document.querySelector('#problems').innerText.includes(words), `explainer.json:${line}:`, patience);
    const text = await page.innerText('#problems');
    return (text.includes('^') && text.includes('"type" "column"')) || text;
  });
  await step('and the last good picture stays', async () => first === await pixels(page));
  await step('and says so', async () => (await page.innerText('#status')).includes('last good'));
  await step('also for one who comes now', async () => {
    await page.reload();
    await page.waitForFunction(() => document.querySelector('#stage').dataset.pixels, null, patience);
    await page.keyboard.press('1');
    await page.waitForFunction(() => Math.abs(document.querySelector('.page > img').naturalWidth - 270 / 25.4 * 96) < 1, null, patience);
    return first === await pixels(page) && !(await page.isHidden('#problems'));
  });
  await step('mended, the problems are gone', async () => {
    fs.writeFileSync(layout, original);
    await page.waitForFunction(() => document.querySelector('#problems').hidden, null, patience);
  });
}

async function testInspector(page) {
  await page.keyboard.press('0');
  await step('pointing at an element tells type and size in mm', async () => {
    const size = await pageSize(page);
    const frame = await page.locator('.page > svg').boundingBox();
    await page.mouse.move(frame.x + frame.width * 0.5, frame.y + (2 / size.height) * frame.height);
    return /\d mm × [\d.]+ mm/.test(await page.innerText('#hint')) || page.innerText('#hint');
  });
  await step('a click on an element gives its line', async () => {
    const element = await clickText(page, '原创优先');
    const line = lineOf(original, '"text": "{{p.label}}", "style": { "fontFamily": "$song", "fontWeight": 900, "fontSize": "15pt"');
    const link = await page.getAttribute('#element .place', 'href');
    return (element.place.line === line && link === `vscode://file${layout}:${line}:${element.place.column}`) || `${element.place.line} ${line} ${link}`;
  });
  await step('and where each value of its style stands', async () => {
    const text = await page.innerText('#element');
    const themeLine = lineOf(read(theme), '"main"');
    return (text.includes(`tech-blue.json:${themeLine}:`) && text.includes('new-productivity.json')) || text;
  });
  await step('its parent is one key away', async () => {
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() => /row$/.test(document.querySelector('#element .path').innerText.trim()), null, patience);
  });
}

async function testEditing(page) {
  const before = read(data);
  await step('a text is edited in the inspector, and only that value of its file changes', async () => {
    await clickText(page, '原创优先');
    const field = page.locator('#element textarea').nth(1);
    await field.fill('原创“第一”');
    await newPicture(page, () => field.press('Control+Enter'));
    return read(data) === before.replace('"原创优先"', '"原创“第一”"') && read(layout) === original;
  });
  await step('Undo puts the file back', async () => {
    await newPicture(page, () => page.click('#undo'));
    return read(data) === before;
  });
  const themeBefore = read(theme);
  await step('a token’s colour is picked, and only that value changes', async () => {
    await page.click('#tab-tokens');
    await page.waitForSelector('[data-token="deep"]', patience);
    await newPicture(page, () => page.$eval('[data-token="deep"]', (input) => { input.value = '#102030'; input.dispatchEvent(new Event('change')); }));
    return read(theme) === themeBefore.replace('"rgb": "#0A2350"', '"rgb": "#102030"');
  });
  await step('Ctrl+Z puts the token back', async () => {
    await page.click('#stage', { position: { x: 5, y: 5 } });
    await newPicture(page, () => page.keyboard.press('Control+z'));
    return read(theme) === themeBefore;
  });
  await step('an edge is dragged, and only that length changes', async () => {
    const size = await pageSize(page);
    const box = (await boxes(page)).find((one) => one.id === 'head');
    await clickAt(page, box.x + box.w - 1, box.y + 40, size);
    const path = () => page.innerText('#element .path');
    await page.waitForFunction(() => (document.querySelector('#element .path') || document.body).innerText.includes('#head'), null, patience);
    for (let i = 0; i < 6 && !(await path()).trim().endsWith('#head'); i++) {
      const before = await path();
      await page.keyboard.press('ArrowUp');
      await page.waitForFunction((words) => document.querySelector('#element .path').innerText !== words, before, patience);
    }
    const handle = await page.locator('.selection .handle.y').boundingBox();
    const x = handle.x + handle.width / 2;
    const y = handle.y + handle.height / 2;
    await newPicture(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y + 20);
      await page.mouse.move(x, y + 30);
      await page.mouse.up();
      await fileChange(layout, original);
    });
    const height = /"id": "head", "style": \{ "position": "relative", "height": "([\d.]+mm)"/.exec(read(layout));
    return (height && parseFloat(height[1]) > 80 && read(layout) === original.replace('"height": "78mm"', `"height": "${height[1]}"`)) || String(height);
  });
  await step('and undone', async () => {
    await newPicture(page, () => page.click('#undo'));
    return read(layout) === original;
  });
}

async function testView(page) {
  await step('zoom: real size is the size in mm at 96 dpi', async () => {
    await page.click('#stage', { position: { x: 5, y: 5 } });
    await page.keyboard.press('2');
    const width = (await page.locator('.page').boundingBox()).width;
    return Math.abs(width - 270 / 25.4 * 96) < 1 || width;
  });
  await step('zoom: the picture has one pixel for each of the screen', async () => {
    await page.waitForFunction(() => { const image = document.querySelector('.page > img'); return Math.abs(image.naturalWidth - image.getBoundingClientRect().width) <= 1; }, null, patience);
  });
  await step('vectors instead of pixels', async () => {
    await page.keyboard.press('v');
    await page.waitForFunction(() => document.querySelector('.page > img').src.includes('.svg'), null, patience);
    await page.keyboard.press('v');
  });
  await step('boxes and margins are outlined', async () => {
    await page.keyboard.press('o');
    await page.keyboard.press('m');
    const count = await page.locator('.boxes rect').count();
    return (count === (await boxes(page)).length && (await page.locator('.sheet .bleed').count()) === 1) || count;
  });
  await step('baselines and cells of grids', async () => {
    await page.keyboard.press('g');
    await page.waitForSelector('.guides .baseline', { state: 'attached', ...patience });
    const guides = await page.evaluate(() => fetch('/guides.json').then((answer) => answer.json()));
    const lines = await page.locator('.guides .baseline').count();
    // The baseline of a line lies within its text's box.
    const texts = (await boxes(page)).filter((box) => box.t === 'text');
    const within = guides.pages[0].lines.filter(([left, right, y]) => texts.some((box) => y > box.y - 2 && y < box.y + box.h + 2 && left > box.x - 2 && right < box.x + box.w + 2));
    await page.keyboard.press('g');
    return (lines === guides.pages[0].lines.length && within.length > 0.9 * lines && await page.locator('.guides .baseline').count() === 0) || `${lines} ${within.length}`;
  });
  await step('reading order: the title first, each stop once', async () => {
    await page.keyboard.press('r');
    await page.waitForSelector('.reading circle', { state: 'attached', ...patience });
    const guides = await page.evaluate(() => fetch('/guides.json').then((answer) => answer.json()));
    const numbers = guides.pages[0].reading.map((stop) => stop.n);
    const headings = guides.pages[0].reading.filter((stop) => /^H\d$/.test(stop.role));
    await page.keyboard.press('r');
    return (new Set(numbers).size === numbers.length && headings.length > 0 && headings[0].role === 'H1' && numbers.every((n, index) => !index || n > numbers[index - 1])) || JSON.stringify(guides.pages[0].reading.slice(0, 5));
  });
  await step('preflight findings are those of yitu preflight', async () => {
    await page.keyboard.press('f');
    await page.waitForFunction(() => !document.querySelector('#legend').hidden, null, patience);
    const told = await page.evaluate(() => fetch('/preflight.json').then((answer) => answer.json()));
    const shown = await page.locator('#legend .finding').count();
    const codes = expectedFindings();
    await page.keyboard.press('f');
    return (shown === told.length && JSON.stringify(told.map((item) => item.code).sort()) === JSON.stringify(codes)) || `${shown} ${told.length} ${codes.length}`;
  });
  await step('a single plate is gray, the heat of all inks is not', async () => {
    await page.waitForFunction(() => document.querySelectorAll('#ink option').length > 5, null, patience);
    const full = await pixels(page);
    const kinds = [];
    for (const ink of ['4', 'all']) {
      await page.selectOption('#ink', ink);
      await page.waitForFunction((wanted) => wanted.test(document.querySelector('.page > img').src), ink === 'all' ? /\/ink\/1\.png\?v=\d+&dpi=[\d.]+$/ : /plate=4$/, patience);
      kinds.push(await page.evaluate(() => {
        const image = document.querySelector('.page > img');
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [200, 300];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0, 200, 300);
        const { data } = context.getImageData(0, 0, 200, 300);
        let coloured = 0;
        for (let i = 0; i < data.length; i += 4) coloured += Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 12;
        return coloured;
      }));
    }
    await page.selectOption('#ink', '');
    await page.waitForFunction(() => document.querySelector('.page > img').src.includes('/page/1'), null, patience);
    return (kinds[0] === 0 && kinds[1] > 1000 && full === await pixels(page)) || kinds.join(' ');
  });
  await step('light and dark', async () => {
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await colour();
    await page.keyboard.press('l');
    return before !== await colour();
  });
  await step('English and Chinese, diagnostics too', async () => {
    fs.writeFileSync(layout, original.replace('"class": "h1"', '"class": "h9"'));
    await page.waitForFunction(() => document.querySelector('#problems').innerText.includes('h9'), null, patience);
    await page.keyboard.press('?');
    await page.selectOption('#language', 'zh');
    await page.waitForFunction(() => /样式/.test(document.querySelector('#problems').innerText), null, patience);
    await page.keyboard.press('Escape');
    fs.writeFileSync(layout, original);
    return (await page.innerText('#zoom-fit')) === '适合';
  });
  for (const [kind, magic] of [['pdf', '%PDF-'], ['png', '\x89PNG'], ['svg', '<?xml']]) {
    await step(`download as ${kind}`, async () => {
      const [download] = await Promise.all([page.waitForEvent('download', patience), page.click(`#get-${kind}`)]);
      const head = fs.readFileSync(await download.path(), 'latin1').slice(0, 5);
      return (download.suggestedFilename() === `explainer.${kind}` && head.startsWith(magic)) || `${download.suggestedFilename()} ${head}`;
    });
  }
}

async function testHostile(page) {
  await step('words that look like markup stay words', async () => {
    const hostile = { version: 1, body: { type: 'column', children: [
      { type: 'text', id: '<img src=x onerror=window.broken=1>', text: '<script>window.broken=1</script>' }] } };
    await newPicture(page, () => fs.writeFileSync(layout, JSON.stringify(hostile)));
    await page.keyboard.press('0');
    await clickText(page, '<script>window.broken=1</script>');
    return !(await page.evaluate(() => window.broken));
  });
  await step('a picture opened by itself runs nothing', async () => {
    await page.goto(`${address}/page/1.svg`);
    const scripts = await page.evaluate(() => document.querySelectorAll('script, foreignObject').length).catch(() => 0);
    return scripts === 0;
  });
  fs.writeFileSync(layout, original);
}

/** The codes that the command line finds, sorted. */
function expectedFindings() {
  const { stderr } = spawnSync(yitu, ['preflight', layout, '--diagnostics', 'json'], { encoding: 'utf8' });
  return stderr.split('\n').filter(Boolean).map((line) => JSON.parse(line).code).sort();
}

const faults = [];
await withPage({ locale: 'en-GB', colorScheme: 'light' }, async (page) => {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text()); });
  await page.goto(address);
  await testLoop(page);
  await testInspector(page);
  await testEditing(page);
  await testView(page);
  judge('the page ran without an error', faults.length === 0, faults.join(' | '));
  await testHostile(page);
});
