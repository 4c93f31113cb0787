// order.mjs LAYOUT PDF POPPLER.txt MUPDF.txt: do readers find the words of a vertical page in the
// order in which they are read? pdf.js and PDFium read the file here.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';

const [layoutPath, pdfPath, popplerPath, mupdfPath] = process.argv.slice(2);
const bytes = fs.readFileSync(pdfPath);
const squeeze = (text) => text.normalize('NFKC').replace(/[\s\u0000\u0002\u200b\ufffe]+/g, '');
const expected = squeeze(JSON.parse(fs.readFileSync(layoutPath, 'utf8')).body.text);

function judge(reader, text) {
    const found = squeeze(text);
    let i = 0;
    while (i < expected.length && found[i] === expected[i]) i++;
    const holds = found === expected;
    console.log(`${holds ? 'ok' : 'fail'}\t${reader} reads the vertical page in order\t` +
        (holds ? '' : `at ${i}: expected "${expected.slice(i, i + 12)}", found "${found.slice(i, i + 12)}"`));
}

judge('poppler', fs.readFileSync(popplerPath, 'utf8'));
judge('mupdf', fs.readFileSync(mupdfPath, 'utf8'));

// pdf.js asks for a canvas, which nothing here draws on.
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
globalThis.ImageData ??= class {};
const log = console.log;
console.log = () => {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
console.log = log;
const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const file = await getDocument({
    data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false,
    standardFontDataUrl: `${folder}/standard_fonts/`, cMapUrl: `${folder}/cmaps/`, cMapPacked: true,
}).promise;
const content = await (await file.getPage(1)).getTextContent({ disableNormalization: true });
judge('pdf.js', content.items.map((item) => item.str).join(''));
const vertical = content.items.filter((item) => content.styles[item.fontName]?.vertical).length;
console.log(`${vertical > 10 ? 'ok' : 'fail'}\tpdf.js sees ${vertical} vertical pieces\t`);

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(bytes);
// It sorts what it finds as in horizontal lines, so only the words are asked for.
const heap = (text) => [...squeeze(text)].sort().join('');
const isFound = heap(document.getPage(0).getText()) === heap(expected);
console.log(`${isFound ? 'ok' : 'fail'}\tPDFium finds the words of the vertical page\t`);
document.destroy();
library.destroy();
process.exit(0);
