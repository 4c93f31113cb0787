// R27-R30 in the finished PDF of vertical.json: the glyphs that mutool reads out of it, against the
// dump; and that the judge can tell, by faults seeded into the dump.
//   node vertical.js LAYOUT DUMP TRACE
'use strict';
const fs = require('fs');
const TOLERANCE = 0.01; // of an em
const MIDDLE = 0.38;    // Noto: the middle of the em box above the baseline (0.88 - 0.12) / 2

const layout = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const page = JSON.parse(fs.readFileSync(process.argv[3], 'utf8')).pages[0];
const trace = fs.readFileSync(process.argv[4], 'utf8');
const EM = parseFloat(layout.body.style.fontSize);
const LEADING = layout.body.style.lineHeight * EM;

// ---- What is drawn --------------------------------------------------------------------------------
const glyphs = [];
for (const span of trace.matchAll(/<span [^>]*wmode="(\d)"[^>]*trm="([^"]*)">([\s\S]*?)<\/span>/g)) {
    const [a, b, c, d] = span[2].split(' ').map(Number);
    for (const g of span[3].matchAll(/<g unicode="([^"]*)" glyph="(-?\d+)" x="([-\d.e]+)" y="([-\d.e]+)" adv="([-\d.e]+)"/g)) {
        if (Number(g[2]) < 0) continue;
        glyphs.push({text: g[1], id: Number(g[2]), x: Number(g[3]), y: page.height - Number(g[4]), advance: Number(g[5]),
            isVertical: span[1] === '1', isRotated: Math.abs(a) < 1e-6 && b < 0, size: Math.hypot(c, d), width: Math.hypot(a, b)});
    }
}
const textOf = (glyph) => glyph.text.replace(/&#x([0-9a-f]+);/i, (all, code) => String.fromCodePoint(parseInt(code, 16)));
for (const glyph of glyphs) glyph.text = textOf(glyph);

// ---- The judge ------------------------------------------------------------------------------------
class Judge {
    constructor(boxes) {
        this.boxes = boxes;
        this.rules = new Map();
    }

    judge(rule, holds, describe) {
        const entry = this.rules.get(rule) || {checked: 0, faults: []};
        this.rules.set(rule, entry);
        entry.checked++;
        if (!holds) entry.faults.push(describe());
    }

    lines(id) {
        return this.boxes.find((box) => box.id === id).lines;
    }

    near(a, b, tolerance = TOLERANCE) {
        return Math.abs(a - b) <= tolerance * EM;
    }

    // The glyph of a character nearest to a place.
    find(text, x, y) {
        let best = null, least = Infinity;
        for (const glyph of glyphs) {
            const distance = Math.max(Math.abs(glyph.x - x), Math.abs(glyph.y - y));
            if (glyph.text === text && distance < least) [best, least] = [glyph, distance];
        }
        return {glyph: best, distance: least / EM};
    }

    run() {
        const plain = new Map();
        for (const line of this.lines('horizontal'))
            for (const c of line.clusters) {
                const found = this.find(Array.from(c.text)[0], c.x - c.trim_l, line.baseline);
                plain.set(Array.from(c.text)[0], found.glyph);
            }
        for (const id of ['vertical', 'kana']) {
            const lines = this.lines(id);
            lines.forEach((line, i) => this.checkColumn(line, lines[i + 1], plain));
        }
        for (const id of ['pinyin', 'kana'])
            for (const line of this.lines(id)) this.checkRuby(line);
        this.checkLeading();
        return this.rules;
    }

    // R28: lines from right to left; each cluster at its place, standing or turned as it says.
    checkColumn(line, next, plain) {
        this.judge('R28', line.writing === 'vertical-rl', () => `line ${line.line} is horizontal`);
        if (next) this.judge('R28', this.near(line.baseline - next.baseline, LEADING), () => `line ${next.line} is at ${next.baseline}`);
        const word = (c) => /^[!-~°]/.test(c.text);
        line.clusters.forEach((c, i) => {
            if (c.text.trim() === '') return;
            const first = Array.from(c.text)[0];
            const isCell = /^[0-9]{2,}$/.test(c.text);
            const top = c.x - c.trim_l;
            // Upright: the origin is half the width left of the middle; letters stand anywhere in it.
            const x = c.upright ? line.baseline - 0.5 * EM : line.baseline - MIDDLE * EM;
            if (c.text === '·') return; // as narrow as in a Latin line, so its origin is elsewhere
            const rise = c.upright && word(c) ? null : c.text === '——' ? 1.38 : 0.88;
            const {glyph} = this.find(first, x, c.upright ? top + 0.88 * EM : top);
            this.judge('place', glyph.isRotated === !c.upright && glyph.isVertical === c.upright,
                () => `${c.text} is ${glyph.isRotated ? 'rotated' : 'upright'}`);
            if (!c.upright || rise !== null)
                this.judge('place', this.near(glyph.x, x) && this.near(glyph.y, c.upright ? top + rise * EM : top),
                    () => `${c.text} is at ${glyph.x},${glyph.y}, not at ${x},${top}`);
            if (isCell) this.checkCell(c, line, plain);
            else if (c.upright && word(c))
                this.judge('R29', this.near(c.adv, EM) && Math.abs(glyph.y - top - 0.87 * EM) < 0.05 * EM, () => `${c.text} is not in a cell`);
            if ('（）《》【】“”‘’—…～'.includes(first))
                this.judge('R28', glyph.isRotated || glyph.id !== plain.get(first).id, () => `${c.text} stands as in a horizontal line`);
            if ('，。、：；！？·'.includes(c.text)) this.judge('R28', !glyph.isRotated, () => `${c.text} is rotated`);
            const after = line.clusters[i + 1];
            if (after) this.judge('pitch', this.near(after.x, c.x + c.adv + c.gap_after), () => `${after.text} does not follow ${c.text}`);
        });
    }

    // 纵中横: at most 1.1 em wide, and in the middle.
    checkCell(c, line, plain) {
        const digits = Array.from(c.text);
        const drawn = glyphs.filter((g) => g.isVertical && Math.abs(g.y - c.x - 0.87 * EM) < 0.1 * EM &&
            Math.abs(g.x - line.baseline) < 0.7 * EM).sort((a, b) => a.x - b.x);
        this.judge('R29', drawn.map((g) => g.text).join('') === c.text, () => `${c.text} is drawn as ${drawn.map((g) => g.text).join('')}`);
        if (drawn.length !== digits.length) return;
        const last = drawn[drawn.length - 1];
        const left = drawn[0].x, right = last.x + plain.get(last.text).advance * last.width;
        this.judge('R29', right - left <= 1.1 * EM, () => `${c.text} is ${right - left} wide`);
        this.judge('R29', this.near((left + right) / 2, line.baseline, 0.02), () => `${c.text} has its middle at ${(left + right) / 2}, not at ${line.baseline}`);
        this.judge('R29', this.near(c.adv, EM), () => `${c.text} takes ${c.adv}`);
    }

    // R27: half size, centred, apart from its neighbours, inside the measure, on the right side, and
    // drawn where the dump says.
    checkRuby(line) {
        const rubies = line.ruby || [];
        const isVertical = line.writing === 'vertical-rl';
        rubies.forEach((ruby, i) => {
            const say = () => `${ruby.text} at ${ruby.x}`;
            this.judge('R27', this.near(ruby.size, EM / 2), say);
            this.judge('R27', this.near(ruby.x + ruby.adv / 2, ruby.base_x + ruby.base_adv / 2), () => `${ruby.text} is not centred`);
            this.judge('R27', ruby.x > line.x0 - 0.01 && ruby.x + ruby.adv < line.x1 + 0.01, () => `${ruby.text} leaves the measure`);
            const base = line.clusters.filter((c) => c.x + c.adv / 2 > ruby.base_x && c.x + c.adv / 2 < ruby.base_x + ruby.base_adv);
            this.judge('R27', base.length > 0 && (ruby.word || base.length === 1), () => `${ruby.text} has ${base.length} clusters`);
            const away = isVertical ? ruby.across - line.baseline : line.baseline - MIDDLE * EM - ruby.across;
            this.judge('R27', this.near(Math.abs(away), 0.75 * EM), () => `${ruby.text} is ${away} from the middle of its line`);
            const under = /^(zēngzhǎng|さ)$/.test(ruby.text);
            this.judge('R27', under === away < 0, () => `${ruby.text} stands on the wrong side`);
            const next = rubies[i + 1];
            if (next && away * (line.baseline - next.across) !== 0 && this.near(next.across, ruby.across)) {
                const gap = next.x - ruby.x - ruby.adv;
                const adjoins = next.base_x - ruby.base_x - ruby.base_adv < EM / 2;
                const least = adjoins && (ruby.word || next.word) ? 0.5 : 0.25;
                this.judge('R27', gap >= (least - TOLERANCE) * EM, () => `${ruby.text} and ${next.text} are ${gap} apart`);
            }
            this.findRuby(ruby, isVertical);
        });
    }

    findRuby(ruby, isVertical) {
        const small = glyphs.filter((g) => this.near(g.size, EM / 2, 0.02));
        const first = Array.from(ruby.text)[0];
        const along = (g) => (isVertical ? g.y : g.x);
        const kana = /[\u3040-\u30ff]/.test(first);
        const start = isVertical && kana ? ruby.x + 0.88 * EM / 2 : ruby.x;
        const across = isVertical ? ruby.across - (kana ? 0.5 : MIDDLE) * EM / 2 : ruby.across + MIDDLE * EM / 2;
        const drawn = small.some((g) => this.near(along(g), start) && this.near(isVertical ? g.x : g.y, across));
        this.judge('place', drawn, () => `${ruby.text} is not drawn at ${ruby.x}`);
    }

    // R24, R27: a line is not opened for its ruby.
    checkLeading() {
        const lines = this.lines('pinyin');
        for (let i = 1; i < lines.length; i++)
            this.judge('R24', this.near(lines[i].baseline - lines[i - 1].baseline, LEADING), () => `line ${i} is opened`);
    }
}

const say = (holds, title, details) => console.log(`${holds ? 'ok' : 'fail'}\t${title}\t${details || ''}`);
const copy = (value) => JSON.parse(JSON.stringify(value));
for (const [rule, entry] of new Judge(page.boxes).run())
    say(entry.faults.length === 0, `vertical page: ${rule} holds ${entry.checked} times`, `${entry.faults.length} violations: ${entry.faults.slice(0, 4).join('; ')}`);

// ---- Seeded faults: [rule, name, what it does to the dump] ----------------------------------------
const box = (boxes, id) => boxes.find((one) => one.id === id);
const cluster = (boxes, text) => box(boxes, 'vertical').lines.flatMap((line) => line.clusters).find((c) => c.text === text);
const ruby = (boxes, text) => ['pinyin', 'kana'].flatMap((id) => box(boxes, id).lines).flatMap((line) => line.ruby || []).find((r) => r.text === text);
const faults = [
    ['place', 'a bracket that is said to be rotated', (b) => { cluster(b, '《').upright = false; }],
    ['place', 'a cell moved down by 0.02 em', (b) => { cluster(b, '索').x += 0.02 * EM; }],
    ['place', 'a line moved by 0.02 em', (b) => { box(b, 'vertical').lines[0].baseline += 0.02 * EM; }],
    ['R28', 'lines from left to right', (b) => { box(b, 'vertical').lines.reverse(); }],
    ['R29', 'digits of one cell in one and a half', (b) => { cluster(b, '24').adv = 1.5 * EM; }],
    ['R29', 'other digits than are drawn', (b) => { cluster(b, '14').text = '15'; }],
    ['pitch', 'a gap that the sums do not know', (b) => { cluster(b, '人').gap_after += 1; }],
    ['R27', 'a ruby off its middle', (b) => { ruby(b, 'míng').x += 0.05 * EM; }],
    ['R27', 'rubies that touch', (b) => { const r = ruby(b, 'shuāng'); r.x -= 2; r.adv += 4; }],
    ['R27', 'a ruby on the other side', (b) => { const r = ruby(b, 'dàxué'); r.across += 1.5 * EM; }],
    ['R27', 'a ruby beyond the measure', (b) => { const r = ruby(b, 'chuáng'); r.x -= 1; r.adv += 2; }],
    ['R24', 'a line opened for its ruby', (b) => { box(b, 'pinyin').lines[1].baseline += 2; }],
];
for (const [rule, name, make] of faults) {
    const boxes = copy(page.boxes);
    make(boxes);
    const rules = new Judge(boxes).run();
    const found = [...rules].filter(([, entry]) => entry.faults.length).map(([one]) => one);
    say(found.includes(rule), `vertical page, seeded fault: ${name} breaks ${rule}`, `named were ${found.join(' ') || 'none'}`);
}
