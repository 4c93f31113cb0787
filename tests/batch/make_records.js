// node make_records.js FOLDER COUNT: the records of tests/batch/run.sh.
//   good.ndjson    COUNT records without fault
//   poison.ndjson  the same with every hundredth poisoned, in ten ways by turns
//   poison.txt     the numbers of the poisoned ones
//   hostile.ndjson 1,000 records whose names are attacks
//   and pictures: good.png, cut.png, huge.png (9,900 x 9,900, a few kilobytes)
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

const folder = process.argv[2];
const count = Number(process.argv[3]);

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

// A grey picture (PNG, section 11.2.2).
function picture(width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = zlib.deflateSync(Buffer.alloc((width * 3 + 1) * height), { level: 1 });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head),
                        chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function record(i) {
  return { id: String(i).padStart(5, '0'), name: `单位${i % 97}`, value: 1000 + i, last: 900 + (i % 50), photo: '', copies: 1 };
}

const poisons = [
  (row) => JSON.stringify(row).slice(0, -1),                             // not closed
  (row) => JSON.stringify([row]),                                        // not an object
  (row) => JSON.stringify({ ...row, value: undefined }),                 // a field is not there
  (row) => JSON.stringify({ ...row, name: null }),                       // nothing to print
  (row) => JSON.stringify({ ...row, name: '\u{F0000}' }),                // a character no font has
  (row) => JSON.stringify({ ...row, last: 0 }),                          // division by zero
  (row) => JSON.stringify({ ...row, value: '一千' }),                    // a word for a number
  (row) => JSON.stringify({ ...row, photo: 'nowhere.png' }),             // no such picture
  (row) => JSON.stringify({ ...row, photo: 'cut.png' }),                 // half a picture
  (row) => JSON.stringify({ ...row, name: 'e' + '\u0301'.repeat(5000) }), // marks without end
];

const good = [];
const poisoned = [];
const numbers = [];
for (let i = 1; i <= count; i++) {
  const line = JSON.stringify(record(i));
  good.push(line);
  const isPoison = i % 100 === 50;
  poisoned.push(isPoison ? poisons[numbers.length % poisons.length](record(i)) : line);
  if (isPoison) numbers.push(i);
}

const attacks = ['../../etc/passwd', '/etc/passwd', '..', '.', '.hidden', 'a/b', 'a\\b', 'CON', 'nul.txt', 'a\u0000b', 'a\u0007b', 'a\nb',
  'a\u202eb', '\u200b', '长'.repeat(300), 'é'.normalize('NFD'), 'é'.normalize('NFC'), '-rf', '~', '$(id)', '`id`', 'a'.repeat(300),
  '*?', '"\'', '<>|:', ' ', '\u2028', '😀'.repeat(100), '%2e%2e%2f', '\ufeff'];
const hostile = [];
for (let i = 1; i <= 1000; i++)
  hostile.push(JSON.stringify({ ...record(i), attack: attacks[i % attacks.length] }).replace('\\u0000', '\\u0001'));

function write(name, content) {
  fs.writeFileSync(path.join(folder, name), content);
}

fs.mkdirSync(folder, { recursive: true });
write('good.ndjson', good.join('\n') + '\n');
write('poison.ndjson', poisoned.join('\n') + '\n');
write('poison.txt', numbers.join('\n') + '\n');
write('hostile.ndjson', hostile.join('\n') + '\n');
write('turned.ndjson', good.slice(0, 60).reverse().join('\n') + '\n');
write('good.png', picture(40, 30));
write('cut.png', picture(40, 30).subarray(0, 60));
write('huge.png', picture(9900, 9900));
