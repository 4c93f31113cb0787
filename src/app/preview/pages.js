// The pages: pictures, zoom, thumbnails, overlays, what changed, picking and dragging.
import { word } from '/words.js';
import { get } from '/server.js';
import { make, svg, settings, pointAt } from '/parts.js';

const PX_PER_PT = 96 / 72;
const MM_PER_PT = 25.4 / 72;
const PIXEL_LIMIT = 14e6; // a bigger picture is asked for as vectors
const stage = document.getElementById('stage');
const thumbnails = document.getElementById('thumbnails');

export const view = {
  pages: [], boxes: [], shown: 0, zoom: 'fit', vector: false, ink: '', isBoxes: false, isMargins: false,
  current: 0, selected: 0, onSelect: () => {}, onResize: () => {}, onChange: () => {},
};
export const sheets = []; // what stands on the stage, one for each page

export function lengthText(points) {
  const page = view.pages[0];
  return page && page.px ? `${+(points / 0.75).toFixed(1)} px` : `${+(points * MM_PER_PT).toFixed(2)} mm`;
}

/** CSS pixels for a point of the page. */
export function scale() {
  const page = view.pages[view.current] || view.pages[0];
  if (view.zoom === 'real') return PX_PER_PT * settings.calibration;
  if (view.zoom !== 'fit' || !page) return PX_PER_PT * (view.zoom === 'fit' ? 1 : view.zoom);
  const width = (stage.clientWidth - 50) / page.width;
  const height = (stage.clientHeight - 50) / page.height;
  // A long picture fits by its width.
  return Math.max(0.05, page.height > 2.2 * page.width ? width : Math.min(width, height));
}

function pictureAddress(number, page) {
  const dpi = scale() * 72 * devicePixelRatio;
  const pixels = page.width * page.height * (dpi / 72) ** 2;
  if (view.ink) {
    const limited = Math.min(dpi, 72 * Math.sqrt(PIXEL_LIMIT / page.width / page.height));
    return `/ink/${number}.png?v=${view.shown}&dpi=${limited.toFixed(2)}${view.ink === 'all' ? '' : `&plate=${view.ink}`}`;
  }
  if (view.vector || pixels > PIXEL_LIMIT) return `/page/${number}.svg?v=${view.shown}`;
  return `/page/${number}.png?v=${view.shown}&dpi=${dpi.toFixed(2)}`;
}

/* ---- what changed ---- */

function smallPixels(image, width, height) {
  const canvas = make('canvas', { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** Rectangles (in small pixels) of cells in which two pictures differ, joined along rows. */
function differences(before, after, width, height, cell) {
  const found = [];
  for (let y = 0; y < height; y += cell) {
    for (let x = 0; x < width; x += cell) {
      if (!cellDiffers(before, after, width, height, x, y, cell)) continue;
      const last = found[found.length - 1];
      if (last && last.y === y && last.x + last.w === x) last.w += cell;
      else found.push({ x, y, w: cell, h: cell });
    }
  }
  return found;
}

function cellDiffers(before, after, width, height, left, top, cell) {
  for (let y = top; y < Math.min(top + cell, height); y++) {
    for (let x = left; x < Math.min(left + cell, width); x++) {
      const at = 4 * (y * width + x);
      const change = Math.abs(before[at] - after[at]) + Math.abs(before[at + 1] - after[at + 1]) + Math.abs(before[at + 2] - after[at + 2]);
      if (change > 24) return true;
    }
  }
  return false;
}

function flash(sheet, before, after) {
  const width = 480;
  const height = Math.round(Math.min(4000, width * sheet.page.height / sheet.page.width));
  const rects = differences(smallPixels(before, width, height), smallPixels(after, width, height), width, height, 8);
  const factor = sheet.page.width / width;
  sheet.layers.flash.replaceChildren(...rects.map((rect) => svg('rect', {
    x: rect.x * factor, y: rect.y * factor, width: rect.w * factor, height: rect.h * factor })));
}

/* ---- pictures ---- */

async function loadPicture(sheet, number) {
  const address = pictureAddress(number, sheet.page);
  if (sheet.address === address) return;
  sheet.address = address;
  const image = make('img', { alt: word('page', number), draggable: false });
  image.src = address;
  try {
    await image.decode();
  } catch {
    if (sheet.address === address) sheet.address = '';
    return;
  }
  if (sheet.address !== address) return; // a later one is on its way
  const before = sheet.image;
  const isNewer = sheet.version && sheet.version !== view.shown;
  sheet.image.replaceWith(image);
  sheet.image = image;
  sheet.version = view.shown;
  stage.dataset.pixels = view.shown;
  if (!isNewer) return;
  sheet.before = before;
  setTimeout(() => flash(sheet, before, image), 30);
}

const nearby = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const sheet = sheets.find((one) => one.element === entry.target);
    if (!sheet) continue;
    sheet.isNear = entry.isIntersecting;
    if (sheet.isNear) loadPicture(sheet, sheet.number);
  }
}, { root: stage, rootMargin: '600px' });

