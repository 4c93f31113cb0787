// The preview page: listens to yitu watch and shows what it tells.
import { word, setLanguage, fillWords } from '/words.js';
import { session, openSession, changeLanguage, undo } from '/server.js';
import { make, say, placeLink, settings, keepSetting } from '/parts.js';
import { view, showPages, setZoom, scale, drawOverlays, redraw, select, goTo, showBefore } from '/pages.js';
import { overlays, drawAsked, showPlates, nextInk } from '/overlays.js';
import { showRecords, stepRecord } from '/records.js';
import { showElement, showTokens, refresh, whenSaved, resizeElement, parentOf } from '/inspector.js';

const by = (id) => document.getElementById(id);
let state = null; // the last one told
let death = null;
let hasPlates = false; // the choice of plates was fetched once

/* ---- status and problems ---- */

function showStatus() {
  const status = by('status');
  const errors = state ? state.diagnostics.filter((item) => item.severity === 'error').length : 0;
  const isBad = death || (state && !state.good);
  status.className = isBad ? 'error' : 'good';
  if (!state) status.textContent = death ? word(death.reason) : word('connecting');
  else if (death) status.textContent = word('lastGood');
  else if (isBad) status.textContent = `${errors === 1 ? word('error') : word('errors', errors)} · ${word(state.shown ? 'lastGood' : 'nothing')}`;
  else status.textContent = word('shown', state.milliseconds);
  status.dataset.version = state ? state.version : 0;
}

function problemRow(item) {
  const head = make('div', {}, make('strong', { className: item.severity, textContent: item.code || '' }), ' ', item.message, ' ', placeLink(item.file ? item : null));
  const row = make('div', { className: 'problem' }, head);
  if (item.excerpt) row.append(make('pre', { textContent: item.excerpt }));
  if (item.hint) row.append(make('div', { className: 'faint', textContent: item.hint }));
  return row;
}

function showProblems() {
  const items = state ? state.diagnostics : [];
  const count = (severity) => items.filter((item) => item.severity === severity).length;
  const rows = items.map(problemRow);
  if (death) rows.unshift(make('div', { className: 'problem' }, make('div', { className: 'error', textContent: word(death.reason) })));
  by('problems').hidden = rows.length === 0;
  by('problems').className = count('error') || death ? 'error' : '';
  by('problems-title').textContent = word('problems', count('error') + (death ? 1 : 0), count('warning'));
  by('problems-list').replaceChildren(...rows);
}

function takeState(told) {
  const isNewPage = !state || state.shown !== told.shown;
  state = told;
  death = null;
  showStatus();
  showProblems();
  by('stage').dataset.version = told.version;
  if (session.hasRecords) showRecords();
  if (!isNewPage || !told.shown) return;
  showPages(told.pages, told.shown).then(() => {
    refresh();
    drawAsked();
    if (view.ink || !hasPlates) setTimeout(showPlates, hasPlates ? 0 : 400);
    hasPlates = true;
    if (!by('tokens').hidden) showTokens();
  }).catch(() => {});
  showZoom();
}

/* ---- downloads ---- */

function showDownloads() {
  const name = session.layout.replace(/^.*\//, '').replace(/\.json$/, '') || 'page';
  const page = view.current + 1;
  const suffix = view.pages.length > 1 ? `-${page}` : '';
  const set = (id, address, file) => Object.assign(by(id), { href: address, download: file });
  set('get-pdf', '/download/0.pdf', `${name}.pdf`);
  set('get-png', `/download/${page}.png?dpi=300`, `${name}${suffix}.png`);
  set('get-svg', `/download/${page}.svg`, `${name}${suffix}.svg`);
}

function showZoom() {
  by('zoom-value').textContent = `${Math.round(scale() * 75)} %`;
  by('zoom-fit').setAttribute('aria-pressed', view.zoom === 'fit');
  by('zoom-real').setAttribute('aria-pressed', view.zoom === 'real');
  showDownloads();
}

/* ---- what can be done ---- */

function stepZoom(factor) {
  setZoom(Math.min(16, Math.max(0.05, scale() * 0.75 * factor)));
}

function toggle(id, name, draw, of = view) {
  of[name] = !of[name];
  by(id).setAttribute('aria-pressed', of[name]);
  draw();
}

async function undoLast() {
  if (session.readOnly) return;
  const answer = await undo();
  say(answer.ok ? word('undone') : answer.message);
  by('undo').disabled = answer.undo === 0;
}

function openTab(name) {
  for (const tab of ['element', 'tokens', 'records']) {
    by(tab).hidden = tab !== name;
    by(`tab-${tab}`).setAttribute('aria-selected', tab === name);
  }
  if (name === 'tokens') showTokens();
  if (name === 'records') showRecords();
}

function setLook(look) {
  keepSetting('look', look);
  document.documentElement.dataset.look = look;
  by('look').value = look;
}

function nextLook() {
  const isDark = settings.look === 'dark' || (settings.look === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  setLook(isDark ? 'light' : 'dark');
}

function showCard() {
  by('card').style.width = `${85.6 / 25.4 * 96 * settings.calibration}px`;
  by('calibration').value = settings.calibration;
}

function openSettings() {
  by('language').value = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  by('editor').value = settings.editor;
  by('look').value = settings.look;
  showCard();
  by('settings').showModal();
}

function showWords(language) {
  setLanguage(language);
  fillWords(document);
  const rows = [['+ −', 'zoomIn'], ['0', 'zoomFit'], ['1', 'zoomFull'], ['2', 'zoomReal'], ['O', 'showBoxes'], ['M', 'showMargins'], ['G', 'showGuides'], ['R', 'showReading'], ['F', 'showFindings'], ['C', 'showInk'], ['V', 'showVector'],
    ['B', 'keyBefore'], ['J K', 'keyPages'], ['↑', 'keyParent'], ['Esc', 'keyNone'], ['I P', 'keyPanels'], ['L', 'keyTheme'], ['Ctrl+Z', 'undo'], ['[ ]', 'keyRecords'], ['D', 'records']];
  by('keys').replaceChildren(...rows.flatMap(([key, name]) => [make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: word(name) })]));
  showStatus();
  showProblems();
  refresh();
}

