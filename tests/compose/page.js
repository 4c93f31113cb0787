// A page of paragraphs of the corpus at many widths, as a layout for yitu render.
'use strict';
const paragraphs = require('fs').readFileSync(process.argv[2], 'utf8').split('\n').filter((text) => text);
const aligns = ['justify', 'justify', 'start', 'center', 'end', 'justify-all'];
const children = [];
for (let i = 0; i < 42; i++) {
    children.push({
        type: 'text', text: paragraphs[(i * 11 + 24) % paragraphs.length],
        style: {
            width: `${6 + (i * 7) % 23 + (i % 10) / 10}em`, fontSize: `${8 + (i % 5)}pt`,
            fontFamily: i % 3 ? '思源宋体' : '思源黑体', fontWeight: i % 4 ? 400 : 700,
            textAlign: aligns[i % aligns.length], textIndent: i % 2 ? '2em' : 0,
            letterSpacing: i % 7 ? 0 : '0.05em',
        },
    });
}
console.log(JSON.stringify({
    version: 1,
    page: {size: '1200mm 1600mm'},
    body: {type: 'grid', style: {gridTemplateColumns: 'repeat(6, 1fr)', gap: '6mm'}, children},
}));
