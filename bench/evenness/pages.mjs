// pages.mjs CORPUS FOLDER: the same paragraphs at the same widths for three programs, one of each on
// a page of its own: ours.json, typst.typ, chromium.html, and pages.json, which says what is on which
// page. Paragraphs: the first of 90 characters and more in the corpus that hold no address, for an
// address leaves no program a choice.
import fs from 'node:fs';
import path from 'node:path';

const [corpus, folder] = process.argv.slice(2);
const SIZE = 10; // points
const WIDTHS = [10, 12, 14, 16, 18, 20, 22, 25, 30, 36]; // ems
const PARAGRAPHS = 30;
const PAGE = { width: 460, height: 900 };

const texts = fs.readFileSync(corpus, 'utf8').split('\n')
  .filter((text) => text.length >= 90 && !text.includes('://')).slice(0, PARAGRAPHS);
const pages = texts.flatMap((text, paragraph) => WIDTHS.map((width) => ({ paragraph, width, text })));
const write = (name, words) => fs.writeFileSync(path.join(folder, name), words);
write('pages.json', JSON.stringify({ size: SIZE, page: PAGE, pages }));

write('ours.json', JSON.stringify({
  version: 1,
  page: { size: `${PAGE.width}pt ${PAGE.height}pt`, margin: '30pt' },
  body: { type: 'column', style: { alignItems: 'start' }, children: pages.map(({ width, text }, i) => ({
    type: 'text', text: [{ text }],
    style: { width: `${width}em`, fontSize: `${SIZE}pt`, lineHeight: '16pt', fontFamily: '思源宋体', textAlign: 'justify',
      textIndent: '2em', breakBefore: i ? 'page' : 'auto' } })) },
}));

const quoted = (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
write('typst.typ', `#set page(width: ${PAGE.width}pt, height: ${PAGE.height}pt, margin: 30pt)
#set text(lang: "zh", region: "cn", font: "Noto Serif CJK SC", size: ${SIZE}pt)
#set par(justify: true, linebreaks: "optimized", leading: 8.2pt, first-line-indent: (amount: 2em, all: true))
${pages.map(({ width, text }) => `#block(width: ${width * SIZE}pt, par(${quoted(text)}))`).join('\n#pagebreak()\n')}
`);

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
write('chromium.html', `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: ${PAGE.width}pt ${PAGE.height}pt; margin: 30pt }
body { margin: 0 }
p { margin: 0; font: ${SIZE}pt/16pt "Noto Serif CJK SC"; text-align: justify; text-indent: 2em; text-wrap: pretty;
    text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; break-after: page }
</style>${pages.map(({ width, text }) => `<p style="width:${width * SIZE}pt">${escaped(text)}</p>`).join('\n')}</html>`);
