// node yearly.js FILE.pdf RECORD.json: reads a yearly report of layouts/yearly-report.json with poppler
// and checks that what points to a page points to the right one. Prints "ok<tab>fact" or
// "fail<tab>fact<tab>where", as judge() of tests/pages/run.sh reads them.
'use strict';
const fs = require('fs');
const { execFileSync } = require('child_process');

const [pdfPath, recordPath] = process.argv.slice(2);
const record = JSON.parse(fs.readFileSync(recordPath, 'utf8'));
const read = (order) => execFileSync('pdftotext', ['-q', order, '-enc', 'UTF-8', pdfPath, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\f').slice(0, -1).map((page) => page.split('\n').map((line) => line.trim()).filter(Boolean));
const pages = read('-layout'); // line by line across the page
const passages = read('-raw'); // one text after the other, notes in the margin apart
const squeezed = (line) => line.replace(/\s+/g, '');
// Two captions may stand side by side.
const sideBySide = (line) => line.split(/\s+(?=[图表]\d+-\d+\s)/).map(squeezed);
const isList = (page) => page.slice(0, 3).some((line) => /^(目录|图表目录)$/.test(line));

function fact(what, faults) {
  console.log(faults.length ? `fail\t${what}\t${faults.slice(0, 3).join('; ')}` : `ok\t${what}`);
}

// Where a title or caption stands as a line of its own, behind the lists: counted from 1, 0 for nowhere.
// The running head, the first line of a page, does not count.
function pageOf(title) {
  return pages.findIndex((page, index) => !isList(page) && page.some((line, at) =>
    (at > 0 || isOpener(index)) && sideBySide(line).includes(title))) + 1;
}

function isOpener(index) {
  const first = pages[index][0] || ''; // the running head of a left page names the institution too
  return /^第[一二三四五六七八九十]+章\s/.test(first) && !first.endsWith(record.name);
}

function pagesCountThrough() {
  const faults = [];
  pages.forEach((page, index) => {
    const outer = index % 2 ? /^(\d+) \/ (\d+)/ : /(\d+) \/ (\d+)$/;
    const line = page[page.length - 1] || '';
    const foot = line.match(outer);
    if (/示例数据|真实数据/.test(line) && !isOpener(index) && index > 0 && index + 1 < pages.length && !foot) faults.push(`page ${index + 1}: ${line}`);
    if (foot && (Number(foot[1]) !== index + 1 || Number(foot[2]) !== pages.length)) faults.push(`page ${index + 1}: ${foot[0]}`);
  });
  fact('every foot has the number of its page and of all, at the outer edge', faults);
}

function listsAreTrue() {
  const faults = [];
  let entries = 0;
  for (const page of pages.filter(isList)) {
    for (const line of page.slice(1, -1)) {
      const entry = line.match(/^(.*\S)\s+(\d+)$/);
      if (!entry) continue;
      entries++;
      const found = pageOf(squeezed(entry[1]));
      if (found !== Number(entry[2])) faults.push(`${line}: is on page ${found}`);
    }
  }
  if (entries < 40) faults.push(`${entries} entries`);
  fact('every entry of the contents and lists is on the page it names', faults);
}

const captions = new Map();
pages.forEach((page, index) => {
  if (isList(page)) return;
  for (const line of page) {
    for (const caption of line.matchAll(/(?:^|\s)([图表]\d+-\d+)\s+[^\s，。）]/g)) {
      captions.set(caption[1], [...(captions.get(caption[1]) || []), index + 1]);
    }
  }
});

function referencesAreTrue() {
  const faults = [];
  const named = new Map();
  for (const [number, at] of captions) if (at.length > 1) faults.push(`${number} on pages ${at.join(', ')}`);
  passages.forEach((page, index) => {
    if (isList(pages[index])) return;
    const whole = squeezed(page.join(''));
    for (const reference of whole.matchAll(/(?:第(\d+)页)?([图表]\d+-\d+)/g)) {
      named.set(reference[2], (named.get(reference[2]) || 0) + 1);
      const at = captions.get(reference[2]);
      if (!at) faults.push(`page ${index + 1}: there is no ${reference[2]}`);
      else if (reference[1] && at[0] !== Number(reference[1])) faults.push(`page ${index + 1}: ${reference[0]} is on page ${at[0]}`);
    }
  });
  for (const number of captions.keys()) if (named.get(number) < 2) faults.push(`${number} is named nowhere but in its caption`);
  if (captions.size < 24) faults.push(`${captions.size} captions`);
  fact('every figure is named in the text, and every reference names its page and number', faults);
}

function openersAreTrue() {
  const faults = [];
  pages.forEach((page, index) => {
    if (!isOpener(index)) return;
    if (index % 2 !== 0) faults.push(`page ${index + 1} is a left page`);
    const stops = page.filter((line) => /^[^\d.]+\s+\d+$/.test(line));
    if (stops.length < 3) faults.push(`page ${index + 1}: ${stops.length} sections`);
    for (const stop of stops) {
      const [, title, number] = stop.match(/^(.*\S)\s+(\d+)$/);
      const there = pages[number - 1].some((line) => new RegExp(`^\\d\\.\\d${squeezed(title)}$`).test(squeezed(line)));
      if (!there) faults.push(`page ${index + 1}: ${stop}`);
    }
  });
  fact('chapters open on right pages and name the pages of their sections', faults);
}

function headsAreTheChapters() {
  const faults = [];
  let chapter = '';
  pages.forEach((page, index) => {
    if (isOpener(index)) chapter = squeezed(page[0]);
    else if (/^\d\.\d\s+[^\s\d]/.test(page[1] || '')) {
      const head = squeezed(page[0]);
      if (!(index % 2 ? head.startsWith(chapter) : head.endsWith(chapter))) faults.push(`page ${index + 1}: ${page[0]}`);
    }
  });
  fact('the running head has the title of the chapter at the outer edge', faults);
}

// A heading has its paragraph, a picture or table and the foot below it.
function headingsAreFollowed() {
  const faults = [];
  const headings = new Set(pages.filter(isList).flatMap((page) => page.map((line) => squeezed(line).match(/^(\d\.\d\D+)\d+$/)).filter(Boolean).map((match) => match[1])));
  if (headings.size < 15) faults.push(`${headings.size} headings`);
  pages.forEach((page, index) => page.forEach((line, at) => {
    if (!isList(page) && headings.has(squeezed(line)) && page.length - at < 8) faults.push(`page ${index + 1}: ${line}`);
  }));
  fact('no heading stands at the foot of a page', faults);
}

// The list of projects goes over pages: all rows in order, the head and 续表 again, the sums carried.
function tableGoesOn() {
  const faults = [];
  const seen = [];
  let sum = 0;
  let parts = 0;
  pages.forEach((page, index) => {
    const head = page.findIndex((line) => /^序号\s+项目名称\s/.test(line));
    if (head < 0) return;
    if (parts > 0 && page[head - 1] !== '续表') faults.push(`page ${index + 1}: no 续表`);
    parts++;
    for (const line of page.slice(head + 1)) {
      const row = line.match(/^(\d+)\s+\S.*?\s(\d+)\s+\S+$/);
      const carried = line.match(/^(过次页|承前页)\s+(\d+)$/);
      if (carried && Number(carried[2]) !== sum) faults.push(`page ${index + 1}: ${line} is not ${sum}`);
      if (!row || line.includes('/')) continue;
      seen.push(Number(row[1]));
      sum += Number(row[2]);
    }
  });
  const total = record.projects.reduce((all, project) => all + project.funds, 0);
  if (parts < 2) faults.push(`${parts} parts`);
  if (seen.join() !== record.projects.map((project) => project.no).join()) faults.push(`rows ${seen.join()}`);
  if (sum !== total) faults.push(`${sum} is not ${total}`);
  fact('the list of projects is whole over its pages, its head and sums repeated', faults);
}

function samplesAreMarked() {
  const faults = pages.flatMap((page, index) =>
    page.length === 0 || isOpener(index) || /示例数据|本页为真实数据/.test(page.join('')) ? [] : [`page ${index + 1}`]);
  fact('every page says whether its data are samples or real', faults);
}

pagesCountThrough();
listsAreTrue();
referencesAreTrue();
openersAreTrue();
headsAreTheChapters();
headingsAreFollowed();
tableGoesOn();
samplesAreMarked();
