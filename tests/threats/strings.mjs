// strings.mjs YITU WORK: hostile words in every string of every element's example, typed into the
// layout and inserted from data (threats D1 and D2). Judged by qpdf's reading of the PDF (no object,
// action or link came of them) and by xmllint's of the SVG (no element, attribute or reference did).
// Prints "ok<tab>title" or "fail<tab>title<tab>details" for each fact.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [yitu, work] = process.argv.slice(2);
const folder = join(work, 'strings');
mkdirSync(folder, { recursive: true });

function report(isGood, title, details = '') {
  console.log(isGood ? `ok\t${title}` : `fail\t${title}\t${String(details).replace(/[\t\n]+/g, ' | ').slice(0, 400)}`);
}

// What would begin a PDF object, an action, a tag, an attribute, an entity, a comment, a markup span.
const typed = ')>>/OpenAction<</S/JavaScript/JS(app.alert(1))>>endstream endobj <script>alert(1)</script>' +
  '<img src=x onerror="alert(1)">\' onload=\'alert(1)\' ]]>--><!ENTITY x SYSTEM "file:///etc/passwd">&x; \\) \\101 <</Launch/F(x)>>';
const inserted = `${typed} {{d}} [click]{href=javascript:alert(1)} **{.a}** ^{2}`;

function run(...args) {
  const result = spawnSync(yitu, args, { encoding: 'utf8', cwd: folder, timeout: 60000 });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}

// ---- the strings ----

const isObject = (value) => value && typeof value === 'object';
/** Calls `visit(holder, key)` for each string below `value` but for the type of an element. */
function eachString(value, visit) {
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' && key !== 'type') visit(value, key);
    else if (isObject(item)) eachString(item, visit);
  }
}

function write(name, body, data) {
  const layout = { meta: { title: '{{d.h}}', author: '{{d.h}}', subject: '{{d.h}}', keywords: ['{{d.h}}'], lang: 'zh-CN' }, data: { d: data }, body };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(layout));
}

const accepts = (name, body, data) => {
  write(name, body, data);
  return run('check', `${name}.json`).status === 0;
};

/** Puts `words` in the place of every string that the element takes it for. How many there are. */
function poison(name, element, words, data) {
  const places = [];
  eachString(element, (holder, key) => places.push([holder, key]));
  const before = places.map(([holder, key]) => holder[key]);
  places.forEach(([holder, key]) => { holder[key] = words; });
  if (accepts(name, element, data)) return places.length;
  places.forEach(([holder, key], i) => { holder[key] = before[i]; });
  let count = 0;
  for (const [holder, key] of places) {
    const own = holder[key];
    holder[key] = words;
    if (accepts(name, element, data)) count++;
    else holder[key] = own;
  }
  write(name, element, data);
  return count;
}

// ---- what became of them ----

const forbidden = ['/JS', '/JavaScript', '/OpenAction', '/AA', '/Launch', '/EmbeddedFile', '/EmbeddedFiles', '/AF', '/RichMedia', '/GoToR', '/GoToE', '/ImportData', '/SubmitForm', '/ResetForm', '/Rendition', '/Movie', '/Sound', '/XFA', '/AcroForm', '/Names/JavaScript'];
const scheme = /^u:(https?:|mailto:|tel:)/;

