// W1 and W2 in the languages of other programs: the same words, sizes, colours and fonts as
// bench/works/w1.json and w2.json, written as each program's own users would write them.
'use strict';

const group = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const works = {
  w1: { page: 'A3', margin: 20, title: 40, figure: 24, body: 9, gap: 10, columns: 4 },
  w2: { page: 'A4', margin: 18, title: 22, figure: 18, body: 10, gap: 9, columns: 1 },
};

function html(name, data) {
  const w = works[name];
  const cells = (row) => row.cells.map((cell) => `<td>${group(cell)}</td>`).join('');
  const text = (data.columns || [data.text]).map((column) => `<p>${column}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${data.title}</title><style>
@page { size: ${w.page}; margin: ${w.margin}mm }
body { margin: 0; font: ${w.body}pt/1.6 "Noto Serif CJK SC"; text-align: justify }
h1 { margin: 0; font: 700 ${w.title}pt/1.3 "Noto Sans CJK SC"; text-align: start }
.row, .text { display: flex; gap: 6pt; margin-top: ${w.gap}pt } .text { gap: 14pt } .text p { flex: 1; margin: 0 }
.figure { flex: 1; background: #f1f4f8; padding: 4pt; text-align: center }
.figure b { display: block; font: 700 ${w.figure}pt/1.2 "Noto Sans CJK SC" } small { font-size: 7.5pt; line-height: 1.3 }
table { width: 100%; margin-top: ${w.gap}pt; border-collapse: collapse; table-layout: fixed; font-size: 8pt; line-height: 1.3;
  border-top: 1pt solid #1f3a5f; border-bottom: 1pt solid #1f3a5f }
td, th { padding: 1pt 2pt; text-align: end } td:first-child { text-align: start } td { border-top: .3pt solid #a0a8b4 }
th { font-family: "Noto Sans CJK SC"; background: #dde6f0 }
.chart { align-items: flex-end; height: 124pt; gap: 4pt } .chart div { flex: 1; text-align: center } i { display: block; background: #2f6fb0 }
</style><h1>${data.title}</h1>
<div class="row">${data.figures.map((f) => `<div class="figure"><b>${group(f.value)}</b><small>${f.label}（${f.unit}）</small></div>`).join('')}</div>
<div class="text">${text}</div>
<table><tr>${data.head.map((word) => `<th>${word}</th>`).join('')}</tr>
${data.rows.map((row) => `<tr><td>${row.name}</td>${cells(row)}</tr>`).join('')}</table>
<div class="row chart">${data.bars.map((bar) => `<div><small>${bar.height}</small><i style="height:${bar.height}pt"></i><small>${bar.label}</small></div>`).join('')}</div></html>`;
}

function typst(name, data) {
  const w = works[name];
  const strings = (list) => `(${list.map((word) => JSON.stringify(String(word))).join(', ')},)`;
  const rows = data.rows.map((row) => strings([row.name, ...row.cells.map(group)])).join(', ');
  return `#set page(paper: "${w.page.toLowerCase()}", margin: ${w.margin}mm)
#set document(title: ${JSON.stringify(data.title)})
#set text(font: "Noto Serif CJK SC", size: ${w.body}pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 0.6em)
#let sans(size, it) = text(font: "Noto Sans CJK SC", weight: 700, size: size, it)
#let data = (figures: (${data.figures.map((f) => strings([group(f.value), `${f.label}（${f.unit}）`])).join(', ')}),
  text: ${strings(data.columns || [data.text])}, head: ${strings(data.head)}, rows: (${rows}),
  bars: (${data.bars.map((bar) => `(${bar.height}, ${JSON.stringify(bar.label)})`).join(', ')}))
#set block(spacing: ${w.gap}pt)
#sans(${w.title}pt, ${JSON.stringify(data.title)})
#grid(columns: data.figures.map(_ => 1fr), gutter: 6pt, ..data.figures.map(f => block(fill: rgb("#f1f4f8"), inset: 4pt, width: 100%,
  align(center)[#sans(${w.figure}pt, f.at(0)) \\ #text(size: 7.5pt, f.at(1))])))
#grid(columns: data.text.map(_ => 1fr), gutter: 14pt, ..data.text.map(t => t))
#set text(size: 8pt)
#table(columns: data.head.map(_ => 1fr), align: (x, y) => if x == 0 { left } else { right }, inset: (x: 2pt, y: 1pt),
  stroke: (x, y) => (top: if y == 0 { 1pt + rgb("#1f3a5f") } else { 0.3pt + rgb("#a0a8b4") }), fill: (x, y) => if y == 0 { rgb("#dde6f0") },
  ..data.head.map(h => sans(8pt, h)), ..data.rows.flatten())
#set text(size: 7.5pt)
#grid(columns: data.bars.map(_ => 1fr), gutter: 4pt, rows: 124pt, align: bottom + center, ..data.bars.map(b =>
  stack(spacing: 2pt, str(b.at(0)), rect(width: 100%, height: b.at(0) * 1pt, fill: rgb("#2f6fb0")), b.at(1))))
`;
}

function pdfmake(name, data) {
  const w = works[name];
  const plain = { hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? 1 : 0.3), vLineWidth: () => 0,
    hLineColor: (i) => (i ? '#a0a8b4' : '#1f3a5f'), paddingTop: () => 1, paddingBottom: () => 1, paddingLeft: () => 2, paddingRight: () => 2 };
  const margin = [0, w.gap, 0, 0];
  return {
    pageSize: w.page, pageMargins: w.margin * 72 / 25.4, info: { title: data.title },
    defaultStyle: { font: 'Serif', fontSize: w.body, lineHeight: 1.1 },
    content: [
      { text: data.title, font: 'Sans', fontSize: w.title },
      { margin, columnGap: 6, columns: data.figures.map((f) => ({ table: { widths: ['*'], body: [[{ fillColor: '#f1f4f8', alignment: 'center',
        stack: [{ text: group(f.value), font: 'Sans', fontSize: w.figure }, { text: `${f.label}（${f.unit}）`, fontSize: 7.5 }] }]] }, layout: 'noBorders' })) },
      // pdfmake knows no line breaks between ideographs: each is a word of its own.
      { margin, columnGap: 14, columns: (data.columns || [data.text]).map((text) => ({ text: [...text].map((letter) => ({ text: letter })), alignment: 'left' })) },
      { margin, fontSize: 8, layout: plain, table: { widths: data.head.map(() => '*'), body: [
        data.head.map((word) => ({ text: word, font: 'Sans', alignment: 'right', fillColor: '#dde6f0' })),
        ...data.rows.map((row) => [row.name, ...row.cells.map((cell) => ({ text: group(cell), alignment: 'right' }))])] } },
      { margin, columnGap: 4, fontSize: 7.5, columns: data.bars.map((bar) => ({ alignment: 'center', stack: [{ text: String(bar.height), margin: [0, 124 - 24 - bar.height, 0, 0] },
        { canvas: [{ type: 'rect', x: 0, y: 0, w: 30, h: bar.height, color: '#2f6fb0' }] }, bar.label] })) },
    ],
  };
}

module.exports = { html, typst, pdfmake };
