// Each limit of `yitu limits` on both sides: node limits.mjs BUILD WORK. A row makes an input that
// holds exactly `n` of what is limited; with n at the limit nothing may be said of it, with n one
// more the messages must name the limit, its value and how to raise it, and a limit that can be
// raised by one must then let the same input pass. `lowered` is the value that --limit sets where
// the default would take long to reach; the mechanism is the same. `unit` names the unit test that
// holds both sides of a limit that no input reaches from outside; `suite` another suite and what to
// look for in it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib'; // crc32 is not in every version of node

const [build, work] = process.argv.slice(2);
const yitu = join(build, 'yitu');
const folder = join(work, 'inputs');
mkdirSync(join(folder, 'outputs'), { recursive: true });

const rows = readFileSync(join(work, 'limits.txt'), 'utf8').trim().split('\n').slice(1).map((line) => {
  const match = /^([A-Z_]+) +([0-9]+)(?: [a-z]+)? +(fixed|[0-9]+)/.exec(line);
  return { name: match[1], value: Number(match[2]), most: match[3] === 'fixed' ? 0 : Number(match[3]) };
});

function report(isGood, title, details = '') {
  const clean = details.replace(/[\t\n]+/g, ' | ').slice(0, 400);
  console.log(isGood ? `ok\t${title}` : `fail\t${title}\t${clean}`);
}

const put = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
};
const list = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const layout = (body, more = {}) => ['check', put('page.json', { ...more, body })];
const page = (body, size = '100mm 100mm') => ({ page: { size, margin: 0 }, body });
const render = (document, output, ...options) => ['render', put('page.json', document), '-o', join(folder, output), ...options];
const data = (content, extension = 'json', options = {}, body = 'x') =>
  layout(body, { data: { d: { src: put(`d.${extension}`, content).split('/').pop(), ...options } } });
const nest = (depth, wrap, inner) => list(depth, (i) => i).reduce((value) => wrap(value), inner);
const csv = (count, columns = 1) =>
  [list(columns, (i) => `c${i}`).join(','), ...list(count, (i) => list(columns, () => i).join(','))].join('\n') + '\n';
const svg = (inner, head = '') => layout({ type: 'image', alt: 'x', src: put('p.svg', `<svg viewBox="0 0 9 9" ${head}>${inner}</svg>`).split('/').pop() });

function chunk(type, bytes) {
  const out = Buffer.alloc(12 + bytes.length);
  out.writeUInt32BE(bytes.length, 0);
  out.write(type, 4, 'latin1');
  bytes.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + bytes.length)), 8 + bytes.length);
  return out;
}

function crc32(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function png(width, height, size = 0) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const pixels = zlib.deflateSync(Buffer.alloc((width + 1) * height));
  const file = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
  return size > file.length ? Buffer.concat([file, Buffer.alloc(size - file.length)]) : file;
}
const picture = (bytes) => layout({ type: 'image', alt: 'x', src: put('p.png', bytes).split('/').pop() });