/** What is wrong with an object of qpdf's JSON; strings are "u:...", "b:..." and names "/...". */
function faultOf(value) {
  if (typeof value === 'string') return value.startsWith('/') && forbidden.includes(value) ? value : '';
  if (!isObject(value)) return '';
  for (const [key, item] of Object.entries(value)) {
    if (forbidden.includes(key)) return key;
    if (key === '/URI' && typeof item === 'string' && !scheme.test(item)) return `${key} ${item}`;
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return '';
}

function readPdf(file) {
  const result = spawnSync('qpdf', ['--json=2', '--json-key=qpdf', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(result.stdout).qpdf[1];
}

function judgePdf(file) {
  if (spawnSync('qpdf', ['--check', file]).status !== 0) return 'qpdf --check';
  return faultOf(readPdf(file));
}

const tags = ['svg', 'g', 'defs', 'path', 'rect', 'use', 'image', 'clipPath', 'mask', 'symbol', 'linearGradient', 'radialGradient', 'stop', 'pattern', 'filter', 'feColorMatrix', 'feImage', 'feComposite', 'feFlood', 'feBlend', 'feOffset', 'text', 'tspan', 'title', 'desc', 'metadata', 'circle', 'line', 'polygon', 'polyline', 'ellipse'];

/** The canonical form has no entities, no comments within tags and every attribute in double quotes. */
function judgeSvg(file) {
  const text = readFileSync(file, 'utf8');
  if (/<!(DOCTYPE|ENTITY)/.test(text)) return 'a document type';
  const result = spawnSync('xmllint', ['--nonet', '--huge', '--c14n', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) return result.stderr;
  for (const [, name, attributes] of result.stdout.matchAll(/<([A-Za-z:]+)((?:\s+[^\s=>]+="[^"]*")*)\s*>/g)) {
    if (!tags.includes(name.replace(/^svg:/, ''))) return `<${name}>`;
    for (const [, key, value] of attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
      if (/^on/i.test(key)) return key;
      if (/href$/.test(key) && !/^(#|data:image\/(png|jpeg);base64,)/.test(value)) return `${key}=${value}`;
      if (/url\((?!#|&quot;#|'#)/.test(value)) return `${key}=${value}`;
    }
  }
  return '';
}

// ---- every element ----

const types = spawnSync(yitu, ['describe'], { encoding: 'utf8' }).stdout.split('\n').map((line) => line.split(' ')[0]).filter(Boolean);

function exampleOf(type) {
  const text = spawnSync(yitu, ['describe', type], { encoding: 'utf8' }).stdout;
  const match = /\nExample\n {2}(\{.*\})/.exec(text);
  return match && JSON.parse(match[1]);
}

/** Pictures that examples name are there, whatever their name says. */
function provide(body) {
  for (let tries = 0; tries < 4; tries++) {
    write('example', body, { h: 'x' });
    const missing = /The file “(?:example\/)?([^”]+)” does not exist/.exec(run('check', 'example.json').output);
    if (!missing) return;
    copyFileSync(join(work, 'picture.png'), join(folder, missing[1]));
  }
}

let places = 0;
const faults = [];
let silent = 0;
for (const type of types) {
  const example = exampleOf(type);
  if (!example) continue;
  provide(example);
  for (const [way, words] of [['typed', typed], ['inserted', '{{d.h}}']]) {
    const name = `${type}-${way}`;
    const body = structuredClone(example);
    const count = poison(name, body, words, { h: inserted });
    const base = join(folder, name);
    const drawn = run('render', `${name}.json`, '-o', `${name}.pdf`, '-o', `${name}.svg`);
    places += count;
    if (count === 0) silent++;
    if (drawn.status !== 0) {
      faults.push(`${name}: status ${drawn.status} ${drawn.output}`);
      continue;
    }
    const fault = judgePdf(`${base}.pdf`) || judgeSvg(`${base}.svg`);
    if (fault) faults.push(`${name}: ${fault}`);
  }
}
report(faults.length === 0, `hostile words in ${places} strings of ${types.length} types stay words, in PDF and SVG`, faults.join('; '));
report(places > 300, 'so many strings take them', `${places} places, ${silent} elements without one`);

// ---- the document's own strings ----

write('meta', { type: 'column', children: [{ type: 'heading', text: '{{d.h}}' }, { type: 'image', src: 'photo.png', alt: '{{d.h}}' }, { type: 'text', text: '[x]{lang=en}', id: 'a' }] }, { h: inserted });
copyFileSync(join(work, 'picture.png'), join(folder, 'photo.png'));
const meta = run('render', 'meta.json', '-o', 'meta.pdf');
const objects = meta.status === 0 ? Object.values(readPdf(join(folder, 'meta.pdf'))) : [];
const all = objects.flatMap((object) => (isObject(object.value) ? [object.value] : isObject(object.stream) ? [object.stream.dict] : []));
const found = (key) => all.filter((value) => value[key] === `u:${inserted}`).length;
report(meta.status === 0, 'a document full of them is made', meta.output);
for (const [key, least] of [['/Author', 1], ['/Subject', 1], ['/Keywords', 1], ['/Alt', 1]])
  report(found(key) >= least, `${key} is the very words`, JSON.stringify(all.map((value) => value[key]).filter(Boolean)));
// A bookmark has the lines of its heading, without the blanks at which they were broken.
const bare = (text) => text?.replace(/\s/g, '');
report(found('/Title') >= 1 && all.filter((value) => bare(value['/Title']) === bare(`u:${inserted}`)).length >= 2, 'and so are the title and the bookmark', JSON.stringify(all.map((value) => value['/Title']).filter(Boolean)));

/** What xmllint says of the metadata of a PDF. */
function judgeMetadata(file) {
  const streams = Object.entries(readPdf(file)).filter(([, object]) => object.stream?.dict['/Type'] === '/Metadata');
  if (streams.length !== 1) return `${streams.length} streams of metadata`;
  const number = streams[0][0].replace('obj:', '').replace(' 0 R', '');
  const text = spawnSync('qpdf', [`--show-object=${number}`, '--filtered-stream-data', file]).stdout;
  return spawnSync('xmllint', ['--nonet', '--noout', '-'], { input: text, encoding: 'utf8' }).stderr;
}
if (meta.status === 0) report(judgeMetadata(join(folder, 'meta.pdf')) === '', 'the metadata (XMP) are well-formed', judgeMetadata(join(folder, 'meta.pdf')));
write('control', 'x', { h: `a\u0001\u0008\u000b\u001f\r\u007f]]>b` });
const control = run('render', 'control.json', '-o', 'control.pdf', '-o', 'control.svg');
const controlFault = control.status === 0 && (judgePdf(join(folder, 'control.pdf')) || judgeMetadata(join(folder, 'control.pdf')) || judgeSvg(join(folder, 'control.svg')));
report(control.status === 0 && !controlFault, 'control characters in the title harm neither XMP nor SVG', control.output + controlFault);

// ---- links ----

const refused = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'vbscript:x', 'ftp://a.test/', '//evil.test/', 'about:blank', 'blob:x', 'smb://host/', '\\\\host\\share', 'HTTP:javascript', 'httpx://a', 'mailto', ''];
const taken = ['http://a.test/', 'https://a.test/?q=(x)&y=1', 'mailto:a@b.test', 'tel:+8610'];
const linked = (url, way) => (way === 'typed' ? { type: 'text', text: 'x', style: { href: url } } : way === 'inserted' ? { type: 'text', text: 'x', style: { href: '{{d.h}}' } } : { type: 'text', text: `[x]{href=${url}}` });
for (const way of ['typed', 'inserted', 'span']) {
  const wrong = [];
  for (const url of refused) {
    write('link', linked(url, way), { h: url });
    const result = run('render', 'link.json', '-o', 'refused.pdf', '-o', 'refused.svg');
    const fault = result.status === 0 ? judgePdf(join(folder, 'refused.pdf')) || judgeSvg(join(folder, 'refused.svg')) : '';
    const isLink = result.status === 0 && JSON.stringify(readPdf(join(folder, 'refused.pdf'))).includes('"/URI"');
    if (fault || isLink) wrong.push(`${url}: ${fault}`);
  }
  report(wrong.length === 0, `${refused.length} addresses of other schemes become no link (${way})`, wrong.join('; '));
  for (const url of taken) {
    write('link', linked(url, way), { h: url });
    const result = run('render', 'link.json', '-o', 'taken.pdf');
    const text = result.status === 0 ? JSON.stringify(readPdf(join(folder, 'taken.pdf'))) : '';
    report(text.includes(`"/URI":${JSON.stringify(`u:${url}`)}`), `${url} becomes one (${way})`, result.output);
  }
}
