// records.mjs ADDRESS FOLDER: the data panel of yitu watch, used as a person would. FOLDER holds the
// page.json and records.csv of run.sh. Prints a line "ok<tab>title" or "fail<tab>title<tab>details".
import fs from 'node:fs';
import path from 'node:path';
import { withPage } from './chromium.mjs';

const [address, folder] = process.argv.slice(2);
const patience = { timeout: 8000 };

async function step(title, action) {
  try {
    const details = await action();
    const isTrue = details === undefined || details === true;
    console.log(`${isTrue ? 'ok' : 'fail'}\t${title}\t${isTrue ? '' : String(details).replace(/\s+/g, ' ').slice(0, 300)}`);
  } catch (error) {
    console.log(`fail\t${title}\t${error.message.replace(/\s+/g, ' ').slice(0, 300)}`);
  }
}

/** The words on the page: those of its text elements. */
async function words(page) {
  return page.evaluate(async () => {
    const { pages } = await (await fetch('/boxes.json')).json();
    const numbers = pages[0].filter((box) => box.t === 'text').map((box) => box.n);
    const elements = await Promise.all(numbers.map(async (n) => (await fetch(`/element/${n}.json`)).json()));
    return elements.map((element) => element.text.value).join('|');
  });
}

const shows = (page, record) => page.waitForFunction((wanted) => document.querySelector('#records').dataset.record === wanted &&
  Number(document.querySelector('#stage').dataset.pixels) === Number(document.querySelector('#stage').dataset.version), record, patience);

await withPage({ locale: 'en-GB' }, async (page) => {
  await page.goto(address);
  await page.click('#tab-records');
  await step('the first record is shown, and its values', async () => {
    await shows(page, '1');
    const text = await page.innerText('#records');
    return (await words(page)) === '长治|12' && text.includes('/ 3') && text.includes('长治') || `${await words(page)} ${text}`;
  });
  await step('the next record is one key away', async () => {
    await page.click('#stage', { position: { x: 5, y: 5 } });
    await page.click('#tab-records');
    await page.keyboard.press(']');
    await shows(page, '2');
    return (await words(page)) === '晋城市高新技术产业开发区管理委员会|7' || words(page);
  });
  await step('its text does not fit, which is told', () =>
    page.waitForFunction(() => document.querySelector('#problems').innerText.includes('W0324'), null, patience).then(() => true));
  await step('the largest value of a field is one click away', async () => {
    await page.click('[data-extreme="/value largest"]');
    await shows(page, '3');
    return (await words(page)) === '阳泉|98765' || words(page);
  });
  await step('a record of the longest values of all fields', async () => {
    await page.click('.stepper [data-record="longest"]');
    await shows(page, 'longest');
    return (await words(page)) === '晋城市高新技术产业开发区管理委员会|98765' || words(page);
  });
  await step('and of the shortest', async () => {
    await page.click('.stepper [data-record="shortest"]');
    await shows(page, 'shortest');
    return (await words(page)) === '长治|7' || words(page);
  });
  await step('a record is chosen by its number', async () => {
    await page.fill('#record-number', '3');
    await page.press('#record-number', 'Enter');
    await page.click('#stage', { position: { x: 5, y: 5 } });
    await page.click('#tab-records');
    await shows(page, '3');
  });
  await step('a change of the record file is seen', async () => {
    const file = path.join(folder, 'records.csv');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('阳泉', '朔州'));
    await page.waitForFunction(() => document.querySelector('#records').innerText.includes('朔州'), null, patience);
    return (await words(page)) === '朔州|98765' || words(page);
  });
});
