// compare_text.js NAME DUMP.json POPPLER.txt MUPDF.txt: is the text of the PDF that of the layout?
// poppler (-raw: in the order of the content) must give it back in reading order; mupdf, which
// orders by place, must give back the same characters. White space does not count: line ends differ
// between readers. Prints lines for judge (tests/scripts/suite.sh).
'use strict';
const fs = require('fs');

const [name, dumpPath, popplerPath, mupdfPath] = process.argv.slice(2);

function judge(title, details) {
    console.log(details ? `fail\t${name}: ${title}\t${details}` : `ok\t${name}: ${title}`);
}

// The text of every box, in the order of the dump, which is reading order.
function collect(dump) {
    return dump.pages.flatMap((page) => page.boxes).map((box) => box.text || '');
}

// What was set, cluster by cluster: nothing of the text may get lost on the way to its lines. A box
// without lines (a chart) gives the words as they were drawn.
function collectClusters(dump) {
    return dump.pages.flatMap((page) => page.boxes).flatMap((box) => box.lines
        ? box.lines.flatMap((line) => line.clusters).map((cluster) => cluster.text)
        : [box.text || '']);
}

// As drawn: the ruby of a line comes after its words.
function collectDrawn(dump) {
    return dump.pages.flatMap((page) => page.boxes).flatMap((box) => box.lines
        ? box.lines.flatMap((line) => [...line.clusters, ...(line.ruby || [])]).map((piece) => piece.text)
        : [box.text || '']);
}

const squeeze = (text) => text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '');

function firstDifference(actual, expected) {
    let i = 0;
    while (i < expected.length && actual[i] === expected[i]) i++;
    return `at character ${i}: expected "${expected.slice(i, i + 30)}", found "${actual.slice(i, i + 30)}"`;
}

const dump = JSON.parse(fs.readFileSync(dumpPath, 'utf8'));
const expected = squeeze(collect(dump).join(''));
const clusters = squeeze(collectClusters(dump).join(''));
const drawn = squeeze(collectDrawn(dump).join(''));
const poppler = squeeze(fs.readFileSync(popplerPath, 'utf8'));
const mupdf = squeeze(fs.readFileSync(mupdfPath, 'utf8'));
const sorted = (text) => [...text].sort().join('');

judge('the layout has text', expected.length ? '' : `no "text" in ${dumpPath}`);
judge('every character of the text stands in a line',
    clusters === expected ? '' : firstDifference(clusters, expected));
judge('poppler gives the text back in reading order',
    poppler === drawn ? '' : firstDifference(poppler, drawn));
judge('mupdf gives back the same characters',
    sorted(mupdf) === sorted(drawn) ? '' : firstDifference(sorted(mupdf), sorted(drawn)));
