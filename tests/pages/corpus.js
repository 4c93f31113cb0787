// node corpus.js FOLDER COUNT: layouts of reports, each from its own number, always the same. Their
// words carry marks by which judge.js finds them again in the PDF:
//   H3.      heading 3                 P7a. ... P7z.  begin and end of paragraph 7
//   T2h      head of table 2           R2.5a ... R2.5z  begin and end of row 5 of table 2
//   C4. D5.  captions, D of a float    M6. N6. ... N6z.  mark of footnote 6, its begin and end
//   X9=<id>=<page>=<number>.           what the text says of element <id>
'use strict';
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
let state;

function between(least, most) {
  state = (state * 48271) % 2147483647;
  return least + (state % (most - least + 1));
}

const LETTERS = '本年度技术合同成交额继续增长研发经费投入强度提高专利授权量居全国前列高新企业数量再创新高';

function prose(count) {
  let text = '';
  for (let i = 0; i < count; i++) text += i % 17 === 16 ? '，' : LETTERS[between(0, LETTERS.length - 1)];
  return text;
}

// The mark of footnote `note` stands after a random number of its words; without one there is none.
function paragraph(doc, note) {
  const number = doc.paragraphs++;
  const reference = doc.targets.length && between(0, 3) === 0 ? doc.targets[between(0, doc.targets.length - 1)] : null;
  const said = reference ? `X${number}=${reference}={{ref.${reference}.page}}={{ref.${reference}.number}}.` : '';
  const marked = note === undefined ? '' : `${mark(note)}${prose(between(1, 200))}`;
  return { type: 'text', text: `P${number}a.${prose(between(10, 330))}${marked}${said}${prose(between(1, 30))}P${number}z.` };
}

function mark(note) {
  return `M${note}.[{{ref.n${note}.number}}]{verticalAlign=super}`;
}

// One of five is long, up to more than a page.
function footnote(note) {
  const length = between(0, 4) ? between(5, 90) : between(200, 2500);
  return { type: 'footnote', id: `n${note}`, text: `N${note}.${prose(length)}N${note}z.` };
}

function table(doc) {
  const number = doc.tables++;
  const columns = [{ title: `T${number}h`, width: '38mm' }, { title: '数额', unit: '亿元', carry: true }, { title: '说明', width: '2fr' }];
  const rows = Array.from({ length: between(5, 70) }, (_, i) =>
    [`R${number}.${i}a`, (between(0, 9999) / 10).toFixed(1), `${prose(between(1, 60))}R${number}.${i}z`]);
  const notes = [];
  for (let i = between(0, 3); i > 0; i--) {
    const row = rows[between(0, rows.length - 1)];
    row[2] = `${mark(doc.notes)}${row[2]}`;
    notes.push(footnote(doc.notes++));
  }
  const element = { type: 'table', columns, headerColumns: 1, rows, look: ['lines', 'filled', 'grid'][between(0, 2)] };
  return [{ type: 'figure', kind: 'table', id: `t${number}`, caption: `C${doc.captions++}.${prose(6)}`, children: [element] }, ...notes];
}

function picture(doc, place) {
  const id = `f${doc.figures++}`;
  const box = { type: 'shape', shape: 'rectangle', fill: '#bbccdd', alt: '示意图', style: { height: `${between(20, 90)}mm` } };
  const element = { type: 'figure', id, caption: `${place ? 'D' : 'C'}${doc.captions++}.${prose(8)}`, children: [box] };
  if (place) element.style = { float: place };
  return element;
}

function section(doc, level) {
  const parts = [{ type: 'heading', level, id: `h${doc.headings}`, text: `H${doc.headings++}.${prose(between(2, 14))}` }];
  for (let i = between(1, 7); i > 0; i--) {
    const choice = between(0, 13);
    if (choice < 3) parts.push(paragraph(doc, doc.notes), footnote(doc.notes++));
    if (choice > 2 && choice < 9) parts.push(paragraph(doc));
    if (choice === 9 || choice === 10) parts.push(...table(doc));
    if (choice === 11) parts.push(picture(doc, null));
    if (choice === 12) parts.push(picture(doc, 'top'), paragraph(doc));
    if (choice === 13) parts.push(picture(doc, 'bottom'), paragraph(doc));
  }
  return parts;
}

function chapter(doc, side) {
  const children = section(doc, 1);
  for (let i = between(1, 4); i > 0; i--) children.push(...section(doc, 2));
  const box = { type: 'column', style: { gap: '3mm' }, children };
  if (side) box.style.breakBefore = side;
  return box;
}

function layout(number) {
  state = 7919 * (number + 1);
  const doc = { paragraphs: 0, tables: 0, figures: 0, headings: 0, captions: 0, notes: 0, targets: [] };
  const sizes = ['A4', 'A5', '200mm 200mm'];
  const sides = [undefined, 'page', 'right'];
  // References are to things that every document has: the first heading, and the last chapter's.
  doc.targets.push('h0', 'last');
  const chapters = Array.from({ length: between(2, 5) }, () => chapter(doc, sides[number % 3]));
  chapters.push({ type: 'column', style: { gap: '3mm', breakBefore: sides[number % 3] }, children: [
    { type: 'heading', level: 1, id: 'last', text: `H${doc.headings}.结语` }, paragraph(doc)] });
  const contents = { type: 'column', style: { page: 'front', gap: '3mm' }, children: [
    { type: 'heading', text: '目录', numbered: false, listed: false }, { type: 'contents', depth: 2 },
    { type: 'contents', of: 'figures' }, { type: 'contents', of: 'tables' }] };
  return {
    version: 1,
    meta: { title: `语料${number}`, lang: 'zh-CN' },
    page: { size: sizes[number % 3], margin: '22mm 18mm 20mm 24mm', mirror: true, flow: true, pageNumberStart: 1,
            head: { type: 'text', text: '{{chapter}}', style: { padding: '8mm 0 0', fontSize: '8pt' } },
            foot: { type: 'text', text: '{{pageLabel}}', style: { padding: '8mm 0 0', fontSize: '8pt', textAlign: 'center' } },
            masters: { front: { pageNumberStyle: 'roman', pageNumberStart: 1 } } },
    theme: { styles: { body: { fontSize: ['10pt', '9pt', '12pt'][between(0, 2)], lineHeight: 1.6, textAlign: 'justify', textIndent: '2em' } } },
    body: { type: 'column', class: 'body', style: { gap: '3mm' }, children: [contents, ...chapters] },
  };
}

for (let i = 0; i < Number(process.argv[3]); i++)
  fs.writeFileSync(path.join(folder, `corpus-${i}.json`), JSON.stringify(layout(i)));
