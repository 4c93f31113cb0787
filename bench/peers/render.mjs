// node render.mjs PEER WORK DATA COUNT OUT: renders the first COUNT records of DATA (w1: the one) with
// a peer in one process, into OUT/1.pdf ... Prints the bytes of a PDF on average.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [peer, work, dataPath, count, out] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const require = createRequire(path.join(here, 'package.json'));
const requireJudge = createRequire(path.join(here, '../../tests/package.json'));
const documents = createRequire(import.meta.url)('./documents.js');
const fonts = '/usr/share/fonts/opentype/noto';
const all = fs.readFileSync(dataPath, 'utf8');
const records = (work === 'w1' ? [all] : all.trim().split('\n')).slice(0, Number(count)).map((line) => JSON.parse(line));

const openers = {
  typst() {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
    const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: [fonts] }] });
    return { render: (data) => {
      const bytes = compiler.pdf({ mainFileContent: documents.typst(work, data) });
      compiler.evictCache(10);
      return bytes;
    } };
  },
  pdfmake() {
    const pdfmake = require('pdfmake');
    const face = (file, name) => ({ normal: [path.join(fonts, file), name], bold: [path.join(fonts, file), name] });
    pdfmake.addFonts({ Serif: face('NotoSerifCJK-Regular.ttc', 'NotoSerifCJKsc-Regular'), Sans: face('NotoSansCJK-Bold.ttc', 'NotoSansCJKsc-Bold') });
    return { render: (data) => pdfmake.createPdf(documents.pdfmake(work, data)).getBuffer() };
  },
  async chromium() {
    const { chromium } = requireJudge('playwright-core');
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    return { render: async (data) => {
      await page.setContent(documents.html(work, data));
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    }, close: () => browser.close() };
  },
  // Only writes what WeasyPrint is to read.
  html: () => ({ render: (data) => Buffer.from(documents.html(work, data)) }),
};

fs.mkdirSync(out, { recursive: true });
const opened = await openers[peer]();
let bytes = 0;
for (let i = 0; i < records.length; i++) {
  const pdf = await opened.render(records[i]);
  if (!pdf || !pdf.length) throw new Error(`${peer} gave nothing`);
  fs.writeFileSync(path.join(out, peer === 'html' ? `${i + 1}.html` : `${i + 1}.pdf`), pdf);
  bytes += pdf.length;
}
await opened.close?.();
console.log(Math.round(bytes / records.length));