function loadNearby() {
  for (const sheet of sheets) {
    if (sheet.isNear) loadPicture(sheet, sheet.number);
  }
}

/* ---- overlays ---- */

function rectOf(box, className) {
  return svg('rect', { x: box.x, y: box.y, width: Math.max(0, box.w), height: Math.max(0, box.h), class: className });
}

/** The band between two boxes, as one path with a hole. */
function band(outer, inner, className) {
  const part = (box) => `M${box.x} ${box.y}h${box.w}v${box.h}h${-box.w}z`;
  return svg('path', { d: part(outer) + part(inner), 'fill-rule': 'evenodd', class: className });
}

function grown(box, edges, sign) {
  const [top, right, bottom, left] = edges || [0, 0, 0, 0];
  return { x: box.x - sign * left, y: box.y - sign * top, w: box.w + sign * (left + right), h: box.h + sign * (top + bottom) };
}

function outline(box) {
  const parts = [];
  if (box.margin) parts.push(band(grown(box, box.margin, 1), box, 'around'));
  if (box.padding) parts.push(band(box, grown(box, box.padding, -1), 'within'));
  return [...parts, rectOf(box, 'border')];
}

function drawSheetLines(sheet) {
  const { page } = sheet;
  const trim = { x: 0, y: 0, w: page.width, h: page.height };
  const lines = [];
  if (page.bleed) lines.push(rectOf(grown(trim, Array(4).fill(page.bleed), 1), 'bleed'));
  if (page.margin) lines.push(rectOf(grown(trim, page.margin, -1), 'margin'));
  sheet.layers.sheet.replaceChildren(...(view.isMargins ? lines : []));
}

function handles(box) {
  const size = 7 / scale();
  if (Math.min(box.w, box.h) < 2 * size) return [];
  const at = (x, y, className) => svg('rect', {
    x: x - size / 2, y: y - size / 2, width: size, height: size, class: `handle ${className}` });
  return [at(box.x + box.w, box.y + box.h / 2, 'x'), at(box.x + box.w / 2, box.y + box.h, 'y'), at(box.x + box.w, box.y + box.h, 'xy')];
}

export function drawOverlays() {
  sheets.forEach((sheet, index) => {
    const boxes = view.boxes[index] || [];
    drawSheetLines(sheet);
    sheet.layers.boxes.replaceChildren(...(view.isBoxes ? boxes.map((box) => rectOf(box, box.t === 'text' ? 'text' : '')) : []));
    const selected = boxes.find((box) => box.n === view.selected);
    sheet.layers.selection.replaceChildren(...(selected ? [...outline(selected), ...handles(selected)] : []));
  });
}

export function boxOf(number) {
  for (const boxes of view.boxes) {
    const box = boxes.find((one) => one.n === number);
    if (box) return box;
  }
  return null;
}

/* ---- picking ---- */

function pointOf(sheet, event) {
  const frame = sheet.overlay.getBoundingClientRect();
  return { x: (event.clientX - frame.left) * sheet.page.width / frame.width, y: (event.clientY - frame.top) * sheet.page.height / frame.height };
}

function boxAt(sheet, point) {
  const boxes = view.boxes[sheet.number - 1] || [];
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h) return box;
  }
  return null;
}

