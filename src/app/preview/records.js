// The data panel: which record the page is drawn for, and the extreme values of each field.
import { word } from '/words.js';
import { get, chooseRecord } from '/server.js';
import { make } from '/parts.js';
import { view } from '/pages.js';

const panel = document.getElementById('records');
const KINDS = ['shortest', 'longest', 'smallest', 'largest'];
let told = null;

function isChosen(choice) {
  return told.kind === 'row' ? choice === told.record : choice === told.kind;
}

function choiceButton(choice, title, words) {
  const button = make('button', { title, textContent: words });
  button.dataset.record = choice;
  button.setAttribute('aria-pressed', isChosen(choice));
  button.onclick = () => chooseRecord(choice);
  return button;
}

function stepper() {
  const field = make('input', { type: 'number', min: 1, max: told.count, value: told.kind === 'row' ? told.record : '' });
  field.id = 'record-number';
  field.setAttribute('aria-label', word('records'));
  field.onchange = () => { if (field.value) chooseRecord(field.value); };
  const back = make('button', { textContent: '‹', title: `${word('recordBack')} [[]` });
  const next = make('button', { textContent: '›', title: `${word('recordNext')} []]` });
  back.onclick = () => stepRecord(-1);
  next.onclick = () => stepRecord(1);
  return make('div', { className: 'stepper' }, back, field, make('span', { textContent: `/ ${told.count}` }), next,
    choiceButton('longest', word('allLongest'), word('longest')), choiceButton('shortest', word('allShortest'), word('shortest')));
}

function nameOf(pointer) {
  return pointer.slice(1).split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
}

function fieldRow(field) {
  const value = typeof field.value === 'string' ? field.value : JSON.stringify(field.value);
  const buttons = KINDS.filter((kind) => field[kind]).map((kind) =>
    choiceButton(field[kind].record, `${word('recordNumber', field[kind].record)}: ${field[kind].value}`, word(kind)));
  buttons.forEach((button, index) => { button.dataset.extreme = `${field.pointer} ${KINDS.filter((kind) => field[kind])[index]}`; });
  return make('div', { className: 'row' },
    make('div', { className: 'line' }, make('span', { className: 'label', textContent: nameOf(field.pointer) }), make('span', { className: 'words', textContent: value })),
    make('div', { className: 'extremes' }, ...buttons));
}

function draw() {
  const parts = [make('div', { className: 'faint', textContent: told.file }), stepper()];
  if (told.searched < told.count) parts.push(make('div', { className: 'faint', textContent: word('searched', told.searched) }));
  panel.replaceChildren(...parts, ...told.fields.map(fieldRow));
  panel.dataset.record = told.kind === 'row' ? told.record : told.kind;
}

export function stepRecord(step) {
  if (!told) return;
  const from = told.kind === 'row' ? told.record : 1;
  chooseRecord(Math.min(told.count, Math.max(1, from + step)));
}

/** Fetches what the panel shows; without records there is nothing. */
export async function showRecords() {
  told = await get(`/records.json?v=${view.shown}`).catch(() => null);
  if (!told) panel.replaceChildren();
  else if (document.activeElement.id !== 'record-number') draw();
  else panel.dataset.record = told.kind === 'row' ? told.record : told.kind;
}
