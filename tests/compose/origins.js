// Compares the layout dump with the glyph origins that mutool reads out of the PDF.
//   node origins.js DUMP TRACE
'use strict';
const fs = require('fs');
const TOLERANCE = 0.01; // of an em

const page = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).pages[0];
const trace = fs.readFileSync(process.argv[3], 'utf8');
const entities = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};
const decode = (text) => text.replace(/&(#x?)?(\w+);/g, (all, number, name) =>
    number ? String.fromCodePoint(parseInt(name, number === '#x' ? 16 : 10)) : entities[name]);

const glyphs = [];
for (const found of trace.matchAll(/<g unicode="([^"]*)" glyph="(-?\d+)" x="([-\d.e]+)" y="([-\d.e]+)"/g)) {
    if (Number(found[2]) < 0) continue; // a further character of the glyph before
    glyphs.push({text: decode(found[1]), x: Number(found[3]), y: page.height - Number(found[4]), used: false});
}
const clusters = [];
for (const box of page.boxes)
    for (const line of box.lines || [])
        for (const c of line.clusters)
            if (c.text.trim() !== '') clusters.push({...c, baseline: line.baseline});

const byText = new Map();
for (const glyph of glyphs) {
    if (!byText.has(glyph.text)) byText.set(glyph.text, []);
    byText.get(glyph.text).push(glyph);
}
let worst = 0;
const missing = [];
for (const c of clusters) {
    const limit = TOLERANCE * c.size;
    let best = null, least = Infinity;
    for (const glyph of byText.get(Array.from(c.text)[0]) || []) {
        const distance = Math.max(Math.abs(glyph.x - (c.x - c.trim_l)), Math.abs(glyph.y - c.baseline));
        if (!glyph.used && distance < least) [best, least] = [glyph, distance];
    }
    if (least > limit) missing.push(`${c.text} at ${c.x},${c.baseline} (nearest ${least})`);
    else {
        best.used = true;
        worst = Math.max(worst, least / c.size);
    }
}
const left = glyphs.filter((glyph) => !glyph.used && glyph.text.trim() !== '');
const say = (holds, title, details) => console.log(`${holds ? 'ok' : 'fail'}\t${title}\t${details}`);
say(clusters.length > 2000, `the page has ${clusters.length} clusters`, '');
say(missing.length === 0, `every cluster has its glyph in the PDF, within ${worst.toFixed(5)} em`,
    `${missing.length} have none: ${missing.slice(0, 3).join('; ')}`);
say(left.length === 0, 'every glyph of the PDF has its cluster', `${left.length} have none: ${left.slice(0, 5).map((g) => g.text).join('')}`);