const actions = {
  '+': () => stepZoom(1.25), '=': () => stepZoom(1.25), '-': () => stepZoom(0.8),
  0: () => setZoom('fit'), 1: () => setZoom(1), 2: () => setZoom('real'),
  o: () => toggle('show-boxes', 'isBoxes', drawOverlays),
  m: () => toggle('show-margins', 'isMargins', drawOverlays),
  g: () => toggle('show-guides', 'isGuides', drawAsked, overlays),
  r: () => toggle('show-reading', 'isReading', drawAsked, overlays),
  f: () => toggle('show-findings', 'isFindings', drawAsked, overlays),
  c: nextInk,
  v: () => toggle('show-vector', 'vector', redraw),
  j: () => goTo(view.current + 1), k: () => goTo(view.current - 1),
  i: () => { by('inspector').classList.toggle('closed'); redraw(); },
  p: () => { by('problems').hidden = !by('problems').hidden; },
  '[': () => stepRecord(-1), ']': () => stepRecord(1), d: () => { if (session.hasRecords) openTab('records'); },
  l: nextLook, '?': openSettings, Escape: () => select(0),
  ArrowUp: () => { if (parentOf()) select(parentOf()); },
};

function takeKey(event) {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || by('settings').open) return;
  if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
    event.preventDefault();
    undoLast();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'b' && !event.repeat) showBefore(true);
  const action = actions[event.key];
  const needsSelection = event.key === 'ArrowUp' && !view.selected;
  if (!action || needsSelection) return;
  event.preventDefault();
  action();
}

function listen() {
  const clicks = { 'zoom-in': '+', 'zoom-out': '-', 'zoom-value': 1, 'zoom-fit': 0, 'zoom-real': 2, 'show-boxes': 'o', 'show-margins': 'm', 'show-guides': 'g', 'show-reading': 'r', 'show-findings': 'f', 'show-vector': 'v', 'open-settings': '?' };
  for (const [id, key] of Object.entries(clicks)) by(id).onclick = () => actions[key]();
  by('undo').onclick = undoLast;
  by('tab-element').onclick = () => openTab('element');
  by('tab-tokens').onclick = () => openTab('tokens');
  by('tab-records').onclick = () => openTab('records');
  by('look').onchange = () => setLook(by('look').value);
  by('editor').onchange = () => { keepSetting('editor', by('editor').value); showProblems(); refresh(); };
  by('language').onchange = () => { showWords(by('language').value); changeLanguage(by('language').value); };
  by('calibration').oninput = () => { keepSetting('calibration', by('calibration').value); showCard(); if (view.zoom === 'real') setZoom('real'); };
  addEventListener('keydown', takeKey);
  addEventListener('keyup', (event) => { if (event.key === 'b') showBefore(false); });
  by('stage').addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    stepZoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  }, { passive: false });
  view.onSelect = (number) => { openTab('element'); showElement(number); };
  view.onChange = () => { showZoom(); drawAsked(); };
  view.onResize = (box, size) => resizeElement(size);
  whenSaved((answer) => { by('undo').disabled = !answer.undo; });
}

async function connect() {
  const source = new EventSource('/events');
  source.addEventListener('state', (event) => takeState(JSON.parse(event.data)));
  source.addEventListener('death', (event) => { death = JSON.parse(event.data); showStatus(); showProblems(); });
  source.onerror = () => { by('status').className = 'error'; by('status').textContent = word('lost'); };
  // A server that was started anew has a new token, and counts its versions anew.
  source.onopen = () => { state = null; openSession().then(() => { by('name').textContent = session.layout; showDownloads(); }); };
}

async function begin() {
  await openSession();
  document.title = `${session.layout.replace(/^.*\//, '')} · yitu`;
  by('name').textContent = session.layout;
  by('undo').hidden = session.readOnly;
  by('tab-records').hidden = !session.hasRecords;
  setLook(settings.look);
  listen();
  showWords(session.language);
  showZoom();
  showElement(0);
  connect();
}

begin();