function showHover(sheet, event) {
  const box = boxAt(sheet, pointOf(sheet, event));
  sheet.layers.hover.replaceChildren(...(box ? outline(box) : []));
  pointAt(box ? `${box.t}${box.id ? ` #${box.id}` : ''}  ${lengthText(box.w)} × ${lengthText(box.h)}` : null, event);
}

export function select(number) {
  view.selected = number;
  drawOverlays();
  view.onSelect(number);
}

function startDrag(sheet, handle, event) {
  const box = boxOf(view.selected);
  const from = pointOf(sheet, event);
  const changed = { ...box };
  const move = (moved) => {
    const to = pointOf(sheet, moved);
    if (!handle.classList.contains('y')) changed.w = Math.max(0, box.w + to.x - from.x);
    if (!handle.classList.contains('x')) changed.h = Math.max(0, box.h + to.y - from.y);
    sheet.layers.hover.replaceChildren(rectOf(changed, 'border'));
    pointAt(`${lengthText(changed.w)} × ${lengthText(changed.h)}`, moved);
  };
  const end = () => {
    sheet.overlay.removeEventListener('pointermove', move);
    sheet.layers.hover.replaceChildren();
    view.onResize(box, { width: changed.w !== box.w ? changed.w : null, height: changed.h !== box.h ? changed.h : null });
  };
  sheet.overlay.setPointerCapture(event.pointerId);
  sheet.overlay.addEventListener('pointermove', move);
  sheet.overlay.addEventListener('pointerup', end, { once: true });
}

function listen(sheet) {
  const { overlay } = sheet;
  overlay.addEventListener('pointermove', (event) => { if (!event.buttons) showHover(sheet, event); });
  overlay.addEventListener('pointerleave', (event) => { sheet.layers.hover.replaceChildren(); pointAt(null, event); });
  overlay.addEventListener('pointerdown', (event) => {
    if (event.target.classList.contains('handle')) startDrag(sheet, event.target, event);
  });
  overlay.addEventListener('click', (event) => {
    if (event.target.classList.contains('handle')) return;
    const box = boxAt(sheet, pointOf(sheet, event));
    select(box ? box.n : 0);
  });
}

/* ---- the stage ---- */

function makeSheet(page, number) {
  const overlay = svg('svg', { viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: 'none' });
  const layers = {};
  for (const name of ['sheet', 'guides', 'boxes', 'findings', 'reading', 'flash', 'hover', 'selection']) {
    layers[name] = svg('g', { class: name });
    overlay.append(layers[name]);
  }
  const image = make('span');
  const element = make('div', { className: 'page' }, image, overlay);
  const sheet = { page, number, overlay, layers, element, image, address: '', version: 0, isNear: number <= 2 };
  listen(sheet);
  return sheet;
}

function layOut() {
  const factor = scale();
  for (const sheet of sheets) {
    sheet.element.style.width = `${sheet.page.width * factor}px`;
    sheet.element.style.height = `${sheet.page.height * factor}px`;
  }
}

function drawThumbnails() {
  thumbnails.classList.toggle('single', view.pages.length < 2);
  thumbnails.replaceChildren(...(view.pages.length < 2 ? [] : view.pages.map((page, index) => {
    const image = make('img', { src: `/page/${index + 1}.png?v=${view.shown}&dpi=${(72 * 70 * devicePixelRatio / page.width).toFixed(1)}`, alt: '', loading: 'lazy' });
    const button = make('button', { title: word('page', index + 1) }, image, String(index + 1));
    button.onclick = () => goTo(index);
    button.setAttribute('aria-current', index === view.current);
    return button;
  })));
}

export function goTo(index) {
  if (!sheets[index]) return;
  view.current = index;
  sheets[index].element.scrollIntoView({ block: 'start' });
  noteCurrent();
}

function noteCurrent() {
  [...thumbnails.children].forEach((button, index) => button.setAttribute('aria-current', index === view.current));
  view.onChange();
}

stage.addEventListener('scroll', () => {
  const middle = stage.scrollTop + stage.clientHeight / 3;
  const found = sheets.findIndex((sheet) => sheet.element.offsetTop + sheet.element.offsetHeight - stage.offsetTop > middle);
  if (found < 0 || found === view.current) return;
  view.current = found;
  noteCurrent();
});

/** Zooms about the middle of what is in view. */
export function setZoom(zoom) {
  const before = scale();
  view.zoom = zoom;
  const factor = scale() / before;
  const x = stage.scrollLeft + stage.clientWidth / 2;
  const y = stage.scrollTop + stage.clientHeight / 2;
  layOut();
  stage.scrollTo(x * factor - stage.clientWidth / 2, y * factor - stage.clientHeight / 2);
  drawOverlays();
  loadNearby();
  view.onChange();
}

export function redraw() {
  layOut();
  drawOverlays();
  loadNearby();
}

function isSameShape(pages) {
  return pages.length === sheets.length && pages.every((page, index) => page.width === sheets[index].page.width && page.height === sheets[index].page.height);
}

/** Shows the pages of a new rendering; pictures come in behind the ones on view. */
export function showPages(pages, shown) {
  view.pages = pages;
  view.shown = shown;
  if (!isSameShape(pages)) {
    nearby.disconnect();
    sheets.length = 0;
    pages.forEach((page, index) => sheets.push(makeSheet(page, index + 1)));
    stage.replaceChildren(...sheets.map((sheet) => sheet.element));
    sheets.forEach((sheet) => nearby.observe(sheet.element));
    view.current = Math.min(view.current, Math.max(0, pages.length - 1));
  }
  pages.forEach((page, index) => { sheets[index].page = page; });
  layOut();
  loadNearby();
  drawThumbnails();
  return get(`/boxes.json?v=${shown}`).then((answer) => {
    if (view.shown !== shown) return;
    view.boxes = answer.pages;
    drawOverlays();
  });
}

/** While `isHeld`, the page before the last change. */
export function showBefore(isHeld) {
  for (const sheet of sheets) {
    if (!sheet.before) continue;
    if (isHeld) sheet.image.replaceWith(sheet.before);
    else sheet.before.replaceWith(sheet.image);
  }
}

new ResizeObserver(() => { if (view.zoom === 'fit') redraw(); }).observe(stage);
