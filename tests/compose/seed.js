// Shows that the judge can tell: puts one fault after the other into good compositions (those of
// compose_sweep in FILE) and expects the rule that it breaks to be named.
//   node seed.js FILE [vertical]
'use strict';
const {Judge} = require('./rules.js');

const EM = 10;
const isVertical = process.argv[3] === 'vertical';
const OPTIONS = {writing: isVertical ? 'vertical' : 'horizontal', level: 'gb', align: 'justify', wrap: 'optimal', indent: 2 * EM, em: EM};
const copy = (value) => JSON.parse(JSON.stringify(value));
const isHan = (c) => c.cls === 'han';
const isClosing = (c) => ['stop', 'comma', 'exclamation', 'close'].includes(c.cls);

// Moves a line's clusters from index `at` on by `by`.
function shift(line, at, by) {
    for (let i = at; i < line.clusters.length; i++) line.clusters[i].x += by;
}

// Opens the place after cluster i and keeps the line's sums right.
function open(line, i, by) {
    line.clusters[i].gap_after += by;
    shift(line, i + 1, by);
    line.set_width += by;
    line.natural_width += by;
}

// Widens cluster i and keeps the sums right.
function widen(line, i, by) {
    line.clusters[i].adv += by;
    shift(line, i + 1, by);
    line.set_width += by;
    line.natural_width += by;
}

// Moves the first cluster of line k + 1 to the end of line k, or back, as a bad breaker would.
function moveBack(record, k) {
    const moved = record.lines[k + 1].clusters.shift();
    record.lines[k].clusters.push(moved);
}
function moveOn(record, k) {
    const moved = record.lines[k].clusters.pop();
    record.lines[k + 1].clusters.unshift(moved);
}

