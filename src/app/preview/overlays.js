// Overlays that are asked for: baselines and grid, reading order, preflight findings, and the inks.
import { word } from '/words.js';
import { get } from '/server.js';
import { make, svg } from '/parts.js';
import { view, sheets, boxOf, scale, redraw, select } from '/pages.js';

export const overlays = { isGuides: false, isReading: false, isFindings: false };
const inkSelect = document.getElementById('ink');
const legend = document.getElementById('legend');
let guides = { shown: 0, pages: [] };
let findings = { shown: 0, items: [] };

function drawGuides(sheet, page) {
  const marks = [];
  if (overlays.isGuides) {
    page.cells.forEach(([x, y, width, height]) => marks.push(svg('rect', { x, y, width, height, class: 'cell' })));
    page.lines.forEach(([left, right, y]) => marks.push(svg('line', { x1: left, x2: right, y1: y, y2: y, class: 'baseline' })));
  }
  sheet.layers.guides.replaceChildren(...marks);
}

/** A number at the top left corner of each stop, and a line from stop to stop. */
function drawReading(sheet, page) {
  const size = 13 / scale();
  const stops = overlays.isReading ? page.reading.map((stop) => ({ ...stop, box: boxOf(stop.n) })).filter((stop) => stop.box) : [];
  const path = stops.map(({ box }, index) => `${index ? 'L' : 'M'}${box.x + size / 2} ${box.y + size / 2}`).join('');
  const marks = stops.flatMap(({ box, role }, index) => [
    svg('rect', { x: box.x, y: box.y, width: Math.max(0, box.w), height: Math.max(0, box.h), class: 'stop' }),
    svg('circle', { cx: box.x + size / 2, cy: box.y + size / 2, r: size * 0.62 }),
    Object.assign(svg('text', { x: box.x + size / 2, y: box.y + size * 0.82, 'font-size': size * 0.78 }), { textContent: String(index + 1) }),
    Object.assign(svg('text', { x: box.x + size * 1.3, y: box.y + size * 0.82, 'font-size': size * 0.7, class: 'role' }), { textContent: role }),
  ]);
  sheet.layers.reading.replaceChildren(...(stops.length ? [svg('path', { d: path })] : []), ...marks);
}

function drawFindings(sheet, number) {
  const marks = [];
  for (const item of overlays.isFindings ? findings.items : []) {
    const boxes = (view.boxes[number - 1] || []).filter((box) => box.n === item.n);
    boxes.forEach((box) => marks.push(svg('rect', { x: box.x, y: box.y, width: Math.max(0, box.w), height: Math.max(0, box.h), class: item.severity })));
  }
  sheet.layers.findings.replaceChildren(...marks);
}

function draw() {
  sheets.forEach((sheet, index) => {
    const page = guides.pages[index] || { lines: [], cells: [], reading: [] };
    drawGuides(sheet, page);
    drawReading(sheet, page);
    drawFindings(sheet, index + 1);
  });
}

function findingRow(item) {
  const button = make('button', { className: `finding ${item.severity}`, textContent: `${item.code} ${item.message}` });
  button.onclick = () => select(item.n || 0);
  return button;
}

function drawLegend() {
  const parts = [];
  if (view.ink === 'all') {
    const limit = Number(inkSelect.dataset.limit) || 300;
    parts.push(make('span', { className: 'heat' }), ...[0, 0.25, 0.5, 0.75, 1].map((share) => make('span', { textContent: `${Math.round(share * limit)} %` })),
      make('span', { className: 'beyond' }), make('span', { textContent: `> ${limit} %` }));
  }
  if (overlays.isFindings) {
    parts.push(make('strong', { textContent: word('findingCount', findings.items.length) }), ...findings.items.map(findingRow));
  }
  legend.hidden = parts.length === 0;
  legend.replaceChildren(...parts);
}

/** Fetches what the overlays in use need of the version on view, and draws them. */
export async function drawAsked() {
  const { shown } = view;
  if ((overlays.isGuides || overlays.isReading) && guides.shown !== shown) {
    const answer = await get(`/guides.json?v=${shown}`).catch(() => ({ pages: [] }));
    if (view.shown === shown) guides = { shown, pages: answer.pages };
  }
  if (overlays.isFindings && findings.shown !== shown) {
    const items = await get(`/preflight.json?v=${shown}`).catch(() => []);
    if (view.shown === shown) findings = { shown, items };
  }
  draw();
  drawLegend();
}

/** The plates may change with the layout: spot inks come and go. */
export async function showPlates() {
  const answer = await get(`/plates.json?v=${view.shown}`).catch(() => ({ plates: [] }));
  const options = [['', word('inkNone')], ...answer.plates.map((name, index) => [String(index + 1), name]), ['all', word('inkAll')]];
  inkSelect.dataset.limit = answer.limit || '';
  inkSelect.replaceChildren(...options.map(([value, textContent]) => make('option', { value, textContent })));
  const isThere = options.some(([value]) => value === view.ink);
  inkSelect.value = isThere ? view.ink : '';
  if (!isThere) setInk('');
}

export function setInk(ink) {
  view.ink = ink;
  inkSelect.value = ink;
  redraw();
  drawLegend();
}

export function nextInk() {
  const values = [...inkSelect.options].map((option) => option.value);
  setInk(values[(values.indexOf(view.ink) + 1) % values.length] || '');
}

inkSelect.onchange = () => { setInk(inkSelect.value); inkSelect.blur(); };
