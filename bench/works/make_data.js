// node make_data.js FOLDER [W2_RECORDS]: the data of the three works of make bench, always the same.
// The text means nothing: characters of GB 2312 level 1, the frequent ones often (Zipf), as a page
// of a report has about as many different ones.
'use strict';
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const recordCount = Number(process.argv[3] || 200);
let state = 20231;

// Park and Miller's generator: the same numbers on every machine.
function random() {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}

function between(least, most) {
  return least + Math.floor(random() * (most - least + 1));
}

function makeAlphabet(size) {
  const all = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) all.push([row, cell]);
  }
  const decoder = new TextDecoder('gb18030');
  const letters = [];
  for (let i = 0; i < size; i++) {
    const [taken] = all.splice(between(0, all.length - 1), 1);
    letters.push(decoder.decode(Uint8Array.from(taken)));
  }
  return letters;
}

const alphabet = makeAlphabet(900);

function letter() {
  return alphabet[Math.floor(Math.pow(alphabet.length + 1, random())) - 1];
}

function words(count) {
  let text = '';
  for (let i = 0; i < count; i++) text += letter();
  return text;
}

// `count` characters, marks included.
function prose(count) {
  let text = '';
  let clause = between(6, 14);
  while (text.length < count - 1) {
    if (clause-- > 0) text += letter();
    else {
      text += random() < 0.6 ? '，' : '。';
      clause = between(6, 14);
    }
  }
  return text + '。';
}

function list(count, make) {
  return Array.from({ length: count }, (_, i) => make(i));
}

function figure() {
  return { label: words(4), value: between(1000, 99999), unit: words(2) };
}

function table(rows, columns) {
  return list(rows, () => ({ name: words(5), cells: list(columns - 1, () => between(10, 99999)) }));
}

function bars(count) {
  return list(count, (i) => ({ label: `${i + 1}月`, height: between(10, 100) }));
}

function section(characters, rows, columns) {
  return { title: words(10), text: prose(characters), figures: list(4, figure), head: list(columns, () => words(3)),
           rows: table(rows, columns), bars: bars(12) };
}

function write(name, text) {
  fs.writeFileSync(path.join(folder, name), text);
}

fs.mkdirSync(folder, { recursive: true });
write('w1.json', JSON.stringify({ ...section(4, 12, 5), columns: list(4, () => prose(757)) }));
for (const pages of [10, 100, 1000])
  write(`w3-${pages}.json`, JSON.stringify(list(pages, () => section(1000, 10, 4))));
write('w2.ndjson', list(recordCount, (i) => JSON.stringify({ id: String(i + 1).padStart(5, '0'), ...section(400, 10, 4) }))
  .join('\n') + '\n');