// For each fault: the rule it breaks, and how it is made. `find` is called with a line, its number
// and the record until it has changed something, and then returns true.
const faults = [
    ['R0', 'a lost character', (line) => {
        const i = line.clusters.findIndex((c, k) => k > 0 && isHan(c));
        return i > 0 && line.clusters.splice(i, 1).length > 0;
    }],
    ['R3', 'a mark at a line start', (line, k, record) => {
        const last = line.clusters[line.clusters.length - 1];
        return k + 1 < record.lines.length && line.clusters.length > 2 && isClosing(last) &&
            isHan(line.clusters[line.clusters.length - 2]) && (moveOn(record, k), true);
    }],
    ['R3', 'an opening mark at a line end', (line, k, record) => {
        const next = record.lines[k + 1];
        return next && next.clusters.length > 2 && next.clusters[0].cls === 'open' && (moveBack(record, k), true);
    }],
    ['R3', 'a connector at a line start', (line, k, record) => {
        const next = record.lines[k + 1];
        const i = next && next.clusters.findIndex((c) => c.cls === 'connector' || c.cls === 'interpunct');
        if (!next || i < 1 || i > 4) return false;
        for (let n = 0; n < i; n++) moveBack(record, k);
        return true;
    }],
    ['R20', 'a mark outside its line', (line) => {
        const at = line.clusters.length - 1, last = line.clusters[at];
        return at > 0 && isClosing(last) && (last.x = line.x1, true);
    }],
    ['R5', 'a rescue that nobody reported', (line, k, record) => {
        record.warnings.W0455++;
        return true;
    }],
    ['R6', 'a mark pushed out that could be squeezed in', (line, k, record) => {
        const count = line.clusters.length;
        const shrinks = line.clusters.filter((c) => c.stage < 0).length;
        if (k + 2 >= record.lines.length || count < 6 || !shrinks || !isClosing(line.clusters[count - 1]) ||
            !isHan(line.clusters[count - 2]) || !isHan(line.clusters[count - 3])) return false;
        moveOn(record, k);
        moveOn(record, k);
        return true;
    }],
    ['R7', 'a dash opened', (line) => {
        const i = line.clusters.findIndex((c, n) => c.text === '…' && line.clusters[n + 1] && line.clusters[n + 1].text === '…');
        return i >= 0 && (open(line, i, 1), true);
    }],
    ['R7', 'an ellipsis parted', (line, k, record) => {
        const count = line.clusters.length;
        return record.lines[k + 1] && count > 3 && line.clusters[count - 1].text === '…' && (moveOn(record, k), true);
    }],
    ['R9', 'a number opened', (line) => {
        const i = line.clusters.findIndex((c, n) => c.cls === 'digit' && line.clusters[n + 1] && line.clusters[n + 1].cls === 'digit');
        return i >= 0 && (open(line, i, 0.2), true);
    }],
    ['R9', 'a number parted', (line, k, record) => {
        const next = record.lines[k + 1];
        return next && next.clusters.length > 3 && next.clusters[0].cls === 'digit' && next.clusters[1].cls === 'digit' &&
            (moveBack(record, k), true);
    }],
    ['R9', 'a percent sign at a line start', (line, k, record) => {
        const last = line.clusters[line.clusters.length - 1];
        return record.lines[k + 1] && last.text === '%' && (moveOn(record, k), true);
    }],
    ['R10', 'a word parted', (line, k, record) => {
        const next = record.lines[k + 1];
        return next && next.clusters.length > 3 && next.clusters[0].cls === 'latin' && next.clusters[1].cls === 'latin' &&
            (moveBack(record, k), true);
    }],
    ['R10', 'a word opened', (line) => {
        const i = line.clusters.findIndex((c, n) => c.cls === 'latin' && line.clusters[n + 1] && line.clusters[n + 1].cls === 'latin');
        return i >= 0 && (open(line, i, 0.2), true);
    }],
    ['R13', 'a full-width mark at a line end', (line) => {
        const last = line.clusters[line.clusters.length - 1];
        if (!isClosing(last) || last.trim_r < 4) return false;
        last.trim_r = 0;
        widen(line, line.clusters.length - 1, EM / 2);
        return true;
    }],
    ['R14', 'a full-width mark at a line start', (line) => {
        const first = line.clusters[0];
        if (first.cls !== 'open' || first.trim_l < 4 || line.clusters.length < 2) return false;
        first.trim_l = 0;
        widen(line, 0, EM / 2);
        return true;
    }],
    ['R15', 'two marks of two ems', (line) => {
        const i = line.clusters.findIndex((c, n) => isClosing(c) && c.trim_r > 4 && line.clusters[n + 1] && isClosing(line.clusters[n + 1]));
        if (i < 0) return false;
        line.clusters[i].trim_r = 0;
        widen(line, i, EM / 2);
        return true;
    }],
    ['R17', 'stops shrunk before commas', (line) => {
        const stop = line.clusters.find((c, n) => c.cls === 'stop' && c.trim_r === 0 && n + 1 < line.clusters.length);
        const comma = line.clusters.find((c) => c.cls === 'comma' && c.trim_r === 0);
        if (!stop || !comma) return false;
        stop.trim_r += 2;
        widen(line, line.clusters.indexOf(stop), -2);
        return true;
    }],
    ['R17', 'one comma shrunk more than another', (line) => {
        const commas = line.clusters.filter((c, n) => c.cls === 'comma' && c.stage === -5 && n + 1 < line.clusters.length);
        if (commas.length < 2 || commas[0].trim_r > 4) return false;
        commas[0].trim_r += 0.5;
        widen(line, line.clusters.indexOf(commas[0]), -0.5);
        return true;
    }],
    ['R17', 'a comma shrunk into its ink', (line) => {
        const i = line.clusters.findIndex((c, n) => c.cls === 'comma' && c.trim_r === 0 && n + 1 < line.clusters.length);
        if (i < 0) return false;
        line.clusters[i].trim_r = 7;
        widen(line, i, -7);
        return true;
    }],
    ['R18', 'Han squeezed', (line) => {
        const i = line.clusters.findIndex(isHan);
        return i >= 0 && (widen(line, i, -0.3), true);
    }],
    ['R18', 'one gap opened', (line) => {
        const i = line.clusters.findIndex((c, n) => isHan(c) && line.clusters[n + 1] && isHan(line.clusters[n + 1]));
        return i >= 0 && line.clusters.length > 5 && (open(line, i, 1), true);
    }],
    ['R18', 'Latin pushed from a mark', (line) => {
        const i = line.clusters.findIndex((c, n) => isClosing(c) && line.clusters[n + 1] && line.clusters[n + 1].cls === 'latin');
        return i >= 0 && (open(line, i, 0.5), true);
    }],
    ['R18', 'a line short of its measure', (line) => {
        if (line.last || line.clusters.length < 6) return false;
        line.x1 += 3;
        return true;
    }],
    ['R18', 'gaps between Han opened before those beside Latin', (line) => {
        const count = line.clusters.length;
        const latin = line.clusters.some((c, n) => n + 1 < count && isHan(c) && line.clusters[n + 1].cls === 'latin' && c.gap_after < 3);
        if (!latin || line.last) return false;
        for (let i = 0; i + 1 < count; i++)
            if (isHan(line.clusters[i]) && isHan(line.clusters[i + 1])) open(line, i, 0.4);
        return true;
    }],
    ['R19', 'a gap at a line edge', (line) => {
        line.clusters[line.clusters.length - 1].gap_after = EM / 4;
        return true;
    }],
    ['R21', 'an indent of one em', (line, k) => {
        if (k > 0) return false;
        line.x0 -= EM;
        line.clusters.forEach((c) => { c.x -= EM; });
        return true;
    }],
    ['R22', 'a lone character on the last line', (line, k, record) => {
        if (k + 2 !== record.lines.length || k < 2) return false;
        const last = record.lines[k + 1];
        const count = last.clusters.filter((c) => !isClosing(c)).length;
        if (count < 2 || count > 6 || !last.clusters.slice(0, count).every(isHan)) return false;
        for (let i = 1; i < count; i++) moveBack(record, k);
        return true;
    }],
    ['R24', 'a line lower than the leading', (line, k) => {
        if (k < 2) return false;
        line.baseline += 1;
        return true;
    }],
    ['sums', 'two clusters that overlap', (line) => {
        if (line.clusters.length < 4) return false;
        line.clusters[2].x -= 0.5;
        return true;
    }],
    ['stage', 'a stage that is not the one', (line) => {
        const c = line.clusters.find((cluster) => cluster.cls === 'comma' && cluster.stage === -5);
        if (!c) return false;
        c.stage = -7;
        return true;
    }],
    ['W0452', 'a torn line that nobody reported', (line, k, record) => {
        if (!record.warnings.W0452) return false;
        record.warnings.W0452 = 0;
        return true;
    }],
];

