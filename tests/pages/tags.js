// node tags.js OBJECTS.json LAYOUT.json: reads the structure tree that qpdf shows, and compares it
// with the layout. Prints lines as judge.js does.
'use strict';
const fs = require('fs');
const objects = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).objects;
const layout = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));

const elements = Object.values(objects).filter((object) => object && object['/Type'] === '/StructElem');
const of = (role) => elements.filter((element) => element['/S'] === role);
const kids = (element) => [].concat(element['/K'] === undefined ? [] : element['/K']).map((kid) => objects[kid]).filter((kid) => kid && kid['/S']);
const scope = (element) => ([].concat(element['/A'] || []).find((one) => one['/O'] === '/Table') || {})['/Scope'];

function fact(what, faults) {
  console.log(faults.length ? `fail\t${what}\t${faults.slice(0, 3).join('; ')}` : `ok\t${what}`);
}

const planned = [];
JSON.stringify(layout.body, (key, value) => {
  if (value && value.type === 'table') planned.push(value.rows.length + 1);
  return value;
});

const tables = of('/Table');
fact('one table element for each table, however many pages it has', tables.length === planned.length ? [] : [`${tables.length} of ${planned.length}`]);
const rows = tables.map((table) => kids(table).filter((kid) => kid['/S'] === '/TR').length).sort((a, b) => a - b);
const wanted = planned.slice().sort((a, b) => a - b);
fact('each row is there once', rows.join() === wanted.join() ? [] : [`${rows} instead of ${wanted}`]);
fact('rows hold cells', of('/TR').filter((row) => !kids(row).length || kids(row).some((cell) => !['/TH', '/TD'].includes(cell['/S']))).map((row) => JSON.stringify(row)));
const scopes = of('/TH').map(scope);
fact('heads of columns and rows have their scope', scopes.every((one) => one === '/Row' || one === '/Column') &&
  scopes.filter((one) => one === '/Column').length === 3 * planned.length ? [] : [scopes.slice(0, 9).join()]);
const notes = (JSON.stringify(layout.body).match(/"type":"footnote"/g) || []).length;
fact('footnotes are notes', of('/Note').length === notes ? [] : [`${of('/Note').length} of ${notes}`]);