const ndjson = (lines) => put('r.ndjson', lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n').join(''));
const batch = (records, ...options) => [
  'batch', put('record.json', page('#{{record.id}}')), '--records', records, '-o', join(folder, 'out-{{id}}.pdf'), '-j', '1', '-q', ...options];

// A PDF of its own making, so that each part of it is known.
function pdf(objects, size = 0) {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return text.padEnd(size, '\n');
}
const stream = (content, more = '') => `<<${more}/Length ${content.length}>>\nstream\n${content}\nendstream`;
const pages = (count) => [
  '<</Type/Catalog/Pages 2 0 R>>',
  `<</Type/Pages/Count ${count}/Kids[${list(count, (i) => `${3 + i} 0 R`).join(' ')}]>>`,
  ...list(count, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>')];
const onePage = (content, more = '') => [
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/BleedBox[0 0 99 99]/TrimBox[9 9 90 90]/Contents 4 0 R/Resources<<${more}>>>>`, stream(content)];
const preflight = (text) => ['preflight', put('f.pdf', Buffer.from(text, 'latin1'))];

const component = (count) => Object.fromEntries(list(count, (i) => [`c${i}`, { body: i ? { use: `c${i - 1}` } : { type: 'text', text: 'x' } }]));
// `n` elements in one another, 50 in each component, for a file may not be so deep.
function deep(n) {
  const level = (inner) => ({ type: 'column', children: [inner] });
  const full = Math.floor((n - 1) / 50);
  const components = Object.fromEntries(list(full, (i) => [`c${i}`, { body: nest(50, level, i ? { use: `c${i - 1}` } : 'x') }]));
  return layout(nest((n - 1) % 50, level, full ? { use: `c${full - 1}` } : 'x'), { components });
}
const brackets = (count) => '('.repeat(count) + '1' + ')'.repeat(count);
const map = (features) => ({
  type: 'FeatureCollection',
  features: features.map((points, i) => ({
    type: 'Feature', properties: { name: `n${i}` },
    geometry: { type: 'Polygon', coordinates: [list(points, (k) => (k === points - 1 ? [0, 0] : [k % 2, (k * 7) % 50]))] } })) });
const choropleth = (features) =>
  layout({
    type: 'chart', alt: 'x', x: 'n', data: [{ n: 'n0', v: 1 }], style: { height: '50mm' },
    series: [{ type: 'choropleth', y: 'v', projection: 'none', approval: '示例S(2024)001号', map: '{{d}}' }] },
  { data: { d: { src: put('m.geojson', map(features)).split('/').pop() } } });

const tests = {
  INPUT_BYTES: { make: (n) => ['check', put('page.json', '{"body":"x"}'.padEnd(n))] },
  TABLE_BYTES: { // read row by row, a table keeps no more than KEPT_CELLS; read as a whole, any number
    lowered: 300, named: 'KEPT_CELLS', with: ['--limit', 'KEPT_CELLS=5'],
    make: (n) => data(csv(60).padEnd(n - 1, '9') + '\n', 'csv', { filter: 'c0 >= 0' }) },
  KEPT_CELLS: { lowered: 20, with: ['--limit', 'TABLE_BYTES=1'], make: (n) => data(csv(n), 'csv', { filter: 'c0 >= 0' }) },
  CSV_CELLS: { lowered: 20, make: (n) => data(csv(n), 'csv') },
  CSV_COLUMNS: { make: (n) => data(csv(1, n), 'csv') },
  JSON_DEPTH: { make: (n) => data('['.repeat(n) + ']'.repeat(n)) },
  JSON_VALUES: { lowered: 5000, make: (n) => data(list(n - 1, () => 1)) },
  DIAGNOSTICS: { lowered: 5, atStatus: 1, make: (n) => layout('x', Object.fromEntries(list(n, (i) => [`no${i}`, 1]))), said: 'further message' },
  LAYOUT_FILES: { lowered: 4, make: (n) => { // the layout is one of them
    list(n - 1, (i) => put(`part${i}.json`, { components: { [`p${i}`]: { body: 'x' } } }));
    return layout('x', { include: list(n - 1, (i) => `part${i}.json`) }); } },
  TEMPLATE_DEPTH: [{ make: (n) => layout({ use: `c${n - 1}` }, { components: component(n) }) },
    { make: (n) => { // files that extend one another
      list(n, (i) => put(`base${i}.json`, { ...(i ? { extends: `base${i - 1}.json` } : {}), body: 'x' }));
      return layout('x', { extends: `base${n - 1}.json` }); } }],
  EXPANSIONS: { lowered: 30, make: (n) => layout({ type: 'column', children: [{ type: 'spacer', repeat: n }] }) },
  EXPANDED_VALUES: { lowered: 60, make: (n) => layout({ type: 'column', children: [{ type: 'column', repeat: 1, children: list(n, () => 'x') }] }) },
  EXPANDED_DEPTH: { atStatus: 1, make: (n) => deep(n - 258) }, // 254 elements, their lists, and five uses of components
  EXPRESSION_STEPS: { lowered: 40, make: (n) => layout(`a{{${list(n / 2, () => '1').join('+')}}}`), step: 2 },
  EXPRESSION_DEPTH: [{ make: (n) => layout(`a{{${brackets(n - 1)}}}`) },
    { make: (n) => layout({ type: 'text', text: '['.repeat(n) + '字' + ']{.a}'.repeat(n) }), atStatus: 1 }],
  NODE_DEPTH: { make: (n) => deep(n + 1) },
  PAGES: [{ lowered: 3, make: (n) => layout({ type: 'column', children: list(n, () => ({ type: 'text', text: 'x', style: { breakBefore: 'page' } })) }) },
    { lowered: 3, make: (n) => layout({ type: 'column', children: list(n, () => ({ type: 'text', text: 'x', style: { breakBefore: 'page' } })) }, { page: { size: 'A6', flow: true } }) }],
  LENGTH_PT: { make: (n) => layout({ type: 'column', style: { width: `${n}pt` } }) },
  FONT_SIZE_PT: { make: (n) => layout({ type: 'text', text: 'x', style: { fontSize: `${n}pt` } }) },
  PARAGRAPH_CHARS: { lowered: 300, make: (n) => layout('字'.repeat(n)) },
  COMBINING_MARKS: { make: (n) => layout('a' + '\u0301'.repeat(n)) },
  RUN_AROUND_SHAPES: { make: (n) => layout({ type: 'text', text: 'x', style: { height: '90mm' }, runAround: list(n, () => ({ left: 0, top: 0, width: '1mm', height: '1mm' })) }) },
  RUN_AROUND_POINTS: { make: (n) => layout({ type: 'text', text: 'x', style: { height: '90mm' }, runAround: [{ points: list(n, (i) => `${i % 2}mm ${i % 3}mm`).join(', ') }] }) },
  FLOW_ROWS: { unit: 'flow_rooms_rows_of_a_column_are_limited' },
  RUBY_CHARS: { make: (n) => layout({ type: 'text', text: `[字]{ruby="${'a'.repeat(n)}"}`, style: { lineHeight: '40pt' } }) },
  RUN_CACHE_BYTES: { unit: 'run_cache_is_bounded' },
  CACHED_JSON_BYTES: { unit: 'json_cache_keeps_no_large_text' },
  IMAGE_BYTES: { lowered: 500, make: (n) => picture(png(2, 2, n)) },
  IMAGE_PIXELS: { lowered: 100, make: (n) => picture(png(n, 1)) },
  SVG_BYTES: { lowered: 300, make: (n) => svg('', '').slice(0, 1).concat(svg(' '.repeat(n - '<svg viewBox="0 0 9 9" ></svg>'.length)).slice(1)) },
  SVG_WORK: { // two elements with an attribute each: what they count for, and seven bytes of the viewBox
    lowered: 1000, make: (n) => svg(`<rect class="${'a'.repeat(n - 263)}"/>`) },
  SVG_DEPTH: { make: (n) => svg('<g>'.repeat(n - 1) + '</g>'.repeat(n - 1)) },
  SVG_SHAPES: { lowered: 20, make: (n) => svg('<rect width="1" height="1"/>'.repeat(n)) },
  SVG_RULES: { lowered: 20, make: (n) => svg(`<style>${list(n, (i) => `.a${i}{fill:red}`).join('')}</style>`) },
  SVG_FAULTS: { lowered: 5, atStatus: 1, raisedStatus: 1, make: (n) => svg('<text/>'.repeat(n)) },
  SVG_DASHES: { make: (n) => svg(`<path d="M0 0h9" stroke="red" stroke-dasharray="${list(n, () => 1).join(' ')}"/>`) },
  JPEG_SCANS: { unit: 'art_jpeg_scan_limit' },
  SURFACE_PX: { make: (n) => render(page('x', '7200pt 3pt'), 'o.png', '--dpi', String(n / 100)) },
  SURFACE_PIXELS: { lowered: 10000, make: (n) => render(page('x', `${(n * 72) / 10000}pt 72pt`), 'o.png', '--dpi', '100'), step: 100 },
  COORDINATE_PT: { unit: 'scene_check_coordinates' },
  OUTPUTS: [{ status: 2, make: (n) => ['render', put('page.json', page('x')), ...list(n, (i) => ['-o', join(folder, `o${i}.svg`)]).flat()] },
    { make: (n) => ['render', put('page.json', { ...page('x'), outputs: list(n, (i) => ({ to: `${i}.svg` })) })] }],
  RECORD_BYTES: { lowered: 400, make: (n) => batch(ndjson(['{"id":1}'.padEnd(n - 1)])) },
  RECORDS: { lowered: 3, make: (n) => batch(ndjson(list(n, (i) => ({ id: i })))) },
  RECORD_FIELDS: { unit: 'extremes_have_a_limit_of_fields' },
  REPORT_BYTES: { lowered: 500, make: (n) => ['report', 'merge', put('r.jsonl', '{"record":1,"status":"done"}'.padEnd(n - 1) + '\n'), '-o', join(folder, 'all.jsonl')] },
  MATCH_CELLS: { unit: 'sequences_too_long_match_at_their_ends' },
  NAME_BYTES: { unit: 'output_name_is_cut_at_a_character' },
  ITEMS: [{ lowered: 20, make: (n) => layout({ type: 'list', items: list(n, () => '甲') }) },
    { lowered: 20, make: (n) => layout({ type: 'kpiRow', items: list(n, () => ({ label: '甲', value: 1 })) }) },
    { lowered: 20, make: (n) => layout({ type: 'hierarchy', items: [{ title: '甲', children: list(n - 1, () => '乙') }] }) }],
  HIERARCHY_DEPTH: { make: (n) => layout({ type: 'hierarchy', items: [nest(n - 1, (inner) => ({ title: '甲', children: [inner] }), '甲')] }) },
  GRID_ROWS: { unit: 'grid_place_rows_are_limited' },
  TABLE_ROWS: { lowered: 10, make: (n) => layout({ type: 'table', columns: ['甲'], rows: list(n, () => ['1']) }) },
  TABLE_COLUMNS: [{ make: (n) => layout({ type: 'table', columns: list(n, () => '甲'), rows: [list(n, () => '1')] }) },
    { make: (n) => layout({ type: 'table', rows: [list(n, () => '1')] }) }],
  TABLE_CELLS: { lowered: 20, make: (n) => layout({ type: 'table', columns: ['甲'], rows: list(n, () => ['1']) }) },
  FLOW_NODES: { make: (n) => layout({ type: 'flow', nodes: list(n, (i) => `甲${i}`) }) },
  FLOW_EDGES: { make: (n) => layout({ type: 'flow', nodes: ['甲', '乙'], edges: list(n, () => ({ from: '甲', to: '乙' })) }) },
  LINK_BYTES: { make: (n) => layout({ type: 'text', text: 'x', style: { href: 'https://a.test/'.padEnd(n, 'x') } }) },
  NETWORK_NODES: { make: (n) => layout({ type: 'network', nodes: list(n, (i) => `甲${i}`) }) },
  NETWORK_EDGES: { make: (n) => layout({ type: 'network', nodes: list(30, (i) => `甲${i}`), edges: list(n, (i) => ({ from: `甲${i % 29}`, to: `甲${(i % 29) + 1}` })) }) },
  MAP_POINTS: { lowered: 50, make: (n) => choropleth([n]) },
  MAP_REGIONS: { make: (n) => choropleth(list(n, () => 4)) },
  PDF_BYTES: { lowered: 2000, make: (n) => preflight(pdf(onePage(''), n)) },
  PDF_STREAM_BYTES: { status: 0, lowered: 3000, make: (n) => preflight(pdf(onePage(' '.repeat(n)))) },
  PDF_OBJECTS: { status: 0, lowered: 60, make: (n) => preflight(pdf(onePage('').map((o, i) => (i ? o : o.replace('>>', `/X[${'1 '.repeat(n - 29)}]>>`))))) },
  PDF_DEPTH: { status: 0, make: (n) => preflight(pdf(onePage('').map((o, i) => (i === 0 ? o.replace('>>', `/X${'['.repeat(n)}${']'.repeat(n)}>>`) : o)))) },
  PDF_OPERATORS: { status: 0, lowered: 200, make: (n) => preflight(pdf(onePage('n '.repeat(n)))) },
  PDF_SECONDS: { custom: trySeconds },
  PDF_MEMORY: { custom: tryMemory },
  BATCH_SECONDS: { custom: tryBatchSeconds },
  BATCH_MEMORY: { custom: tryBatchMemory },
  BATCH_FILES: { custom: tryBatchFiles },
  WATCH_SECONDS: { suite: 'watch', titled: 'WATCH_SECONDS' },
  WATCH_MEMORY: { suite: 'watch', titled: 'WATCH_MEMORY' },
  WATCH_FILES: { suite: 'watch', titled: 'WATCH_FILES' },
  HTTP_BODY_BYTES: { suite: 'watch', titled: 'a body of 8 MiB is read' },
  HTTP_HEADER_BYTES: { suite: 'watch', titled: 'HTTP_HEADER_BYTES' },
  HTTP_CONNECTIONS: { suite: 'watch', titled: 'HTTP_CONNECTIONS' },
  HTTP_STREAMS: { suite: 'watch', titled: 'HTTP_STREAMS' },
  HTTP_SECONDS: { suite: 'watch', titled: 'a client that drips is cut off' },
};

function run(args) {
  const result = spawnSync(yitu, args, { encoding: 'utf8', timeout: 120000 });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}

// A batch of two records, the first of them heavy.
const heavy = (count) => [
  put('heavy.json', page({ type: 'column', children: [{ type: 'text', repeat: 'record.count', as: 'i', text: '#{{i}}' }] })),
  '--records', ndjson([{ id: 1, count }, { id: 2, count: 1 }])];
const heavyBatch = (count, ...options) =>
  run(['batch', ...heavy(count), '-o', join(folder, 'heavy-{{id}}.pdf'), '-j', '1', '--retry', '0', ...options]);

function tryBatchSeconds(row) {
  const late = heavyBatch(200000, '--limit', 'BATCH_SECONDS=1', '--limit', 'BATCH_MEMORY=1099511627776');
  report(late.status === 1 && late.output.includes('ran past its time limit (the limit BATCH_SECONDS is 1 s; --timeout or “--limit BATCH_SECONDS=N” raises it)'), `${row.name}: a record that takes more than 1 s is ended`, late.output);
  report(/\b1 done/.test(late.output), `${row.name}: the other is done`, late.output);
  const early = heavyBatch(1, '--limit', 'BATCH_SECONDS=1');
  report(early.status === 0, `${row.name}: records that take less pass`, early.output);
}

function tryBatchMemory(row) {
  const large = heavyBatch(100000, '--limit', `BATCH_MEMORY=${300 << 20}`);
  report(large.status === 1 && large.output.includes('BATCH_MEMORY'), `${row.name}: a record that takes more than 300 MiB fails by name`, large.output);
  report(/\b1 done/.test(large.output), `${row.name}: the other is done`, large.output);
  const small = heavyBatch(1, '--limit', `BATCH_MEMORY=${300 << 20}`);
  report(small.status === 0, `${row.name}: records that take less pass`, small.output);
}

function tryBatchFiles(row) {
  const args = batch(ndjson([{ id: 1 }]));
  const few = run([...args, '--limit', 'BATCH_FILES=4', '--retry', '0']);
  report(few.status !== 0 && few.output.includes('limit BATCH_FILES is 4'), `${row.name}: with 4 files a worker opens no more and says so`, few.output);
  const enough = run([...args, '--limit', 'BATCH_FILES=16']);
  report(enough.status === 0, `${row.name}: with 16 it works`, enough.output);
}

const slowPdf = () => pdf(onePage('0 0 m 9 9 l S '.repeat(1500000)));

function trySeconds(row) {
  const slow = run([...preflight(slowPdf()), '--limit', 'PDF_SECONDS=1', '--limit', 'PDF_OPERATORS=1000000000']);
  report(slow.status === 1 && names(slow.output, row.name, 1, row.most), `${row.name}: a PDF that takes more than 1 s is given up`, slow.output);
  const fast = run([...preflight(pdf(onePage(''))), '--limit', 'PDF_SECONDS=1']);
  report(fast.status === 0, `${row.name}: one that takes less passes`, fast.output);
}

function tryMemory(row) {
  const limit = 600 << 20;
  const large = run([...preflight(pdf(onePage('0 0 m 9 9 l S '.repeat(1500000)))), '--limit', `PDF_MEMORY=${limit}`]);
  report(large.status === 1 && names(large.output, row.name, limit, row.most), `${row.name}: a PDF that takes more than 600 MiB is given up`, large.output);
  const small = run([...preflight(pdf(onePage(''))), '--limit', `PDF_MEMORY=${limit}`]);
  report(small.status === 0, `${row.name}: one that takes less passes`, small.output);
}

// The order of a report is by place, so the hint may stand anywhere in it.
const names = (output, name, value, most) =>
  output.includes(`limit ${name} is ${value}`) && (most ? output.includes(`--limit ${name}=N`) : output.includes('cannot be raised'));

function tryBothSides(row, test) {
  const limit = test.lowered ?? row.value;
  const step = test.step ?? 1;
  const beside = test.with ?? [];
  const lowered = test.lowered ? ['--limit', `${row.name}=${limit}`] : [];
  const named = test.named ?? row.name;
  const at = run([...test.make(limit), ...lowered, ...beside]);
  report(at.status === (test.atStatus ?? 0) && !at.output.includes(`limit ${named} is`), `${row.name}: ${limit} pass`, `status ${at.status} ${at.output}`);
  const input = test.make(limit + step);
  const beyond = run([...input, ...lowered, ...beside]);
  const shown = test.named ? beyond.output.includes(`limit ${test.named} is`) : names(beyond.output, row.name, limit, row.most);
  report(beyond.status === (test.status ?? 1) && shown && beyond.output.includes(test.said ?? ''), `${row.name}: ${limit + step} are refused`, `status ${beyond.status} ${beyond.output}`);
  if (!row.most || test.isRaisedElsewhere) return;
  const raised = run([...input, '--limit', `${row.name}=${limit + step}`, ...beside]);
  report(raised.status === (test.raisedStatus ?? test.atStatus ?? 0) && !raised.output.includes(`limit ${named} is`), `${row.name}: raised, ${limit + step} pass`, `status ${raised.status} ${raised.output}`);
}

function tryUnit(row, name) {
  const result = spawnSync(join(build, 'unit_tests'), [name], { encoding: 'utf8' });
  report(result.status === 0 && /unit: [1-9][0-9]* passed, 0 failed/.test(result.stdout + result.stderr), `${row.name}: the unit test ${name}`, result.stdout + result.stderr);
}

function trySuite(row, test) {
  const text = readFileSync(join('tests', test.suite, 'run.sh'), 'utf8');
  report(text.includes(test.titled), `${row.name}: tests/${test.suite} holds it`, `no check says “${test.titled}”`);
}

for (const row of rows) {
  const sides = tests[row.name];
  if (Array.isArray(sides)) {
    sides.forEach((test) => tryBothSides(row, test));
    continue;
  }
  const test = sides;
  if (!test) report(false, `${row.name}: a row in tests/limits/limits.mjs`, 'a limit without a test');
  else if (test.custom) test.custom(row);
  else if (test.unit) tryUnit(row, test.unit);
  else if (test.suite) trySuite(row, test);
  else tryBothSides(row, test);
}
for (const name of Object.keys(tests))
  report(rows.some((row) => row.name === name), `${name} is a limit`, 'a test of a limit that is gone');