// Faults of what holds whatever the line, in the paragraph set on one line.
const naturalFaults = [
    ['R7', 'a dash of one em', (c) => c.text === '——' && (c.adv = EM, true)],
    ['R8', 'stacked marks of one and a half em', (c, next) => c.cls === 'exclamation' && next && next.cls === 'exclamation' &&
        next.trim_r > 4 && (next.adv += 5, next.trim_r = 0, true)],
    ['R11', 'a Han character narrower than the em', (c) => isHan(c) && (c.adv -= 0.4, true)],
    ['R12', 'an interpunct of one em', (c) => c.cls === 'interpunct' && (c.adv = EM, true)],
    ['R15', 'neighbours of two ems', (c, next) => isClosing(c) && next && isClosing(next) && c.trim_r > 4 && (c.adv += 5, c.trim_r = 0, true)],
    ['R19', 'no gap beside Latin', (c, next) => isHan(c) && next && next.cls === 'latin' && (c.gap_after = 0, true)],
    ['R19', 'a gap between Latin and a mark', (c, next) => c.cls === 'latin' && next && next.cls === 'comma' && (c.gap_after = 2.5, true)],
];

// Faults that only vertical lines can have.
const verticalFaults = [
    ['R28', 'a bracket on its side', (c) => c.text === '（' && (c.upright = false, true)],
    ['R28', 'a Han character on its side', (c) => isHan(c) && (c.upright = false, true)],
    ['R29', 'a word that stands', (c) => c.cls === 'latin' && !c.upright && (c.upright = true, true)],
    ['R29', 'digits of a cell on their side', (c) => /^[0-9]{2}$/.test(c.text) && (c.upright = false, true)],
    ['R29', 'a cell of one and a half ems', (c) => /^[0-9]{2}$/.test(c.text) && (c.adv = 1.5 * EM, true)],
    ['R30', 'a colon without its blank', (c, next) => c.text === '：' && next.cls === 'open' && (c.adv = EM / 2, c.trim_r = EM / 2, true)],
    ['R15', 'a bracket after a colon with its blank', (c, next) => c.text === '：' && next.cls === 'open' && (next.adv = EM, next.trim_l = 0, true)],
];

function violations(natural, record) {
    const judge = new Judge(OPTIONS);
    judge.readNatural(natural);
    if (record) judge.readLayout(record);
    return new Set([...judge.rules].filter(([, entry]) => entry.violations > 0).map(([rule]) => rule));
}

// Makes the fault in the first composition that has a place for it; null: none has.
function seed(fault, pairs) {
    const [, , make] = fault;
    for (const {natural, record} of pairs) {
        const changed = copy(record);
        if (changed.lines.some((line, k) => make(line, k, changed))) {
            const found = violations(natural, changed);
            if (found.has(fault[0]) || fault[0] !== 'R6') return found;
        }
    }
    return null;
}

function seedNatural(fault, naturals) {
    const [, , make] = fault;
    for (const natural of naturals) {
        const changed = copy(natural);
        const clusters = changed.lines[0].clusters;
        if (clusters.some((c, i) => i > 0 && i + 2 < clusters.length && make(c, clusters[i + 1]))) return violations(changed, null);
    }
    return null;
}

const pairs = [];
const naturals = [];
for (const line of require('fs').readFileSync(process.argv[2], 'utf8').split('\n')) {
    if (!line) continue;
    const record = JSON.parse(line);
    if (record.width === null) naturals.push(record);
    else pairs.push({natural: naturals[naturals.length - 1], record});
}
const clean = pairs.length > 0 && pairs.every(({natural, record}) => violations(natural, record).size === 0);
console.log(`${clean ? 'ok' : 'fail'}\tseeded faults: ${pairs.length} compositions are clean before\t`);
const lists = isVertical ? [[verticalFaults, seedNatural, naturals]]
    : [[faults, seed, pairs], [naturalFaults, seedNatural, naturals]];
for (const [list, run, from] of lists) {
    for (const fault of list) {
        const found = run(fault, from);
        const holds = found !== null && found.has(fault[0]);
        console.log(`${holds ? 'ok' : 'fail'}\tseeded fault: ${fault[1]} breaks ${fault[0]}\t` +
            (found ? `named were ${[...found].join(' ') || 'none'}` : 'no composition has a place for it'));
    }
}
