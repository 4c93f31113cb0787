// The rules of docs/typography.md as arithmetic on a dump: an own reading of CLREQ and GB/T 15834,
// which shares nothing with src/text. Lengths are points; tolerances are parts of an em.
'use strict';

const TOLERANCE = 0.005;
const STRETCH_LIMIT = 0.25;

// ---- Characters (docs/typography.md, 2.1) ---------------------------------------------------------
const set = (text) => new Set(Array.from(text));
const MARKS = {
    stop: set('。．'),
    exclamation: set('！？‼⁇⁈⁉'),
    comma: set('，、：；'),
    open: set('“‘（《〈【〖〔［｛「『｟〘〝'),
    close: set('”’）》〉】〗〕］｝」』｠〙〞〟'),
};
const NARROW_OPEN = set('([{');
const NARROW_CLOSE = set(')]}');
const CONNECTORS = set('～〜-‐–—');
const INTERPUNCTS = set('·・‧');
const POSTFIXES = set('%％‰°℃℉′″');
const PREFIXES = set('¥￥$＄€£№+−±');

const isHan = (c) => /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]/.test(c);
const isLetter = (c) => /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff]/.test(c);
const isDigit = (c) => /[0-9]/.test(c);

function kindOf(chars, i) {
    const c = chars[i], before = chars[i - 1] || '', after = chars[i + 1] || '';
    if (c === '’' && isLetter(before) && isLetter(after)) return 'latin';
    for (const kind in MARKS) if (MARKS[kind].has(c)) return kind;
    if (NARROW_OPEN.has(c)) return 'open';
    if (NARROW_CLOSE.has(c)) return 'close';
    if (c === '—' && (before === '—' || after === '—')) return 'dash2';
    if (c === '⸺') return 'dash2';
    if (c === '…' || c === '⋯') return 'ellipsis';
    if (c === '-' && isDigit(after) && !isLetter(before) && !isDigit(before)) return 'prefix';
    if (CONNECTORS.has(c)) return 'connector';
    if (INTERPUNCTS.has(c)) return 'interpunct';
    if (c === '/' || c === '／') return 'solidus';
    if (POSTFIXES.has(c)) return 'postfix';
    if (PREFIXES.has(c)) return 'prefix';
    if (c === ' ' || c === '\u00a0' || c === '\u3000') return 'space';
    if (isHan(c)) return 'han';
    if (isDigit(c)) return 'digit';
    return isLetter(c) ? 'latin' : 'other';
}

const STOPS = new Set(['stop', 'exclamation', 'comma']);
const isClosing = (kind) => STOPS.has(kind) || kind === 'close';

function forbiddenStart(level) {
    if (level === 'none') return new Set();
    const kinds = ['stop', 'exclamation', 'comma', 'close', 'connector', 'interpunct'];
    if (level === 'gb' || level === 'strict') kinds.push('solidus');
    if (level === 'strict') kinds.push('dash2', 'ellipsis');
    return new Set(kinds);
}

function forbiddenEnd(level) {
    if (level === 'none') return new Set();
    return new Set(level === 'gb' || level === 'strict' ? ['open', 'solidus'] : ['open']);
}

