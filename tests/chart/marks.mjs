// marks.mjs YITU FOLDER: draws charts of generated data and measures the drawing: bars against
// d3-scale, stacks and sectors against d3-shape, steps of a histogram against d3-array.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { bin } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { pie, stack, stackOffsetDiverging } from 'd3-shape';
import { generator, judge } from './random.mjs';

const [yitu, folder] = process.argv.slice(2);
const random = generator(7);
const COLORS = ['#112233', '#44aa66', '#cc5522'];
const HAIR = 0.03; // the trace has two decimals

// The drawing of one chart as lines of the trace.
function draw(chart) {
    const layout = {
        version: 1,
        page: { size: '200mm 120mm', margin: '5mm' },
        body: {
            type: 'column',
            style: { fontFamily: '思源黑体', fontSize: '9pt' },
            children: [{ type: 'chart', alt: '测试', style: { height: '110mm' }, x: 'n', ...chart }],
        },
    };
    const path = `${folder}/chart.json`;
    writeFileSync(path, JSON.stringify(layout));
    return execFileSync(yitu, ['render', path, '--format', 'trace', '-o', '-'], { maxBuffer: 1 << 28 })
        .toString().split('\n');
}

const rgbOf = (color) => [1, 3, 5].map((i) => +(parseInt(color.slice(i, i + 2), 16) / 255).toFixed(2)).join(' ');
const pointsOf = (line) => [...line.split(' : ')[1].matchAll(/[MLC]([-0-9. ]+)/g)].flatMap(([, numbers]) => {
    const n = numbers.trim().split(' ').map(Number);
    return [[n[n.length - 2], n[n.length - 1]]];
});
const fills = (lines, color) => lines.filter((line) => /^ *fill/.test(line) && line.includes(`rgb(${rgbOf(color)})`))
    .map(pointsOf);
