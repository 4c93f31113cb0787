// node combined.js OBJECTS PAGES...: judges a combined file (OBJECTS: qpdf's JSON of its objects) of
// records with so many PAGES: every link leads to a page of its own record.
'use strict';
const fs = require('fs');
const objects = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).objects;
const counts = process.argv.slice(3).map(Number);
const at = (reference) => typeof reference === 'string' && / 0 R$/.test(reference) ? objects[reference] : reference;
const catalog = at(objects.trailer['/Root']);

const names = new Map();
let twice = 0;
(function leaf(reference) {
  const node = at(reference);
  for (const kid of node['/Kids'] || []) leaf(kid);
  for (let i = 0; i < (node['/Names'] || []).length; i += 2) {
    twice += names.has(node['/Names'][i]);
    names.set(node['/Names'][i], at(node['/Names'][i + 1])[0]);
  }
})(at(catalog['/Names'])['/Dests']);

const pages = [];
(function branch(reference) {
  const node = at(reference);
  if (node['/Type'] === '/Page') pages.push(reference);
  for (const kid of node['/Kids'] || []) branch(kid);
})(catalog['/Pages']);
const record = (index) => { let i = 0; while (i < counts.length && index >= counts[i]) index -= counts[i++]; return i; };

let links = 0, strays = 0;
pages.forEach((reference, index) => {
  for (const item of at(at(reference)['/Annots']) || []) {
    const target = at(item)['/Dest'];
    if (!target) continue;
    links++;
    if (record(pages.indexOf(names.get(target))) !== record(index)) strays++;
  }
});
const say = (good, fact) => console.log(`${good ? 'ok' : 'fail'}\t${fact}\t`);
say(pages.length === counts.reduce((sum, count) => sum + count), `${pages.length} pages`);
say(twice === 0, `${names.size} names, ${twice} of them twice`);
say(links > counts.length && strays === 0, `${links} links, ${strays} into another record`);
