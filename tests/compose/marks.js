// R25, R26: dots and lines under words, from the paths that mutool reads out of the PDF of
// marks.json, against the frames of the dump.
//   node marks.js MARKS_JSON DUMP TRACE
'use strict';
const fs = require('fs');
const markup = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).body.text;
const page = JSON.parse(fs.readFileSync(process.argv[3], 'utf8')).pages[0];
const trace = fs.readFileSync(process.argv[4], 'utf8');
const EM = 15;
const say = (holds, title, details) => console.log(`${holds ? 'ok' : 'fail'}\t${title}\t${details || ''}`);

// What is drawn: the bounds of each path, y down, and whether it is round.
const shapes = [];
for (const found of trace.matchAll(/<(fill|stroke)_path[^>]*>([\s\S]*?)<\/\1_path>/g)) {
    const xs = [...found[2].matchAll(/ x3?="([-\d.e]+)"/g)].map((m) => Number(m[1]));
    const ys = [...found[2].matchAll(/ y3?="([-\d.e]+)"/g)].map((m) => page.height - Number(m[1]));
    const curves = (found[2].match(/<curveto/g) || []).length;
    const shape = {left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys)};
    shape.kind = found[1] === 'stroke' ? 'wavy' : curves ? 'dot' : 'bar';
    shapes.push(shape);
}

// What should be: the marked phrases, as ranges of the plain text.
const phrases = [];
let plain = '';
for (const piece of markup.matchAll(/\[([^\]]*)\]\{([^}]*)\}|([^[]+)/g)) {
    const words = (piece[1] || piece[3]).replace(/\*\*/g, '');
    if (piece[1]) phrases.push({start: Buffer.byteLength(plain), end: Buffer.byteLength(plain + words), marks: piece[2]});
    plain += words;
}
const lines = page.boxes.flatMap((box) => box.lines || []);
const dots = shapes.filter((shape) => shape.kind === 'dot');
let expectedDots = 0, worst = 0, segments = [];
for (const line of lines) {
    for (const phrase of phrases) {
        const inside = line.clusters.filter((c) => c.byte >= phrase.start && c.byte < phrase.end);
        if (!inside.length) continue;
        const last = inside[inside.length - 1];
        const kind = /wavy/.test(phrase.marks) ? 'wavy' : /underline|line-through/.test(phrase.marks) ? 'bar' : null;
        if (kind) segments.push({kind, left: inside[0].x, right: last.x + last.adv, baseline: line.baseline,
            through: /line-through/.test(phrase.marks)});
        if (!/dot/.test(phrase.marks)) continue;
        for (const c of inside.filter((cluster) => /[\u4e00-\u9fffA-Za-z0-9]/.test(cluster.text))) {
            expectedDots++;
            const middle = c.x + c.adv / 2;
            worst = Math.max(worst, Math.min(...dots.filter((dot) => dot.top > line.baseline && dot.bottom < line.baseline + EM * 0.6)
                .map((dot) => Math.abs((dot.left + dot.right) / 2 - middle))));
        }
    }
}
say(expectedDots > 10 && dots.length === expectedDots, `R25: ${expectedDots} characters have dots, marks and spaces none`, `${dots.length} dots are drawn`);
say(worst < 0.01 * EM, `R25: each dot is below the middle of its frame, within ${(worst / EM).toFixed(5)} em`);

const drawn = shapes.filter((shape) => shape.kind !== 'dot');
say(drawn.length === segments.length, `R26: ${segments.length} segments, one a line and name`, `${drawn.length} are drawn`);
const missed = segments.filter((segment) => !drawn.some((shape) => shape.kind === segment.kind &&
    Math.abs(shape.left - segment.left) < 0.07 * EM && Math.abs(shape.right - segment.right) < 0.07 * EM &&
    (segment.through ? shape.bottom < segment.baseline : shape.top > segment.baseline && shape.bottom < segment.baseline + EM * 0.4)));
say(missed.length === 0, 'R26: each is as long as its words and below them', `${missed.length} are not, such as ${JSON.stringify(missed[0])}`);
const close = drawn.filter((a) => drawn.some((b) => b !== a && Math.abs(a.top - b.top) < 1 && b.left > a.left && b.left - a.right < 0.05 * EM));
say(close.length === 0, 'R26: neighbouring names are visibly apart', `${close.length} are not`);
