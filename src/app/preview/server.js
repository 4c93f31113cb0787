// Talking with yitu watch.
export const session = { token: '', readOnly: true, language: 'en', hasRecords: false, layout: '', folder: '' };

export async function openSession() {
  Object.assign(session, await (await fetch('/session.json')).json());
}

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', body, headers: { 'X-Yitu-Token': session.token } });
  return answer;
}

/** Replaces the value at `place` ({file, pointer}); `raw` and `old` are JSON as text, so that the
 *  digits of a number stay as they were typed. */
export async function edit(place, raw, old) {
  const { file, pointer } = place;
  const head = JSON.stringify({ file, pointer, old }).slice(0, -1);
  return (await post('/edit', `${head},"value":${raw}}`)).json();
}

export async function undo() {
  return (await post('/undo', '')).json();
}

export async function changeLanguage(language) {
  await post('/language', language);
}

/** "longest", "shortest" or a number from 1: which record the page is drawn for. */
export async function chooseRecord(choice) {
  await post('/record', String(choice));
}

/** An address that opens the place in an editor. */
export function editorLink(place, editor) {
  const path = place.file.startsWith('/') ? place.file : `${session.folder}/${place.file}`;
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(encodeURIComponent(part));
  }
  const file = '/' + parts.join('/');
  if (editor === 'idea') return `idea://open?file=${file}&line=${place.line}&column=${place.column}`;
  if (editor === 'subl') return `subl://open?url=file://${file}&line=${place.line}&column=${place.column}`;
  return `${editor}://file${file}:${place.line}:${place.column}`;
}
