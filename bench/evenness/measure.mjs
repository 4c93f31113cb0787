// measure.mjs FOLDER: what mutool reads out of ours.trace, typst.trace and chromium.trace, as a table.
// A line's stretch is the mean of what stands between its neighbouring Han characters, in ems: a Han
// character is one em wide, so that the distance of two origins less one em is what justification
// put there, whatever a program does with marks and Latin. Last lines are left out.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const { size, pages } = JSON.parse(fs.readFileSync(path.join(folder, 'pages.json'), 'utf8'));
const isHan = (c) => /[\u3400-\u9fff]/.test(c);

/** The glyphs of each page, as lines from top to bottom. */
function readPages(name) {
  const trace = fs.readFileSync(path.join(folder, `${name}.trace`), 'utf8');
  return trace.split('<page ').slice(1).map((page) => {
    const lines = new Map();
    let [a, b, c, d, e, f] = [1, 0, 0, 1, 0, 0];
    for (const found of page.matchAll(/<fill_text[^>]*transform="([^"]*)"|<g unicode="([^"]*)" glyph="(-?\d+)" x="([-\d.e]+)" y="([-\d.e]+)"/g)) {
      if (found[1] !== undefined) {
        [a, b, c, d, e, f] = found[1].split(' ').map(Number);
        continue;
      }
      if (Number(found[3]) < 0) continue; // a further character of the glyph before
      const [x, y] = [a * found[4] + c * found[5] + e, Math.round(b * found[4] + d * found[5] + f)];
      const key = [...lines.keys()].find((known) => Math.abs(known - y) <= 2) ?? y;
      if (!lines.has(key)) lines.set(key, []);
      lines.get(key).push({ text: found[2], x });
    }
    return [...lines.entries()].sort((a, b) => a[0] - b[0])
      .map(([, glyphs]) => glyphs.sort((a, b) => a.x - b.x)).filter((glyphs) => glyphs.some((g) => g.text.trim()));
  });
}

function stretchOf(line) {
  const gaps = [];
  for (let i = 1; i < line.length; i++)
    if (isHan(line[i - 1].text) && isHan(line[i].text)) gaps.push((line[i].x - line[i - 1].x) / size - 1);
  return gaps.length ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : null;
}

/** The lines of a program: page (paragraph and width) and stretch of each. */
function measure(name) {
  const read = readPages(name);
  if (read.length !== pages.length) throw new Error(`${name}: ${read.length} pages, not ${pages.length}`);
  return read.flatMap((lines, i) => lines.slice(0, -1)
    .map((line, number) => ({ page: i, number, stretch: stretchOf(line), text: line.map((g) => g.text).join('') }))
    .filter((line) => line.stretch !== null));
}

function summary(lines) {
  const values = lines.map((line) => line.stretch).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { lines: values.length, mean, spread, high: values[Math.floor(values.length * 0.95)], worst: values.at(-1),
    loose: values.filter((value) => value > 0.255).length };
}

const programs = [['yitu', 'ours'], ['Typst', 'typst'], ['Chromium', 'chromium']].map(([title, name]) => [title, measure(name)]);
const row = (words) => `| ${words.join(' | ')} |`;
const digits = (value) => value.toFixed(3);
console.log(row(['width', ...programs.flatMap(([title]) => [`${title}, mean`, 'worst'])]));
console.log(row(['---:', ...programs.flatMap(() => ['---:', '---:'])]));
for (const width of [...new Set(pages.map((page) => page.width))]) {
  const cells = programs.flatMap(([, lines]) => {
    const result = summary(lines.filter((line) => pages[line.page].width === width));
    return [digits(result.mean), digits(result.worst)];
  });
  console.log(row([`${width} em`, ...cells]));
}
console.log(row(['all', ...programs.flatMap(([, lines]) => [`**${digits(summary(lines).mean)}**`, `**${digits(summary(lines).worst)}**`])]));
console.log();
console.log(row(['', 'lines', 'mean', 'standard deviation', '95 % below', 'worst', 'lines beyond ¼ em']));
console.log(row(['---', '---:', '---:', '---:', '---:', '---:', '---:']));
for (const [title, lines] of programs) {
  const result = summary(lines);
  console.log(row([title, result.lines, digits(result.mean), digits(result.spread), digits(result.high), digits(result.worst), result.loose]));
}
if (process.argv[3] === 'worst')
  for (const [title, lines] of programs)
    for (const line of [...lines].sort((a, b) => b.stretch - a.stretch).slice(0, 8))
      console.error(title, digits(line.stretch), pages[line.page].width, line.page, line.number, line.text);