const spanOf = (points, axis) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
};
const grid = (lines) => lines.filter((line) => /stroke .* width 0\.35 /.test(line)).map((line) => pointsOf(line)[0]);
const texts = (lines) => lines.map((line) => /glyphs #\d+ "([^"]*)"/.exec(line)).filter(Boolean).map((m) => m[1]);

function values(count, size, signed) {
    return Array.from({ length: count }, () => {
        const value = (random() * (signed ? 2 : 1) - (signed ? 0.95 : 0)) * size;
        return +value.toPrecision(4);
    });
}

const near = (a, b) => Math.abs(a - b) <= HAIR;

// The axis that the drawing shows: its ticks, and the scale from them to places. d3 must find the same
// ticks for the same data with some number of them.
function checkAxis(lines, data, horizontal) {
    const places = grid(lines).map((point) => point[horizontal ? 0 : 1]);
    const numbers = texts(lines).filter((text) => /^-?[0-9.]+$/.test(text)).map(Number).slice(0, places.length);
    const low = Math.min(0, ...data);
    const high = Math.max(0, ...data);
    for (let count = 1; count <= 10; count++) {
        const scale = scaleLinear([low, high], [0, 1]).nice(count);
        const expected = scale.ticks(count);
        if (expected.length === numbers.length && expected.every((tick, i) => Math.abs(tick - numbers[i]) <= 1e-9 * Math.max(1, Math.abs(tick)))) {
            scale.range([places[0], places[places.length - 1]]).domain([numbers[0], numbers[numbers.length - 1]]);
            const wrong = expected.findIndex((tick, i) => !near(scale(tick), places[i]));
            return { scale, fault: wrong < 0 ? '' : `tick ${expected[wrong]} stands at ${places[wrong]}` };
        }
    }
    return { fault: `d3 has no ticks ${numbers} for ${low} to ${high}` };
}

function checkBars(title, data, orientation) {
    const rows = data.map((v, i) => ({ n: `第${i + 1}`, v }));
    const lines = draw({ data: rows, orientation, axes: { left: { unit: false } }, series: [{ type: 'bar', y: 'v', color: COLORS[0] }] });
    const axis = orientation === 'horizontal' ? 0 : 1;
    const { scale, fault } = checkAxis(lines, data, axis === 0);
    if (fault) return judge(title, fault);
    const bars = fills(lines, COLORS[0]).map((points) => spanOf(points, axis));
    const expected = data.filter((v) => Math.abs(scale(v) - scale(0)) > 0.005)
        .map((v) => [Math.min(scale(0), scale(v)), Math.max(scale(0), scale(v))]);
    const wrong = expected.findIndex((span, i) => !bars[i] || !near(span[0], bars[i][0]) || !near(span[1], bars[i][1]));
    judge(title, bars.length !== expected.length ? `${bars.length} bars for ${expected.length} values`
        : wrong >= 0 ? `bar ${wrong} is ${bars[wrong]} instead of ${expected[wrong]}` : '');
}

const handmade = [[31.62, 30.62, 21.4], [769], [0.001, 0.0042, 0.0039], [-3.27, 43, 8.1], [1e9, 2.5e9, 9.9e8],
    [5, 5, 5, 5], [-1, -2, -3], [0, 0, 4], [290, 116, 92, 18]];
for (let i = 0; i < 36; i++) {
    const data = handmade[i] || values(1 + Math.floor(random() * 14), 10 ** Math.floor(random() * 10 - 3), i % 3 === 0);
    const orientation = i % 2 ? 'horizontal' : 'vertical';
    checkBars(`bars of data set ${i + 1} (${data.length} values, ${orientation}) as d3-scale has them`, data, orientation);
}

for (let i = 0; i < 10; i++) {
    const signed = i % 2 === 1;
    const columns = [0, 1, 2].map(() => values(6, 50, signed));
    const rows = columns[0].map((_, row) => ({ n: `${row}`, a: columns[0][row], b: columns[1][row], c: columns[2][row] }));
    const lines = draw({ data: rows, stack: 'stack', legend: false, series: ['a', 'b', 'c'].map((y, k) => ({ type: 'bar', y, color: COLORS[k] })) });
    const expected = stack().keys(['a', 'b', 'c']).offset(stackOffsetDiverging)(rows);
    const { scale, fault } = checkAxis(lines, expected.flat(2), false);
    let wrong = fault;
    for (let k = 0; k < 3 && !wrong; k++) {
        const bars = fills(lines, COLORS[k]).map((points) => spanOf(points, 1));
        expected[k].forEach(([from, to], row) => {
            const span = [scale(to), scale(from)];
            if (!bars[row] || !near(span[0], bars[row][0]) || !near(span[1], bars[row][1])) wrong = `${k}/${row}: ${bars[row]} instead of ${span}`;
        });
    }
    judge(`stack ${i + 1} as d3-shape has it`, wrong);
}

const turn = (value) => ((value % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
for (let i = 0; i < 6; i++) {
    const data = values(3 + i, 100, false).map((v) => v + 1);
    const rows = data.map((v, row) => ({ n: `${row}`, v }));
    const lines = draw({ data: rows, palette: data.map((_, k) => `#10${(20 + k).toString(16)}${(40 + 8 * k).toString(16)}`), series: [{ type: 'ring', y: 'v', inner: '50%', label: false }] });
    const parts = lines.filter((line) => /^ *fill/.test(line)).map(pointsOf);
    const all = parts.flat();
    const [left, right] = spanOf(all, 0);
    const [top, bottom] = spanOf(all, 1);
    const center = pieCenter(parts, [(left + right) / 2, (top + bottom) / 2]);
    const arcs = pie().sort(null)(data);
    const wrong = arcs.findIndex((arc, k) => {
        const edges = parts[k].map(([x, y]) => turn(Math.atan2(y - center[1], x - center[0]) + Math.PI / 2));
        const has = (angle) => edges.some((edge) => Math.abs(Math.sin((edge - angle) / 2)) < 2e-3);
        return !has(arc.startAngle) || !has(arc.endAngle);
    });
    judge(`sectors of ring ${i + 1} as d3-shape has them`, parts.length !== data.length ? `${parts.length} parts` : wrong >= 0 ? `part ${wrong}` : '');
}

// The page's middle is the ring's: the content box is 190 mm by 110 mm.
function pieCenter() {
    return [100 * 72 / 25.4, 5 * 72 / 25.4 + 55 * 72 / 25.4];
}

for (let i = 0; i < 6; i++) {
    const data = values(60, 10 ** i, i % 2 === 1);
    const lines = draw({ x: undefined, data: data.map((v) => ({ v })), axes: { left: { unit: false } }, series: [{ type: 'histogram', y: 'v', bins: 8, color: COLORS[0] }] });
    const [low, high] = scaleLinear([Math.min(...data), Math.max(...data)], [0, 1]).nice(8).domain();
    const expected = bin().domain([low, high]).thresholds(8)(data).map((step) => step.length);
    const { scale, fault } = checkAxis(lines, expected, false);
    const bars = fault ? [] : fills(lines, COLORS[0]).map((points) => spanOf(points, 1));
    const wanted = expected.filter((count) => count > 0);
    const wrong = fault || wanted.findIndex((count, k) => !bars[k] || !near(bars[k][0], scale(count)));
    judge(`steps of histogram ${i + 1} as d3-array has them`, fault || (wrong >= 0 ? `${bars.length} bars, ${wanted}` : ''));
}
