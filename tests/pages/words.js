// node words.js OBJECTS.json CHAPTERS: what qpdf shows of the structure below the paragraphs of a report
// that sized.js made: ruby with its base, words in another language. Prints lines as judge.js does.
'use strict';
const fs = require('fs');
const objects = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).objects;
const chapters = Number(process.argv[3]);

const elements = Object.values(objects).filter((object) => object && object['/Type'] === '/StructElem');
const of = (role) => elements.filter((element) => element['/S'] === role);
const kids = (element) => [].concat(element['/K'] === undefined ? [] : element['/K']);
const roles = (element) => kids(element).map((kid) => objects[kid] && objects[kid]['/S']);

function fact(what, faults) {
  console.log(faults.length ? `fail\t${what}\t${faults.slice(0, 3).join('; ')}` : `ok\t${what}`);
}

// PDF 1.7, table 338: a Ruby holds RB, then RT.
const rubies = of('/Ruby');
fact('every ruby is an element', rubies.length === chapters ? [] : [`${rubies.length} of ${chapters}`]);
fact('a ruby holds its base and its text', rubies.map((ruby) => roles(ruby).join()).filter((found) => found !== '/RB,/RT'));
fact('base and text hold words', [...of('/RB'), ...of('/RT')].filter((element) => !kids(element).length).map((element) => JSON.stringify(element)));
fact('a ruby stands in a paragraph', rubies.map((ruby) => objects[ruby['/P']]['/S']).filter((role) => role !== '/P'));
// A string of qpdf 1: "en".
const foreign = of('/Span').filter((span) => span['/Lang'] === 'en');
fact('words in another language say so', foreign.length === chapters ? [] : [`${foreign.length} of ${chapters}`]);
