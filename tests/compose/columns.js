// R23, R24, R31, run-around and threads, from the dump of columns.json; and that each seeded fault is
// seen.
//   node columns.js COLUMNS_JSON DUMP
'use strict';
const fs = require('fs');
const layout = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const pages = JSON.parse(fs.readFileSync(process.argv[3], 'utf8')).pages;
const PT = 72 / 25.4;
const mm = (text) => Number(text.replace('mm', '')) * PT;
const texts = layout.body.children.flatMap((child) => child.children || [child]).filter((child) => child.type === 'text');
const EM = 10, ROW = 16, TOLERANCE = 0.05;

// The columns of a box: its lines by their left edges, indents taken off, where no shape is.
function columnsOf(box, count) {
    const pitch = box.width / count;
    const columns = Array.from({length: count}, () => []);
    for (const line of box.lines) columns[Math.max(0, Math.min(count - 1, Math.floor((line.x0 - box.x + 0.1) / pitch)))].push(line);
    return columns;
}

function judge(boxes) {
    const broken = new Set();
    const expect = (rule, holds) => { if (!holds) broken.add(rule); };
    for (const text of texts) {
        const order = [text.id, ...(text.threadTo || [])].map((id) => boxes.find((box) => box.id === id));
        let end = 0, before = null;
        for (const box of order) {
            const style = box.style;
            const columns = columnsOf(box, style.columnCount || 1);
            for (const lines of columns) {
                if (!lines.length) continue;
                const [head] = lines, foot = before && before[before.length - 1];
                expect('R23', !(head.last && !head.first) && !(foot && foot.first && !foot.last));
                before = lines;
                for (const line of lines) {
                    const rows = (line.baseline - box.y) / ROW;
                    expect('R24', Math.abs(rows - Math.round(rows - 0.7) - (columns.flat()[0].baseline - box.y) / ROW % 1) < 0.01);
                    const measure = (line.x1 - line.x0 + (line.first ? 2 * EM : 0)) / EM;
                    if ((style.columnCount || 1) > 1) expect('R31', Math.abs(measure - Math.round(measure)) < 0.01);
                    expect('order', line.clusters[0].byte >= end);
                    end = line.clusters[line.clusters.length - 1].byte;
                    expect('frame', line.baseline < box.y + box.height && line.x1 <= box.x + box.width + TOLERANCE);
                    for (const shape of box.shapes)
                        expect('run-around', line.x1 <= shape.left + TOLERANCE || line.x0 >= shape.right - TOLERANCE ||
                            line.baseline + 0.12 * EM <= shape.top + TOLERANCE || line.baseline - 0.88 * EM >= shape.bottom - TOLERANCE);
                }
            }
        }
        const length = Buffer.byteLength(text.text);
        expect('order', length - end <= 6);
    }
    return broken;
}

const all = [];
const walk = (node) => { all.push(node); (node.children || []).forEach(walk); };
walk(layout.body);
const boxes = pages.flatMap((page) => page.boxes).filter((box) => box.id && box.lines).map((box) => {
    const node = all.find((known) => known.id === box.id);
    const shapes = (node.runAround || []).map((shape) => {
        const margin = mm(shape.margin || '0mm');
        return {left: box.x + mm(shape.left) - margin, right: box.x + mm(shape.left) + mm(shape.width) + margin,
            top: box.y + mm(shape.top) - margin, bottom: box.y + mm(shape.top) + mm(shape.height) + margin};
    });
    return {...box, style: node.style || {}, shapes};
});
const say = (holds, title, details) => console.log(`${holds ? 'ok' : 'fail'}\t${title}\t${details || ''}`);
const found = judge(boxes);
const lines = boxes.reduce((sum, box) => sum + box.lines.length, 0);
say(lines > 100 && found.size === 0, `columns and frames: ${lines} lines keep R23, R24, R31, order, frame and run-around`, [...found].join(' '));

const copy = () => JSON.parse(JSON.stringify(boxes));
const withShape = (list) => list.find((box) => box.shapes.length);
const move = (line, dx, dy) => { line.x0 += dx; line.x1 += dx; line.baseline += dy; };
const threaded = (list) => texts.find((text) => text.threadTo).threadTo.map((id) => list.find((box) => box.id === id));
const faults = [
    ['R24', 'a line off the grid', (list) => move(list[0].lines[2], 0, 3)],
    ['R31', 'a column of broken ems', (list) => { withShape(list).lines.forEach((line) => { line.x1 -= 4; }); }],
    ['run-around', 'a line in the picture', (list) => {
        const box = withShape(list), shape = box.shapes[0];
        move(box.lines.find((line) => line.x1 <= shape.left + 1 && line.baseline > shape.top + 10 && line.baseline < shape.bottom), 8, 0);
    }],
    ['R23', 'a last line alone', (list) => { for (const box of list) box.lines.forEach((line, i) => { line.first = false; line.last = true; }); }],
    ['order', 'frames in another order', (list) => {
        const [a, b] = threaded(list);
        [a.lines, b.lines] = [b.lines, a.lines];
    }],
    ['order', 'text that is lost', (list) => { threaded(list).forEach((box) => { box.lines = []; }); }],
    ['frame', 'a line below its frame', (list) => { const box = threaded(list)[0]; move(box.lines[box.lines.length - 1], 0, 20 * ROW); }],
];
for (const [rule, title, make] of faults) {
    const list = copy();
    make(list);
    const named = judge(list);
    say(named.has(rule), `seeded fault: ${title} breaks ${rule}`, `named were ${[...named].join(' ') || 'none'}`);
}
