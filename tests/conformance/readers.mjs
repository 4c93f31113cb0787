// readers.mjs NAME FILE.pdf DUMP.json POPPLER.txt MUPDF.txt GS.txt: do all readers find the words of
// the layout? pdf.js (Firefox) and PDFium (Chrome) read the file here; the others have written what
// they found. Places order the words differently in each, so the characters are compared as a
// heap; the order is asked of the structure tree, as pdf.js gives it to a screen reader.
// Prints lines for judge (tests/scripts/suite.sh).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';

const [name, pdfPath, dumpPath, ...textPaths] = process.argv.slice(2);
const bytes = fs.readFileSync(pdfPath);

function judge(title, details) {
    console.log(details ? `fail\t${name}: ${title}\t${details}` : `ok\t${name}: ${title}`);
}

// What readers may differ in: white space, and compatibility forms (⼀ for 一 where there is no
// ActualText; PDFium folds them).
const squeeze = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060\ufeff\u0000\u0002\ufffe]+/g, '');
const heap = (text) => [...squeeze(text)].sort().join('');

function firstDifference(actual, expected) {
    let i = 0;
    while (i < expected.length && actual[i] === expected[i]) i++;
    return `at ${i} of ${expected.length}: expected "${expected.slice(i, i + 20)}", found "${actual.slice(i, i + 20)}"`;
}

const dump = JSON.parse(fs.readFileSync(dumpPath, 'utf8'));
const rubies = (box) => (box.lines || []).flatMap((line) => line.ruby || []).map((ruby) => ruby.text);
const words = dump.pages.flatMap((page) => page.boxes).map((box) => (box.text || '') + rubies(box).join('')).join('');

// ---- pdf.js ---------------------------------------------------------------------------------------
// It asks for a canvas, which nothing here draws on.
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
globalThis.ImageData ??= class {};
const log = console.log;
console.log = () => {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
const warnings = [];
console.warn = (...said) => warnings.push(said.join(' '));
console.log = (...said) => (/^Warning/.test(String(said[0])) ? warnings.push(said.join(' ')) : log(...said));
const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const task = getDocument({
    data: new Uint8Array(bytes), verbosity: VerbosityLevel.WARNINGS, useSystemFonts: false,
    standardFontDataUrl: `${folder}/standard_fonts/`, cMapUrl: `${folder}/cmaps/`, cMapPacked: true,
});
const file = await task.promise;
let flat = '', spoken = '', aside = '';
for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marked = new Map(), open = [];
    for (const item of content.items) {
        if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps') open.push(item.tag === 'Artifact' ? 'Artifact' : item.id);
        else if (item.type === 'endMarkedContent') open.pop();
        else {
            const id = open.findLast((one) => one) ?? '';
            marked.set(id, (marked.get(id) ?? '') + item.str);
            flat += item.str;
            if (open.includes('Artifact')) aside += item.str;
        }
    }
    const speak = (node) => (node.children ? node.children.map(speak).join('') : marked.get(node.id) ?? '');
    const tree = await page.getStructTree();
    spoken += tree ? speak(tree) : '';
    await page.getOperatorList();
}
judge('pdf.js has nothing to complain of', warnings.join('; '));
judge('pdf.js finds the words', heap(flat) === heap(words) ? '' : firstDifference(heap(flat), heap(words)));
const numbers = [...spoken.matchAll(/〔(\d+)〕/g)].map((match) => Number(match[1]));
if (numbers.length > 1)
    judge('the structure tree is in reading order',
        numbers.every((number, i) => number === i + 1) ? '' : `the order is ${numbers.join(' ')}`);
// Of a report the heads and feet of its pages and the repeated heads of its tables are artifacts too
// (ISO 14289-1, 7.8); that they are nothing else is the business of tests/pages.
const told = process.env.IS_REPORT ? heap(spoken + aside) : heap(spoken);
const toTell = process.env.IS_REPORT ? heap(words) : heap(words.replace(/装饰用的字/g, ''));
judge('every word that is no decoration is in the structure tree',
    told === toTell ? '' : firstDifference(told, toTell));

// ---- PDFium ---------------------------------------------------------------------------------------
const library = await PDFiumLibrary.init();
try {
    const document = await library.loadDocument(bytes);
    let text = '';
    for (const page of document.pages()) text += page.getText();
    judge('PDFium finds the words', heap(text) === heap(words) ? '' : firstDifference(heap(text), heap(words)));
    document.destroy();
} catch (fault) {
    judge('PDFium finds the words', String(fault));
}
library.destroy();

// ---- the readers that ran outside ------------------------------------------------------------------
for (const textPath of textPaths) {
    const reader = path.basename(textPath, '.txt');
    const text = fs.readFileSync(textPath, 'utf8');
    judge(`${reader} finds the words`, heap(text) === heap(words) ? '' : firstDifference(heap(text), heap(words)));
}
process.exit(0);
