// node judge.js LAYOUT.json FILE.pdf: reads the PDF with poppler and qpdf and checks what corpus.js
// promises of it. Prints "ok<tab>fact" or "fail<tab>fact<tab>where" for each fact, as judge() of
// tests/scripts/suite.sh reads them.
'use strict';
const fs = require('fs');
const { execFileSync } = require('child_process');

const [layoutPath, pdfPath] = process.argv.slice(2);
const layout = JSON.parse(fs.readFileSync(layoutPath, 'utf8'));
const run = (name, args) => execFileSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

const MM = 72 / 25.4;
const MARGIN = { top: 22 * MM, bottom: 20 * MM };

// ---- the lines of every page, from the top down ----

function readPages() {
  const pages = [];
  let page = null;
  for (const line of run('pdftotext', ['-q', '-bbox', '-enc', 'UTF-8', pdfPath, '-']).split('\n')) {
    const opened = line.match(/<page width="([\d.]+)" height="([\d.]+)"/);
    if (opened) pages.push(page = { height: Number(opened[2]), words: [] });
    const word = line.match(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/);
    if (word) page.words.push({ x: Number(word[1]), y: Number(word[4]), text: word[5].replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') });
  }
  for (const one of pages) {
    one.words.sort((a, b) => a.y - b.y || a.x - b.x);
    const rows = [];
    for (const word of one.words) {
      const last = rows[rows.length - 1];
      if (last && word.y - last.y < 2.5) last.words.push(word);
      else rows.push({ y: word.y, words: [word] });
    }
    one.lines = rows.map((row) => ({ y: row.y, text: row.words.sort((a, b) => a.x - b.x).map((w) => w.text).join(' ') }));
    one.head = one.lines.filter((line) => line.y < MARGIN.top);
    one.foot = one.lines.filter((line) => line.y > one.height - MARGIN.bottom + 2);
    one.body = one.lines.filter((line) => line.y >= MARGIN.top && line.y <= one.height - MARGIN.bottom + 2);
    // Footnotes begin with their number; below the first of them there is nothing else.
    const note = one.body.findIndex((line) => /^([①-⑳㉑-㊿]|\d+)\s*(（续注）|N\d+\.)/.test(line.text));
    one.notes = note < 0 ? [] : one.body.splice(note);
    one.label = one.foot.map((line) => line.text).join('');
  }
  return pages;
}

const pages = readPages();
let count = 0;

function fact(what, faults) {
  count++;
  console.log(faults.length ? `fail\t${what}\t${faults.slice(0, 3).join('; ')}` : `ok\t${what}`);
}

// The page on which a mark stands in the body, behind the contents; -1: on none.
const isContents = (page) => /^[ivxlc]+$/.test(page.label);
const find = (mark) => pages.findIndex((page) => !isContents(page) && page.body.some((line) => line.text.includes(mark)));
const marks = (pattern) => pages.flatMap((page, index) => isContents(page) ? [] : page.body.flatMap((line, at) =>
  [...line.text.matchAll(pattern)].map((match) => ({ match, index, at, line }))));

// ---- facts ----

function bodiesStayInside() {
  fact('nothing stands between the body and the edge of the page', pages.flatMap((page, index) =>
    page.foot.length > (page.label ? 1 : 0) ? [`page ${index + 1}: ${page.foot.map((line) => line.text).join('|')}`] : []));
}

// Notes, floats and tables may stand below: what follows a heading on its page has to be its own.
function headingsAreFollowed() {
  const faults = [];
  for (const { match, index, at } of marks(/H(\d+)\./g)) {
    const below = pages[index].body.slice(at + 1);
    if (!below.some((line) => !/D\d+\./.test(line.text))) faults.push(`H${match[1]} on page ${index + 1}`);
  }
  fact('no heading stands at the foot of a page', faults);
}

function paragraphsKeepLines() {
  const faults = [];
  const ends = new Map(marks(/P(\d+)z\./g).map((mark) => [mark.match[1], mark]));
  for (const { match, index, at } of marks(/P(\d+)a\./g)) {
    const end = ends.get(match[1]);
    if (!end) faults.push(`P${match[1]} has no end`);
    else if (pages.slice(index + 1, end.index).filter((page) => !page.notes.length).length > 1) faults.push(`P${match[1]} from page ${index + 1} to ${end.index + 1}`);
    else if (end.index > index) {
      const here = pages[index].body.slice(at).filter(isProse).length;
      const there = pages[end.index].body.slice(0, end.at + 1).filter(isProse).length;
      if (here < 2 || there < 2) faults.push(`P${match[1]}: ${here} lines on page ${index + 1}, ${there} on the next`);
    }
  }
  fact('no paragraph leaves a lone line', faults);
}

const isProse = (line) => !/[HCD]\d+\.|R\d+\.\d+[az]|T\d+h|^([①-⑳㉑-㊿]|\d+)$/.test(line.text);

function rowsStayWhole() {
  const faults = [];
  const rowEnds = new Map(marks(/R(\d+\.\d+)z/g).map((mark) => [mark.match[1], mark.index]));
  const rows = marks(/R(\d+)\.(\d+)a/g);
  const planned = JSON.stringify(layout.body).match(/R\d+\.\d+a/g) || [];
  if (rows.length !== planned.length) faults.push(`${rows.length} rows of ${planned.length}`);
  for (const { match, index } of rows) {
    if (rowEnds.get(`${match[1]}.${match[2]}`) !== index) faults.push(`row ${match[1]}.${match[2]} on page ${index + 1}`);
  }
  fact('no row is split, none is lost', faults);
}

function headsRepeat() {
  const faults = [];
  const first = new Map();
  for (const { match, index, at } of marks(/R(\d+)\.(\d+)a/g)) {
    const key = `${match[1]}/${index}`;
    if (first.has(key)) continue;
    first.set(key, true);
    const head = pages[index].body.findIndex((line) => line.text.includes(`T${match[1]}h`));
    if (head < 0 || head > at) faults.push(`table ${match[1]} on page ${index + 1}: no head`);
    const hasLabel = head > 0 && pages[index].body[head - 1].text.includes('续表');
    if (Number(match[2]) > 0 !== hasLabel) faults.push(`table ${match[1]} on page ${index + 1}: 续表`);
  }
  fact('every page of a table has its head, with 续表 where it goes on', faults);
}

function number(text) {
  return Math.round(Number(text) * 10);
}

// The words of a carried row and of the rows stand in one line each, or in the lines of a long row.
function totalsAreCarried() {
  const faults = [];
  let sum = 0;
  let table = null;
  const data = {};
  JSON.stringify(layout.body, (key, value) => {
    if (Array.isArray(value) && /^R\d+\.\d+a$/.test(value[0])) data[value[0]] = number(value[1]);
    return value;
  });
  pages.forEach((page, index) => page.body.forEach((line) => {
    for (const row of line.text.matchAll(/R(\d+)\.\d+a/g)) {
      if (row[1] !== table) [table, sum] = [row[1], 0];
      sum += data[row[0]];
    }
    const carried = line.text.match(/(?:过次页|承前页)\s*(-?[\d.]+)/);
    if (/过次页|承前页/.test(line.text) && (!carried || number(carried[1]) !== sum)) faults.push(`page ${index + 1}: ${line.text} is not ${sum / 10}`);
  }));
  fact('the totals that are carried over are the sums of the rows', faults);
}

function contentsAreTrue() {
  const faults = [];
  let entries = 0;
  for (const page of pages.filter(isContents)) {
    for (const line of page.body) {
      const entry = line.text.match(/([HCD]\d+\.).*?(\d+)$/);
      if (!entry) continue;
      entries++;
      const found = find(entry[1]);
      if (found < 0 || pages[found].label !== entry[2]) faults.push(`${line.text}: it is on ${found < 0 ? 'no page' : pages[found].label}`);
    }
  }
  const planned = (JSON.stringify(layout.body).match(/"(text|caption)":"[HCD]\d+\./g) || []).length;
  if (entries !== planned) faults.push(`${entries} entries of ${planned}`);
  fact('every entry of the contents names the page it is on', faults);
}

function referencesAreTrue() {
  const faults = [];
  const text = pages.filter((page) => !isContents(page)).flatMap((page) => page.body.map((line) => line.text)).join('').replace(/ /g, '');
  const all = [...text.matchAll(/X\d+=(\w+)=(\d+)=(第[^=.]+章)\./g)];
  const targets = { h0: /H0\./, last: /H\d+\.结语/ };
  for (const [whole, id, page, chapter] of all) {
    const found = pages.findIndex((one) => !isContents(one) && one.body.some((line) => targets[id].test(line.text) && line.text.startsWith(chapter)));
    if (found < 0 || pages[found].label !== page) faults.push(`${whole} is on ${found < 0 ? 'no page' : pages[found].label}`);
  }
  const planned = (JSON.stringify(layout.body).match(/X\d+=/g) || []).length;
  if (all.length !== planned) faults.push(`${all.length} references of ${planned}`);
  fact('every reference in the text names the page it is on', faults);
}

function notesStandWithTheirMarks() {
  const faults = [];
  const planned = (JSON.stringify(layout.body).match(/M\d+\./g) || []).length;
  const marked = marks(/M(\d+)\./g);
  const begin = (number) => pages.findIndex((page) => page.notes.some((line) => line.text.includes(`N${number}.`)));
  if (marked.length !== planned) faults.push(`${marked.length} marks of ${planned}`);
  for (const { match, index } of marked) {
    if (begin(match[1]) !== index) faults.push(`M${match[1]} on page ${index + 1}, its note on ${begin(match[1]) + 1}`);
  }
  fact('footnotes stand on the page of their mark, below the text', faults);
}

// What does not fit goes on at the foot of the next page, which says so.
function notesGoOn() {
  const faults = [];
  const text = pages.map((page) => page.notes.map((line) => line.text.replace(/\s/g, '')));
  const continued = new Set();
  for (const [number, words] of [...JSON.stringify(layout.body).matchAll(/"(N\d+)\.(.*?)\1z\./g)].map((match) => [match[1], match[2]])) {
    const from = text.findIndex((lines) => lines.some((line) => line.includes(`${number}.`)));
    const to = text.findIndex((lines) => lines.join('').includes(`${number}z.`));
    if (from < 0 || to < from) { faults.push(`${number} from page ${from + 1} to ${to + 1}`); continue; }
    for (let page = from + 1; page <= to; page++) continued.add(page);
    const all = text.slice(from, to + 1).flat().join('').replace(/([①-⑳㉑-㊿]|\d+)（续注）/g, '');
    const others = new RegExp(`([①-⑳㉑-㊿]|\\d+)(?!${number}\\.)(N\\d+)\\..*?\\2z\\.`, 'g');
    const own = all.replace(others, '');
    if (!own.includes(`${number}.${words}${number}z.`)) faults.push(`${number} is not whole`);
  }
  const labelled = text.flatMap((lines, page) => /^([①-⑳㉑-㊿]|\d+)（续注）/.test(lines[0] || '') ? [page] : []);
  if (labelled.join() !== [...continued].sort((a, b) => a - b).join()) faults.push(`（续注） on ${labelled}, instead of ${[...continued]}`);
  fact('long footnotes go on on the next page, which says so', faults);
}

function headsNameChapters() {
  const faults = [];
  let chapter = '';
  for (const [index, page] of pages.entries()) {
    if (isContents(page) || !page.label) continue;
    const begun = page.body.find((line) => /^第.{1,3}章 *H\d+/.test(line.text));
    const words = page.head.map((line) => line.text).join('');
    if (begun) chapter = begun.text.match(/^第.+?章/)[0];
    if (!words.startsWith(chapter)) faults.push(`page ${index + 1}: “${words}” in ${chapter}`);
  }
  fact('every running head names its chapter', faults);
}

function chaptersBeginRight() {
  const side = layout.body.children[1].style.breakBefore;
  const faults = [];
  pages.forEach((page, index) => page.body.forEach((line, at) => {
    if (isContents(page) || !/^第.+章\s*H\d+\./.test(line.text)) return;
    if (side && at > 0) faults.push(`${line.text} is not at the top of page ${index + 1}`);
    if (side === 'right' && index % 2) faults.push(`${line.text} is on the left page ${index + 1}`);
  }));
  fact('chapters begin where they are told to', faults);
}

// What qpdf sees: labels of pages, destinations of links, bookmarks.
function navigationIsWhole() {
  const faults = [];
  const json = JSON.parse(run('qpdf', ['--json=1', '--json-key=objects', '--json-key=pages', '--json-key=pagelabels', '--json-key=outlines', pdfPath]));
  const objects = Object.values(json.objects);
  const names = new Set(objects.filter((object) => object && object['/Names'] && Array.isArray(object['/Names'])).flatMap((object) => object['/Names'].filter((_, i) => i % 2 === 0)));
  const links = objects.filter((object) => object && object['/Subtype'] === '/Link' && object['/Dest']);
  const lost = links.filter((link) => !names.has(link['/Dest']));
  if (lost.length || !links.length) faults.push(`${lost.length} of ${links.length} links lead nowhere`);
  const count = (list) => list.reduce((sum, item) => sum + 1 + count(item.kids || []), 0);
  const headings = (JSON.stringify(layout.body).match(/"type":"heading"/g) || []).length;
  if (count(json.outlines) !== headings) faults.push(`${count(json.outlines)} bookmarks of ${headings} headings`);
  if (json.pagelabels.length !== 2 || json.pagelabels[0].label['/S'] !== '/r') faults.push(JSON.stringify(json.pagelabels));
  fact('links, bookmarks and page labels are there and lead somewhere', faults);
}

bodiesStayInside();
headingsAreFollowed();
paragraphsKeepLines();
rowsStayWhole();
headsRepeat();
totalsAreCarried();
contentsAreTrue();
referencesAreTrue();
notesStandWithTheirMarks();
notesGoOn();
headsNameChapters();
chaptersBeginRight();
navigationIsWhole();
process.exit(count ? 0 : 2);
