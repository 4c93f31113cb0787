// Small parts of the page: elements, places, messages that pass.
import { word } from '/words.js';
import { editorLink } from '/server.js';

export const settings = {
  editor: localStorage.getItem('editor') || 'vscode',
  look: localStorage.getItem('look') || 'auto',
  calibration: Number(localStorage.getItem('calibration')) || 1,
};

export function keepSetting(name, value) {
  settings[name] = value;
  localStorage.setItem(name, value);
}

/** make('p', {className: 'faint'}, 'words', child, ...) */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function svg(tag, attributes = {}) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const hint = document.getElementById('hint');
let hintTimer = 0;

/** A message that goes by itself. */
export function say(words) {
  clearTimeout(hintTimer);
  hint.textContent = words;
  hint.className = 'fixed';
  hint.hidden = false;
  hint.style.left = hint.style.top = '';
  hintTimer = setTimeout(() => { hint.hidden = true; hint.className = ''; }, 3500);
}

/** Words beside the pointer; null takes them away. */
export function pointAt(words, event) {
  if (hint.className === 'fixed') return;
  hint.hidden = !words;
  if (!words) return;
  hint.textContent = words;
  hint.style.left = `${Math.min(event.clientX + 14, innerWidth - 220)}px`;
  hint.style.top = `${Math.min(event.clientY + 16, innerHeight - 40)}px`;
}

/** file:line as a link that opens an editor, and a button that copies it. */
export function placeLink(place) {
  if (!place || !place.file) return make('span');
  const words = `${place.file.replace(/[^/]+\/\.\.\//g, '')}:${place.line}:${place.column}`;
  const copy = make('button', { className: 'copy', textContent: word('copy') });
  copy.onclick = () => navigator.clipboard.writeText(words).then(() => say(word('copied', words)));
  return make('span', {},
    make('a', { className: 'place', href: editorLink(place, settings.editor), textContent: words }), copy);
}