// What never parts (R7, R9, R10): [first, last] character, inclusive.
function findUnits(text, chars) {
    const units = [];
    const add = (pattern, rule) => {
        for (const found of text.matchAll(pattern)) {
            const first = Array.from(text.slice(0, found.index)).length;
            units.push({first, last: first + Array.from(found[0]).length - 1, rule});
        }
    };
    const addresses = [];
    for (const found of text.matchAll(/https?:\/\/[\x21-\x7e]+/g))
        addresses.push([found.index, found.index + found[0].length - 1]);
    const plain = Array.from(text).map((c, i) =>
        addresses.some(([a, b]) => i >= a && i <= b) ? ' ' : c).join('');
    const whole = text;
    text = plain;
    add(/(?:(?<![A-Za-z0-9])[-+−±])?[¥￥$€£]?[0-9]+(?:[.,:][0-9]+)*[%‰°℃℉]?/g, 'R9');
    add(/[A-Za-z0-9]+(?:[.’'][A-Za-z0-9]+)*/g, 'R10');
    text = whole;
    for (let i = 0; i < chars.length; i++) {
        // Pairs: of a longer run every second place may part.
        let run = 1;
        while ((chars[i] === '—' || chars[i] === '…' || chars[i] === '⋯') &&
            chars[i + run] === chars[i]) run++;
        for (let j = 0; j + 1 < run; j += 2) units.push({first: i + j, last: i + j + 1, rule: 'R7'});
        i += run - 1;
    }
    return {units: units.filter((unit) => unit.last > unit.first), addresses};
}

// ---- A paragraph, and what it measures on one line ------------------------------------------------
class Paragraph {
    constructor(record, em, vertical) {
        this.em = em;
        this.vertical = vertical;
        this.text = record.text;
        this.chars = Array.from(record.text);
        this.kinds = this.chars.map((c, i) => kindOf(this.chars, i));
        const found = findUnits(this.text, this.chars);
        this.units = found.units;
        this.addresses = found.addresses;
        const byteToChar = new Map();
        let byte = 0;
        this.chars.forEach((c, i) => {
            byteToChar.set(byte, i);
            byte += Buffer.byteLength(c);
        });
        this.byteLength = byte;
        this.clusters = record.lines.flatMap((line) => line.clusters).map((c) => this.natural(c, byteToChar));
        this.indexOfByte = new Map(this.clusters.map((c, i) => [c.byte, i]));
        this.unitAfter = new Array(this.clusters.length).fill(null);
        this.clusters.forEach((c, i) => {
            const unit = this.units.find((u) => u.first <= c.last && u.last > c.last);
            if (unit) this.unitAfter[i] = unit;
        });
        this.clusters.forEach((c, i) => { c.place = this.placeAfter(i); });
    }

    natural(c, byteToChar) {
        const first = byteToChar.get(c.byte);
        const length = Array.from(c.text).length;
        const full = c.adv + c.trim_l + c.trim_r;
        // A symbol that the face draws one em wide is set like Han (×, ∶, ①).
        if (this.kinds[first] === 'other' && Math.abs(full - this.em) < 0.01 * this.em)
            this.kinds[first] = 'han';
        const kind = this.kinds[first];
        const isMark = (isClosing(kind) || kind === 'open') && Math.abs(full - this.em) < 0.01 * this.em;
        const upright = Boolean(c.upright);
        return {byte: c.byte, text: c.text, first, last: first + length - 1, kind, full, isMark,
            adv: c.adv, trimL: c.trim_l, trimR: c.trim_r, gap: c.gap_after,
            upright, isFixed: upright && '：；？！‼⁇⁈⁉'.includes(c.text), // R12, R30
            isFullWidth: isMark || kind === 'interpunct',
            isWide: kind === 'han' || isMark || kind === 'interpunct' || kind === 'dash2' ||
                kind === 'ellipsis' || (kind !== 'space' && Math.abs(full - this.em) < 0.01 * this.em)};
    }

    // What may be done to the place after cluster i (R17, R18).
    placeAfter(i) {
        const a = this.clusters[i], b = this.clusters[i + 1];
        if (!b) return 'edge';
        // R29: upright letters of an acronym never part, but stand in cells like Han.
        const isAcronym = this.vertical && a.upright && b.upright && a.kind === 'latin' && b.kind === 'latin';
        if (this.unitAfter[i] && !isAcronym) return 'unit';
        if (a.kind === 'space') return this.isGapSpace(i) ? 'gapspace' : 'wordspace';
        if (b.kind === 'space') return 'fixed';
        const western = (c) => !c.upright && (c.kind === 'latin' || c.kind === 'digit' ||
            ((c.kind === 'prefix' || c.kind === 'postfix') && !c.isWide));
        if ((a.kind === 'han' && western(b)) || (b.kind === 'han' && western(a))) return 'hanlatin';
        if (a.isFullWidth && b.isFullWidth) return 'fixed';
        if (a.kind === b.kind && (a.kind === 'dash2' || a.kind === 'ellipsis')) return 'fixed';
        if (!a.isWide && !b.isWide) return 'fixed';
        if ((a.isFullWidth && !b.isWide) || (b.isFullWidth && !a.isWide)) return 'fixed';
        const joint = (c) => c.kind === 'connector' || c.kind === 'solidus';
        return joint(a) || joint(b) ? 'joint' : 'open';
    }

    isGapSpace(i) {
        const a = this.clusters[i - 1], b = this.clusters[i + 1];
        if (!a || !b) return false;
        const western = (c) => !c.upright && (c.kind === 'latin' || c.kind === 'digit' ||
            ((c.kind === 'prefix' || c.kind === 'postfix') && !c.isWide));
        return (a.kind === 'han' && western(b)) || (b.kind === 'han' && western(a));
    }

    // Blank that the cluster can still give up inside a line, and the step of R17 that takes it.
    blank(i, level) {
        const c = this.clusters[i], half = this.em / 2;
        if (c.kind === 'interpunct')
            return level === 'gb' || level === 'strict' || c.full < 0.99 * this.em ? null
                : {left: half / 2, right: half / 2, step: 3};
        if (!c.isMark || c.isFixed) return null;
        const step = c.kind === 'open' || c.kind === 'close' ? 4 : c.kind === 'comma' ? 5 : 7;
        if (c.kind === 'open') return {left: c.trimL < 0.01 ? half : 0, right: 0, step};
        return {left: 0, right: c.trimR < 0.01 ? half : 0, step};
    }
}

// ---- The judge ------------------------------------------------------------------------------------
class Judge {
    constructor(options) {
        this.options = options;
        this.em = options.em;
        this.tolerance = TOLERANCE * options.em;
        this.rules = new Map();
        this.start = forbiddenStart(options.level);
        this.end = forbiddenEnd(options.level);
        this.loose = {lines: 0, beyond: 0, wide: 0, beyondWide: 0};
    }

    // Counts one use of a rule, and a violation where `holds` is false.
    judge(rule, holds, describe) {
        let entry = this.rules.get(rule);
        if (!entry) this.rules.set(rule, entry = {checked: 0, violations: 0, examples: []});
        entry.checked++;
        if (holds) return;
        entry.violations++;
        if (entry.examples.length < 3) entry.examples.push(`${this.where}: ${describe()}`);
    }

    near(a, b) {
        return Math.abs(a - b) <= this.tolerance;
    }

    // The clusters of the paragraph set on one line.
    readNatural(record) {
        this.paragraph = new Paragraph(record, this.em, this.options.writing === 'vertical');
        this.where = `paragraph ${record.paragraph}, one line`;
        this.checkNatural();
    }

    checkNatural() {
        const p = this.paragraph, em = this.em, half = em / 2;
        p.clusters.forEach((c, i) => {
            const next = p.clusters[i + 1];
            if (p.vertical) this.checkOrientation(c, i);
            if (c.kind === 'han')
                this.judge('R11', this.near(c.adv, em), () => `${c.text} is ${c.adv} wide`);
            if (c.kind === 'dash2' && c.text.length === 2)
                this.judge('R7', this.near(c.adv, 2 * em), () => `${c.text} is ${c.adv} wide`);
            if (c.kind === 'interpunct' && (this.options.level === 'gb' || this.options.level === 'strict'))
                this.judge('R12', this.near(c.adv, half), () => `${c.text} is ${c.adv} wide`);
            if (next && c.isMark && next.isMark) this.checkNeighbours(c, next, i);
            if (c.place === 'hanlatin')
                this.judge('R19', this.near(c.gap, em / 4), () => `gap after ${c.text} is ${c.gap}`);
            else if (next)
                this.judge('R19', this.near(c.gap, 0), () => `there is a gap of ${c.gap} between ${c.text} and ${next.text}`);
            if (c.place === 'gapspace')
                this.judge('R19', this.near(c.adv, em / 4), () => `the space typed for the gap is ${c.adv} wide`);
        });
    }

    // R28, R29: what stands, and in how much room. What is rotated although it stands in the font as
    // another glyph (brackets, dashes) is upright to the composer: vertical.js looks at the glyphs.
    checkOrientation(c, i) {
        const chars = this.paragraph.chars;
        const western = (at) => at >= 0 && at < chars.length && /[!-~°]/.test(chars[at]);
        if (c.kind === 'han' || c.isMark)
            this.judge('R28', c.upright, () => `${c.text} is rotated`);
        if (!/^[A-Za-z0-9]/.test(c.text)) return;
        let start = c.first, end = c.last + 1;
        while (western(start - 1)) start--;
        while (western(end)) end++;
        const word = chars.slice(start, end).join('');
        const combined = /^[0-9]{2,3}$/.test(word);
        const stands = combined || /^[A-Za-z0-9]$/.test(word) || /^[A-Z]{2,4}$/.test(word);
        this.judge('R29', c.upright === stands, () => `${c.text} of ${word} is ${c.upright ? 'upright' : 'rotated'}`);
        if (combined) this.judge('R29', c.text === word, () => `${word} does not share a cell`);
        if (stands) this.judge('R29', this.near(c.adv, this.em), () => `${c.text} of ${word} takes ${c.adv}`);
    }

    // R15 (and R8 for stacked marks): what the two lose whatever the line.
    checkNeighbours(a, b, i) {
        const half = this.em / 2, p = this.paragraph;
        const isLast = i + 2 === p.clusters.length, isFirst = i === 0;
        const stacked = a.kind === 'exclamation' && b.kind === 'exclamation';
        const say = () => `${a.text}${b.text} are ${a.adv} and ${b.adv} wide`;
        if (a.isFixed) {
            this.judge('R30', this.near(a.adv, this.em), say);
            if (b.kind === 'open') this.judge('R15', this.near(b.adv, half), say);
            return;
        }
        if (isClosing(a.kind)) this.judge('R15', this.near(a.adv, half), say);
        if (a.kind === 'open' && b.kind === 'open') {
            if (!isFirst) this.judge('R15', this.near(a.adv, a.trimL > 0.1 ? half : this.em), say);
            this.judge('R15', this.near(b.adv, half), say);
        }
        if (a.kind === 'open' && isClosing(b.kind))
            this.judge('R15', this.near(a.trimR, 0) && this.near(b.trimL, 0), say);
        if (stacked && (this.options.level === 'gb' || this.options.level === 'strict')) {
            let run = 1;
            while (i - run >= 0 && p.clusters[i - run].kind === 'exclamation') run++;
            if (run % 2 === 1 && !isLast) this.judge('R8', this.near(a.adv + b.adv, this.em), say);
        }
    }

    // One composition.
    readLayout(record) {
        this.where = `paragraph ${record.paragraph}, width ${record.width / this.em} em`;
        this.record = record;
        const lines = record.lines.map((line) => this.locate(line));
        if (lines.some((line) => line === null)) return;
        this.rescues = 0;
        this.checkCoverage(lines);
        lines.forEach((line, i) => this.checkLine(line, lines[i - 1], i));
        this.judge('R5', this.rescues === record.warnings.W0455,
            () => `${this.rescues} rescues, ${record.warnings.W0455} reported`);
        if (this.options.wrap !== 'balanced')
            lines.forEach((line, i) => this.checkSqueeze(line, lines[i + 1]));
        this.checkOrphan(lines);
        for (let i = 2; i < lines.length; i++)
            this.judge('R24', this.near(lines[i].dump.baseline - lines[i - 1].dump.baseline,
                lines[1].dump.baseline - lines[0].dump.baseline), () => `line ${i} breaks the leading`);
    }

    // The line's clusters among the paragraph's.
    locate(dump) {
        const first = this.paragraph.indexOfByte.get(dump.clusters.length ? dump.clusters[0].byte : -1);
        const fits = first !== undefined && dump.clusters.every((c, i) => {
            const known = this.paragraph.clusters[first + i];
            return known && known.byte === c.byte && known.text === c.text;
        });
        this.judge('R0', fits, () => 'a line holds what is not in the paragraph, or in another order');
        return fits ? {dump, first, end: first + dump.clusters.length} : null;
    }

    checkCoverage(lines) {
        const clusters = this.paragraph.clusters;
        const isSpace = (from, to) => clusters.slice(from, to).every((c) => c.kind === 'space');
        let end = 0;
        for (const line of lines) {
            this.judge('R0', line.first >= end && isSpace(end, line.first), () => 'text is lost between lines');
            end = line.end;
        }
        this.judge('R0', isSpace(end, clusters.length), () => 'text is lost at the end');
    }

    inAddress(cluster) {
        return this.paragraph.addresses.some(([a, b]) => cluster.first >= a && cluster.last <= b);
    }

    isRescue(index) {
        const c = this.paragraph.clusters;
        return index >= 2 && [index, index - 1, index - 2].every((i) => c[i].isMark && isClosing(c[i].kind));
    }

    mayStart(index) {
        const c = this.paragraph.clusters[index];
        return !this.start.has(c.kind) || this.inAddress(c) ||
            (this.options.level === 'loose' && '・：；！？'.includes(c.text));
    }

    checkLine(line, before, index) {
        const p = this.paragraph, clusters = p.clusters, dump = line.dump;
        const first = clusters[line.first], last = clusters[line.end - 1];
        const indent = dump.first ? this.options.indent : 0;
        this.judge('R21', this.near(dump.x0, indent) && (!dump.first || index === 0),
            () => `line ${index} begins at ${dump.x0}`);
        if (before) {
            const rescued = this.isRescue(line.first) && this.start.has(first.kind);
            if (rescued) this.rescues++;
            this.judge('R3', rescued || this.mayStart(line.first), () => `line ${index} begins with ${first.text}`);
            const unit = p.unitAfter[before.end - 1];
            const isAddress = this.inAddress(clusters[before.end - 1]) && this.inAddress(first);
            if (unit) this.judge(unit.rule, false, () => `parted before ${first.text}`);
            if (isAddress)
                this.judge('R10', '/.?&=-'.includes(clusters[before.end - 1].text), () => `an address parts before ${first.text}`);
        }
        if (!dump.last)
            this.judge('R3', !this.end.has(last.kind) || this.inAddress(last), () => `line ${index} ends with ${last.text}`);
        this.checkEdges(line, index);
        line = this.takeHanging(line, index);
        this.checkSums(line, index);
        this.checkPlaces(line, index);
        const change = this.changes(line);
        this.checkShrink(change, index);
        this.checkStretch(change, index);
        this.checkMeasure(line, change, index);
    }

    // R20: the clusters [first, end) as a line end with a mark that hangs.
    hangs(first, end) {
        const last = this.paragraph.clusters[end - 1], before = this.paragraph.clusters[end - 2];
        return this.options.hang === 'on' && this.options.align === 'justify' && end - first > 1 && last.isMark &&
            (last.kind === 'comma' || last.kind === 'stop') && !before.isMark;
    }

    // The line without a mark that hangs, which must stand right behind the measure and nowhere else.
    takeHanging(line, index) {
        const dump = line.dump, set = dump.clusters, last = set[set.length - 1];
        const isOut = last.x > dump.x1 - this.tolerance;
        if (!this.hangs(line.first, line.end)) {
            this.judge('R20', !isOut || set.length === 1 || this.record.warnings.W0451 > 0,
                () => `line ${index}: ${last.text} stands outside`);
            return line;
        }
        const before = set[set.length - 2];
        this.judge('R20', this.near(last.x, before.x + before.adv) && this.near(last.adv, this.em / 2) &&
            (dump.last || this.record.warnings.W0451 > 0 || !this.canStretch(line) || this.near(last.x, dump.x1)),
        () => `line ${index}: ${last.text} hangs at ${last.x}, the measure ends at ${dump.x1}`);
        const clusters = [...set.slice(0, -2), {...before, gap_after: 0}];
        return {dump: {...dump, clusters}, first: line.first, end: line.end - 1};
    }

    canStretch(line) {
        const p = this.paragraph;
        for (let i = line.first; i + 2 < line.end; i++)
            if (!['edge', 'unit', 'fixed'].includes(p.clusters[i].place)) return true;
        return false;
    }

    // R13, R14: marks at line edges.
    checkEdges(line, index) {
        const clusters = this.paragraph.clusters, half = this.em / 2;
        const first = clusters[line.first], last = clusters[line.end - 1];
        const set = line.dump.clusters;
        const one = line.end - line.first === 1;
        if (last.isFixed)
            this.judge('R30', this.near(set[set.length - 1].adv, this.em), () => `${last.text} at the end of line ${index} is trimmed`);
        if (last.isMark && isClosing(last.kind) && !last.isFixed) {
            const c = set[set.length - 1];
            this.judge('R13', this.near(c.adv, half) && this.near(c.trim_r, half) && this.near(c.trim_l, 0),
                () => `${c.text} at the end of line ${index} is ${c.adv} wide`);
        }
        if (first.isMark && first.kind === 'open' && !one) {
            const c = set[0];
            this.judge('R14', this.near(c.adv, half) && this.near(c.trim_l, half),
                () => `${c.text} at the start of line ${index} is ${c.adv} wide`);
        }
    }

    // x[i+1] = x[i] + adv[i] + gap_after[i], from edge to set_width.
    checkSums(line, index) {
        const set = line.dump.clusters, dump = line.dump;
        let x = set[0].x;
        let sum = 0;
        let holds = true;
        set.forEach((c, i) => {
            holds = holds && Math.abs(c.x - x) < 0.002;
            const gap = i + 1 < set.length ? c.gap_after : 0;
            x = c.x + c.adv + gap;
            sum += c.adv + gap;
        });
        this.judge('sums', holds && Math.abs(sum - dump.set_width) < 0.005 &&
            Math.abs(dump.set_width - dump.natural_width - dump.ratio * (dump.x1 - dump.x0)) < 0.01,
        () => `line ${index}: the parts do not add up to ${dump.set_width}`);
        this.judge('R21', this.options.align === 'center' || this.near(set[0].x, dump.x0),
            () => `line ${index}: the first frame is at ${set[0].x}`);
        const last = set[set.length - 1];
        this.judge('R19', this.near(last.gap_after, 0) && this.near(set[0].gap_before, 0),
            () => `line ${index} has a gap at its edge`);
    }

    // What never moves: Han, words, units, neighbours (R7-R10, R15, R18).
    checkPlaces(line, index) {
        const p = this.paragraph, set = line.dump.clusters;
        for (let i = 0; i < set.length; i++) {
            const known = p.clusters[line.first + i], c = set[i];
            const isInner = i + 1 < set.length;
            if (known.kind !== 'space' && !known.isMark && known.kind !== 'interpunct')
                this.judge('R18', this.near(c.adv, known.adv), () => `line ${index}: ${c.text} is ${c.adv} wide, not ${known.adv}`);
            if (isInner && known.place === 'unit')
                this.judge(p.unitAfter[line.first + i].rule, this.near(c.gap_after, 0),
                    () => `line ${index}: a gap of ${c.gap_after} after ${c.text}, inside a unit`);
            if (isInner && known.place === 'fixed')
                this.judge('R18', this.near(c.gap_after, known.gap),
                    () => `line ${index}: the gap after ${c.text} may not open, and is ${c.gap_after}`);
            const next = p.clusters[line.first + i + 1];
            if (isInner && known.isMark && next.isMark) {
                this.judge('R15', this.near(c.gap_after, 0), () => `line ${index}: ${c.text}${next.text} stand apart`);
                const pair = c.adv + set[i + 1].adv;
                const both = (known.isFixed || known.kind === 'open') && isClosing(next.kind);
                if (isClosing(known.kind) && known.trimR > 0.1)
                    this.judge('R15', this.near(c.trim_r, known.trimR), () => `line ${index}: ${c.text} before ${next.text} has its blank`);
                this.judge('R15', pair >= this.em - this.tolerance &&
                    pair <= (both ? 2 : 1.5) * this.em + this.tolerance,
                () => `line ${index}: ${c.text}${next.text} take ${pair}`);
            }
        }
    }

    // For each step what the line could give or take, and what it did: {step, available, used}.
    changes(line) {
        const p = this.paragraph, em = this.em, set = line.dump.clusters;
        const shrink = [], stretch = [];
        for (let i = 0; i < set.length; i++) {
            const known = p.clusters[line.first + i], c = set[i];
            const isFirst = i === 0, isLast = i + 1 === set.length;
            const blank = p.blank(line.first + i, this.options.level);
            if (blank) {
                if (blank.left && !isFirst)
                    shrink.push({step: blank.step, available: blank.left, used: c.trim_l - known.trimL, c});
                if (blank.right && !isLast)
                    shrink.push({step: blank.step, available: blank.right, used: c.trim_r - known.trimR, c});
            }
            if (isLast) continue;
            if (known.place === 'wordspace' || known.place === 'gapspace') {
                const isGap = known.place === 'gapspace';
                const least = isGap ? em / 8 : em / 4;
                shrink.push({step: isGap ? 6 : 2, available: Math.max(0, known.adv - least), used: Math.max(0, known.adv - c.adv), c});
                stretch.push({step: isGap ? 2 : 1, available: Math.max(0, em / 2 - known.adv), used: Math.max(0, c.adv - known.adv), c});
            }
            if (known.place === 'hanlatin') {
                shrink.push({step: 6, available: Math.max(0, known.gap - em / 8), used: Math.max(0, known.gap - c.gap_after), c});
                stretch.push({step: 2, available: Math.max(0, em / 2 - known.gap), used: Math.max(0, c.gap_after - known.gap), c});
            }
            if (known.place === 'open' || known.place === 'joint')
                stretch.push({step: known.place === 'open' ? 3 : 4, available: 0, used: c.gap_after - known.gap, c});
        }
        return {shrink, stretch};
    }

    // R17: each step used up before the next, and equally at all its places.
    checkShrink({shrink, stretch}, index) {
        let isOpen = false; // a step that was not used up
        for (let step = 2; step <= 7; step++) {
            const places = shrink.filter((place) => place.step === step && place.available > 0);
            if (!places.length) continue;
            const share = places[0].used / places[0].available;
            const even = places.every((place) => this.near(place.used, share * place.available));
            this.judge('R17', even, () => `line ${index}: step ${step} shrinks unevenly`);
            this.judge('R17', share > -TOLERANCE && share < 1 + TOLERANCE, () => `line ${index}: step ${step} goes beyond its end`);
            if (share > TOLERANCE)
                this.judge('R17', !isOpen, () => `line ${index}: step ${step} before an earlier one is used up`);
            if (share < 1 - TOLERANCE) isOpen = true;
            if (share > TOLERANCE) {
                this.judge('R17', stretch.every((place) => place.used < this.tolerance), () => `line ${index} shrinks and stretches`);
                places.forEach((place) => this.checkStage(place, -step, index));
            }
        }
    }

    // The dump says of a place which step moved it. Left blanks are noted at the place before.
    checkStage(place, step, index) {
        const isLeft = place.c.cls === 'open' || place.c.cls === 'interpunct';
        this.judge('stage', isLeft || place.c.stage === step,
            () => `line ${index}: ${place.c.text} says stage ${place.c.stage}, and ${step} moved it`);
    }

    // R18: word spaces, then Han-Latin gaps, then all others alike up to the limit, then all.
    checkStretch({stretch}, index) {
        const em = this.em;
        if (!stretch.some((place) => place.used > this.tolerance)) return;
        const of = (step) => stretch.filter((place) => place.step === step);
        const gaps = of(3);
        const open = gaps.length ? gaps[0].used : 0;
        this.judge('R18', gaps.every((place) => this.near(place.used, open)), () => `line ${index}: gaps differ`);
        const beyond = gaps.length ? Math.max(0, open - STRETCH_LIMIT * em) : this.beyondOf(stretch);
        this.judge('R18', of(4).every((place) => this.near(place.used, beyond)),
            () => `line ${index}: a gap beside a connector or solidus opens before the last resort`);
        let later = open > this.tolerance || beyond > this.tolerance;
        for (const step of [2, 1]) {
            const places = of(step);
            if (!places.length) continue;
            const share = places.map((place) => place.available > 0 ? (place.used - beyond) / place.available : 1);
            const even = places.every((place) => this.near(place.used, beyond +
                (place.available > 0 ? share[0] * place.available : 0)) || later);
            this.judge('R18', even, () => `line ${index}: step ${step} stretches unevenly`);
            if (later)
                this.judge('R18', places.every((place) => this.near(place.used, place.available + beyond)),
                    () => `line ${index}: a later step than ${step} is used before it is used up`);
            if (places.some((place) => place.used > this.tolerance)) later = true;
        }
    }

    // Without a step 3 in the line: what goes beyond every limit.
    beyondOf(stretch) {
        const joints = stretch.filter((place) => place.step === 4);
        if (joints.length) return joints[0].used;
        return Math.max(0, ...stretch.map((place) => place.used - place.available));
    }

    checkMeasure(line, {shrink, stretch}, index) {
        const dump = line.dump, measure = dump.x1 - dump.x0;
        const difference = dump.set_width - measure;
        const justified = (this.options.align === 'justify' && !dump.last) || this.options.align === 'all';
        const canOpen = stretch.length > 0;
        const room = shrink.reduce((sum, place) => sum + Math.max(0, place.available - place.used), 0);
        if (difference > 0.01 * this.em) {
            this.judge('R17', room < this.tolerance && this.record.warnings.W0451 > 0,
                () => `line ${index} is ${difference} too wide, and ${room} is left to shrink`);
            return;
        }
        if (justified && canOpen)
            this.judge('R18', Math.abs(difference) < 0.01 * this.em, () => `line ${index} misses the measure by ${difference}`);
        else if (!justified)
            this.judge('R18', stretch.every((place) => place.used < this.tolerance), () => `line ${index} is ragged and stretched`);
        if (!justified) return;
        const widest = Math.max(0, ...stretch.filter((place) => place.step >= 3).map((place) => place.used));
        this.loose.lines++;
        if (this.record.width >= 12 * this.em) this.loose.wide++;
        if (widest <= (STRETCH_LIMIT + TOLERANCE) * this.em) return;
        this.loose.beyond++;
        if (this.record.width >= 12 * this.em) this.loose.beyondWide++;
        if (!dump.last)
            this.judge('W0452', this.record.warnings.W0452 > 0, () => `line ${index} has gaps of ${widest} and nothing is said`);
    }

    // Width of clusters [first, end) set naturally as one line, and what R17 could take of it.
    setAsLine(first, end) {
        const p = this.paragraph, clusters = p.clusters;
        let width = 0, shrink = 0;
        for (let i = first; i < end; i++) {
            const c = clusters[i];
            width += c.full;
            const blank = p.blank(i, this.options.level);
            // The trims that hold whatever the line.
            if (c.isMark || c.kind === 'interpunct') {
                if (!(i === 0 && c.kind === 'open')) width -= c.trimL;
                if (!(i === clusters.length - 1 && isClosing(c.kind))) width -= c.trimR;
            } else {
                width -= c.trimL + c.trimR;
            }
            if (blank && i > first) shrink += blank.left;
            if (blank && i === first) width -= blank.left;
            if (blank && i + 1 < end) shrink += blank.right;
            if (blank && i + 1 === end) width -= blank.right;
            if (i === 0 && c.isMark && c.kind === 'open') width -= c.trimL;
            if (i === clusters.length - 1 && c.isMark && isClosing(c.kind)) width -= c.trimR;
            if (i + 1 === end) continue;
            width += c.gap;
            if (c.place === 'hanlatin') shrink += Math.max(0, c.gap - this.em / 8);
            if (c.place === 'wordspace') shrink += Math.max(0, c.adv - this.em / 4);
            if (c.place === 'gapspace') shrink += Math.max(0, c.adv - this.em / 8);
        }
        if (this.hangs(first, end)) width -= this.em / 2 + clusters[end - 2].gap;
        return {width, shrink};
    }

    mayBreak(i) {
        const p = this.paragraph, a = p.clusters[i - 1], b = p.clusters[i];
        if (p.unitAfter[i - 1] || b.kind === 'space' || this.end.has(a.kind) || !this.mayStart(i)) return false;
        if (a.kind === 'space') return true;
        const hugs = (c) => c.kind === 'postfix' || c.kind === 'prefix' || c.kind === 'other';
        return !hugs(a) && !hugs(b) && (a.isWide || b.isWide) && a.kind !== 'open' && !isClosing(b.kind);
    }

    // Whether the clusters from `start`, a line start, on can be set in lines that fit, without a
    // lone character at the end; with `squeezes`, also without marks pushed out (R6).
    canEndWell(start, squeezes = true) {
        const p = this.paragraph, count = p.clusters.length;
        const well = new Array(count + 1).fill(false);
        const isJustified = this.options.align !== 'start';
        for (let from = count - 1; from >= start; from--) {
            if (from !== start && !this.mayBreak(from)) continue;
            const measure = this.record.width - (from === 0 ? this.options.indent : 0);
            let squeezed = 0;
            for (let to = from + 1; to <= count; to++) {
                if (to < count && !this.mayBreak(to)) continue;
                const line = this.setAsLine(from, to);
                if (line.width - line.shrink > measure + 0.001) break;
                if (line.width > measure + 0.01 && !isJustified && to !== squeezed) continue;
                squeezed = this.options.wrap === 'balanced' ? 0 : this.pushesOut(from, to);
                well[from] = well[from] || (to === count ? from === 0 || !this.isOrphan(from) : well[to]);
                // What ends here or before pushes out what could be squeezed in.
                if (squeezes && squeezed) well[from] = false;
            }
        }
        return well[start];
    }

    isOrphan(first) {
        const quiet = new Set(['open', 'space', 'dash2', 'ellipsis', 'interpunct', 'solidus', 'connector']);
        const solid = this.paragraph.clusters.slice(first).filter((c) => !isClosing(c.kind) && !quiet.has(c.kind));
        return solid.length <= 1 && solid.every((c) => c.kind === 'han');
    }

    // R6: the line [first, end) leaves a Han character to the next only because of the marks after
    // it, though shrinking makes room for them. Returns where the line could have ended, or 0.
    pushesOut(first, end) {
        const clusters = this.paragraph.clusters;
        if (this.options.level === 'none' || end >= clusters.length || clusters[end].kind !== 'han') return 0;
        let marks = end + 1;
        while (marks < clusters.length && clusters[marks].isMark && !this.mayStart(marks)) marks++;
        if (marks === end + 1 || (marks < clusters.length && !this.mayBreak(marks))) return 0;
        const measure = this.record.width - (first === 0 ? this.options.indent : 0);
        if (this.setAsLine(first, end + 1).width > measure + 0.001) return 0;
        const line = this.setAsLine(first, marks);
        return line.width > measure + 0.01 && line.width - line.shrink <= measure - 0.01 ? marks : 0;
    }

    // R22 comes before R6: what leads to a lone character only is no fault.
    checkSqueeze(line, next) {
        if (!next) return;
        const marks = this.pushesOut(line.first, next.first);
        const count = this.paragraph.clusters.length;
        this.judge('R6', marks === 0 || (marks < count && !this.canEndWell(marks)),
            () => `${this.paragraph.clusters[next.first].text} and its marks were pushed out`);
    }

    // R22.
    checkOrphan(lines) {
        if (lines.length < 2) return;
        const last = lines[lines.length - 1];
        this.judge('R22', !this.isOrphan(last.first) || !this.canEndWell(0, false),
            () => `the last line is ${last.dump.clusters.map((c) => c.text).join('')}`);
    }
}

module.exports = {Judge, kindOf};
