// The inspector: where an element and each value of its style came from, and changing them there.
import { word } from '/words.js';
import { session, get, edit } from '/server.js';
import { make, say, placeLink } from '/parts.js';
import { view, boxOf, lengthText, select } from '/pages.js';

const panel = document.getElementById('element');
const tokenPanel = document.getElementById('tokens');
let element = null; // what is shown, as the server told it
let onSaved = () => {};

export function whenSaved(action) {
  onSaved = action;
}

export async function save(place, raw, old) {
  const answer = await edit(place, raw, old);
  say(answer.ok ? word('saved') : answer.message);
  onSaved(answer);
  return answer.ok;
}

/** Typed words as JSON: what was a number or the like stays one, a text becomes a text. */
function toRaw(words, old) {
  if (!old.startsWith('"')) {
    try {
      JSON.parse(words);
      return words.trim();
    } catch { /* a text after all */ }
  }
  return JSON.stringify(words);
}

function fromRaw(raw) {
  if (!raw.startsWith('"')) return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function isEditable(item) {
  return !session.readOnly && item.place && item.raw && item.place.pointer !== null && item.place.file.endsWith('.json');
}

/** A value that becomes a field when it is clicked. */
function valueButton(item, swatch) {
  const words = fromRaw(item.raw || JSON.stringify(item.value));
  const button = make('button', { className: 'value', disabled: !isEditable(item) }, swatch, words);
  button.onclick = () => {
    const field = make('input', { type: 'text', value: words });
    field.onkeydown = async (event) => {
      if (event.key === 'Escape') field.replaceWith(button);
      if (event.key !== 'Enter' || event.isComposing) return;
      if (field.value === words) field.replaceWith(button);
      else await save(item.place, toRaw(field.value, item.raw), item.raw);
    };
    button.replaceWith(field);
    field.select();
  };
  return button;
}

function textField(title, item) {
  const field = make('textarea', { value: fromRaw(item.raw), spellcheck: false });
  const button = make('button', { textContent: word('save'), disabled: true });
  const apply = () => save(item.place, toRaw(field.value, item.raw), item.raw);
  field.readOnly = !isEditable(item);
  field.dataset.pointer = item.place ? item.place.pointer : '';
  field.oninput = () => { button.disabled = field.value === fromRaw(item.raw); };
  field.onkeydown = (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply(); };
  button.onclick = apply;
  return make('div', {}, make('h2', { textContent: title }), field, make('div', {}, isEditable(item) ? button : null, ' ', placeLink(item.place)));
}

function colourOf(value) {
  const colour = value && typeof value === 'object' ? value.rgb : value;
  return typeof colour === 'string' && /^#[0-9a-fA-F]{6}$/.test(colour) ? colour : null;
}

function swatchOf(value) {
  const colour = colourOf(value);
  if (!colour) return null;
  const swatch = make('span', { className: 'swatch' });
  swatch.style.background = colour;
  return swatch;
}

/** Whose a value is, told by its pointer: /…/styles/NAME/… is a class, /…/style/… the element's. */
function ownerOf(item) {
  if (item.from) {
    const box = boxOf(item.from);
    return word('from', box ? box.t + (box.id ? ` #${box.id}` : '') : item.from);
  }
  const match = item.place && /\/styles\/([^/]+)\/[^/]+$/.exec(item.place.pointer || '');
  return match ? word('ofClass', match[1]) : word('own');
}

function styleRow(item) {
  const resolved = item.token ? item.token.value : item.value;
  const row = make('div', { className: 'row' },
    make('div', { className: 'line' }, make('span', { className: 'label', textContent: item.name }), valueButton(item, swatchOf(resolved))),
    make('div', { className: 'faint' }, ownerOf(item), ' ', placeLink(item.place)));
  if (item.token) row.append(make('div', { className: 'faint' }, `${word('token')} `, placeLink(item.token.place)));
  return row;
}

function pathLine() {
  const line = make('div', { className: 'path' });
  element.path.forEach((part, index) => {
    const button = make('button', { textContent: part.t + (part.id ? `#${part.id}` : '') });
    button.onclick = () => select(part.n);
    line.append(index ? '›' : '', button);
  });
  return line;
}

function numbers(box) {
  const list = make('dl', { className: 'numbers' });
  const add = (name, words) => list.append(make('dt', { textContent: word(name) }), make('dd', { textContent: words }));
  add('size', `${lengthText(box.w)} × ${lengthText(box.h)}`);
  add('place', `${lengthText(box.x)}, ${lengthText(box.y)}`);
  if (box.margin) add('margin', box.margin.map(lengthText).join(' '));
  if (box.padding) add('padding', box.padding.map(lengthText).join(' '));
  return list;
}

function draw() {
  const box = boxOf(element.n);
  const parts = [pathLine(), placeLink(element.place)];
  if (box) parts.push(numbers(box));
  if (element.because.length) {
    parts.push(make('div', { className: 'faint' }, `${word('because')} `, ...element.because.flatMap((place) => [placeLink(place), ' '])));
  }
  if (element.text) {
    parts.push(textField(word('text'), element.text));
    element.text.insertions.filter((one) => one.place && one.raw).forEach((one) => parts.push(textField(`${word('data')}: ${one.expression}`, one)));
  }
  parts.push(make('h2', { textContent: word('style') }), ...element.style.map(styleRow));
  panel.replaceChildren(...parts);
  panel.dataset.line = element.place ? element.place.line : '';
}

export function parentOf() {
  return element && element.path.length > 1 ? element.path[element.path.length - 2].n : 0;
}

export function elementShown() {
  return element;
}

export async function showElement(number) {
  if (!number) {
    element = null;
    panel.replaceChildren(make('p', { className: 'faint', textContent: word('pick') }));
    panel.dataset.line = '';
    return;
  }
  const answer = await get(`/element/${number}.json?v=${view.shown}`).catch(() => null);
  if (view.selected !== number) return;
  element = answer;
  if (element) draw();
  else showElement(0);
}

/** Do not take a field away from under the user's fingers. */
export function refresh() {
  const isTyping = panel.contains(document.activeElement) && /^(TEXTAREA|INPUT)$/.test(document.activeElement.tagName);
  if (!isTyping) showElement(view.selected);
}

/* ---- tokens ---- */

function tokenRow(item) {
  const colour = colourOf(item.value);
  const line = make('div', { className: 'line' }, make('span', { className: 'label', textContent: `$${item.name}` }));
  if (colour) {
    const isPair = typeof item.value === 'object';
    const place = isPair ? { ...item.place, pointer: `${item.place.pointer}/rgb` } : item.place;
    const picker = make('input', { type: 'color', value: colour, disabled: !isEditable(item), title: isPair ? word('cmykStays') : '' });
    picker.dataset.token = item.name;
    picker.onchange = () => save(place, JSON.stringify(picker.value.toUpperCase()), JSON.stringify(isPair ? item.value.rgb : item.value));
    line.append(picker);
  }
  line.append(valueButton(item, null));
  return make('div', { className: 'row' }, line, make('div', {}, placeLink(item.place)));
}

export async function showTokens() {
  const answer = await get(`/tokens.json?v=${view.shown}`).catch(() => []);
  tokenPanel.replaceChildren(...answer.map(tokenRow));
}

/* ---- dragging an edge ---- */

const POINTS_PER = { mm: 72 / 25.4, cm: 720 / 25.4, pt: 1, px: 0.75, in: 72 };

function lengthIn(points, unit) {
  return JSON.stringify(`${+(points / POINTS_PER[unit]).toFixed(unit === 'cm' || unit === 'in' ? 2 : 1)}${unit}`);
}

/** Sets width or height where the element itself has it, else in its own style. */
async function resize(name, points) {
  const unit = view.pages[0].px ? 'px' : 'mm';
  const declared = element.style.find((item) => item.name === name && !item.from && /\/style\/[^/]+$/.test(item.place ? item.place.pointer || '' : ''));
  if (declared) {
    const match = /^"[\d.]+(mm|cm|pt|px|in)"$/.exec(declared.raw || '');
    if (match) await save(declared.place, lengthIn(points, match[1]), declared.raw);
    else say(word('notSimple', name, declared.raw));
    return;
  }
  const { file, pointer } = element.place;
  const value = lengthIn(points, unit);
  if (element.has_style) await save({ file, pointer: `${pointer}/style/${name}` }, value, '');
  else await save({ file, pointer: `${pointer}/style` }, `{ "${name}": ${value} }`, '');
}

export async function resizeElement(size) {
  if (!element || session.readOnly) return;
  if (size.width !== null) await resize('width', size.width);
  const hadStyle = element.has_style;
  element.has_style = hadStyle || size.width !== null;
  if (size.height !== null) await resize('height', size.height);
}
