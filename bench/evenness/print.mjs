// print.mjs FOLDER: typst.typ and chromium.html of pages.mjs as typst.pdf and chromium.pdf.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { withPage } from '../../tests/watch/chromium.mjs';

const folder = path.resolve(process.argv[2]);
const require = createRequire(new URL('../../tests/package.json', import.meta.url));
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');

const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: ['/usr/share/fonts/opentype/noto'] }] });
fs.writeFileSync(path.join(folder, 'typst.pdf'),
  compiler.pdf({ mainFileContent: fs.readFileSync(path.join(folder, 'typst.typ'), 'utf8') }));

await withPage({}, async (page) => {
  await page.goto(`file://${folder}/chromium.html`);
  await page.pdf({ path: path.join(folder, 'chromium.pdf'), preferCSSPageSize: true, printBackground: true });
});
