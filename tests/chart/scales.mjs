// scales.mjs TOOL: asks the tool (tests/tool/chart_scales.c) and d3 the same questions.
import { execFileSync } from 'node:child_process';
import { ticks } from 'd3-array';
import { scaleBand, scaleLinear, scaleLog } from 'd3-scale';
import { generator, judge } from './random.mjs';

const random = generator(20230);
const between = (low, high) => low + random() * (high - low);

const handmade = [[0, 100], [0, 1], [-3.27, 43], [0, 31.62], [18.2, 31.62], [-1, 1], [0, 1e9],
    [1e-6, 3e-6], [99.9, 100.1], [-1e15, 1e15], [0, 7], [5, 6], [-0.001, 0.0004], [0, 123456789]];

function domains(count) {
    const list = handmade.slice();
    while (list.length < count) {
        const size = 10 ** Math.floor(between(-6, 12));
        const low = between(-1, 1) * size;
        list.push([low, low + between(0.001, 3) * size]);
    }
    return list;
}

const questions = [];
const ask = (group, line, expected) => questions.push({ group, line, expected });
for (const [low, high] of domains(400)) {
    for (const count of [1, 2, 3, 5, 7, 10]) {
        ask('ticks', `linear ${low} ${high} ${count}`, ticks(low, high, count));
        ask('nice', `nice ${low} ${high} ${count}`, scaleLinear([low, high], [0, 1]).nice(count).domain());
    }
    const value = between(low, high);
    ask('linear places', `place linear ${low} ${high} 300 20 ${value}`, [scaleLinear([low, high], [300, 20])(value)]);
}
for (let i = 0; i < 200; i++) {
    const low = 10 ** Math.floor(between(-4, 4));
    const high = low * 10 ** Math.floor(between(1, 7));
    const count = Math.floor(between(2, 11));
    const expected = scaleLog([low, high], [0, 1]).ticks(count);
    ask('log ticks', `log ${low} ${high} ${count}`, expected);
    const value = between(low, high);
    ask('log places', `place log ${low} ${high} 0 400 ${value}`, [scaleLog([low, high], [0, 400])(value)]);
}
for (let i = 0; i < 200; i++) {
    const count = Math.floor(between(1, 40));
    const inner = between(0, 1);
    const outer = between(0, 1);
    const names = [...Array(count).keys()];
    const scale = scaleBand(names, [20, 520]).paddingInner(inner).paddingOuter(outer);
    const middles = names.map((name) => scale(name) + scale.bandwidth() / 2);
    ask('bands', `band ${count} ${inner} ${outer} 20 520`, [scale.bandwidth(), ...middles]);
}

const input = questions.map((question) => question.line).join('\n') + '\n';
const answers = execFileSync(process.argv[2], { input, maxBuffer: 1 << 28 }).toString().split('\n');
const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1e-300, Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-12;
const groups = new Map();
questions.forEach(({ group, line, expected }, i) => {
    const numbers = answers[i].trim().split(' ').filter((text) => text).map(Number);
    const isGood = numbers.length === expected.length && numbers.every((n, k) => same(n, expected[k]));
    const entry = groups.get(group) || { count: 0, wrong: [] };
    entry.count++;
    if (!isGood) entry.wrong.push(`${line}: ${numbers} instead of ${expected}`);
    groups.set(group, entry);
});
for (const [group, { count, wrong }] of groups) {
    judge(`${count} ${group} as d3 has them`, wrong.length ? `${wrong.length} differ: ${wrong.slice(0, 3).join('; ')}` : '');
}
