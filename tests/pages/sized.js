// node sized.js PAGES: prints the layout of a report of that many pages, each a chapter with text, a
// table, a picture and a footnote; with contents where there is more than one.
'use strict';
const pages = Number(process.argv[2]);
const LINES = 35; // of a contents page

function chapter(index) {
  return { type: 'column', style: { gap: '3mm', breakBefore: 'page' }, children: [
    { type: 'heading', id: `c${index}`, text: `部分${index + 1}` },
    { type: 'text', text: `参见第{{ref.c0.page}}页[{{ref.n${index}.number}}]{verticalAlign=super}。[正文](){lang=en}`.replace('[正文](){lang=en}', '[Report]{lang=en}正文，[重庆]{ruby="chóng qìng"}。') },
    { type: 'footnote', id: `n${index}`, text: '按现价计算。' },
    { type: 'figure', kind: 'table', caption: '数据', children: [
      { type: 'table', headerColumns: 1, columns: ['地区', { title: '数值', unit: '亿元', columns: ['上年', '本年'] }],
        rows: [['甲', 1, 2], [{ text: '乙', rowspan: 2 }, 3, 4], [5, 6], { kind: 'total', cells: ['合计', 9, 12] }], notes: '注：示例。' }] },
    { type: 'figure', caption: '走势', children: [
      { type: 'shape', shape: 'rectangle', fill: '#bbccdd', alt: '示意图', style: { height: '20mm' } }] }] };
}

const contentsPages = pages > 1 ? Math.ceil(pages / (LINES + 1)) : 0;
const chapters = Array.from({ length: pages - contentsPages }, (_, i) => chapter(i));
const contents = { type: 'contents', depth: 1, style: { gap: 0 }, parts: { line1: { style: { lineHeight: '5mm', marginTop: 0, minHeight: '7mm' } } } };
console.log(JSON.stringify({
  version: 1, meta: { title: '报告', lang: 'zh-CN' },
  page: { size: 'A4', margin: '25mm 20mm', mirror: true, flow: true,
          head: { type: 'text', text: '{{chapter}}', style: { padding: '10mm 0 0' } },
          foot: { type: 'text', text: '{{page}} / {{pages}}', style: { padding: '8mm 0 0', textAlign: 'center' } } },
  body: { type: 'column', style: { gap: '3mm' }, children: pages > 1 ? [contents, ...chapters] : chapters },
}));
