// make reference: docs/reference.html, every element and chart type with its properties, the JSON of
// an example and its picture, in English and Chinese; pictures in docs/reference/. All of it comes
// from `yitu describe`, so it says what the program does.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const yitu = path.resolve(process.env.BUILD || 'build', 'yitu');
const pictures = 'docs/reference';
const work = mkdtempSync(path.join(os.tmpdir(), 'yitu-reference-'));
const groups = ['style', 'page', 'press', 'outputs']; // properties without an element

const run = (...words) => execFileSync(yitu, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const describe = (name, language) => run('describe', name, '--lang', language);
const exampleOf = (text) => (text.split(/\n(?:Example|示例)\n/)[1] || '').trim();
const proseOf = (text) => text.split(/\n(?:Example|示例)\n/)[0].split('\n').slice(2).join('\n').trim();
const helpOf = (text) => text.split('\n')[1].trim();

// The example on a page of its own, as high as it needs.
function draw(name, example) {
  const layout = path.join(work, `${name}.json`);
  const theme = path.resolve('layouts/themes/tech-blue.json');
  copyFileSync(theme, path.join(work, 'tech-blue.json'));
  copyFileSync(path.resolve('layouts/themes/base.json'), path.join(work, 'base.json'));
  copyFileSync('tests/conformance/layouts/alpha.png', path.join(work, 'photo.jpg.png'));
  const body = JSON.parse(example.replace('"photo.jpg"', '"photo.jpg.png"'));
  writeFileSync(layout, JSON.stringify({
    version: 1,
    page: { size: '120mm auto', margin: '5mm', background: '$white' },
    theme: { extends: 'tech-blue.json' },
    body: { type: 'column', class: 'body', children: [body] },
  }));
  run('render', layout, '-o', path.join(pictures, `${name}.png`), '--dpi', '110');
}

function section(name) {
  const english = describe(name, 'en');
  const chinese = describe(name, 'zh');
  const example = exampleOf(english);
  if (example) draw(name, example);
  const shown = example ? `
  <div class="example"><img src="reference/${name}.png" alt="${escape(helpOf(chinese))}">
  <pre>${escape(JSON.stringify(JSON.parse(example), null, 1).replace(/\n\s*(?=[^\n]{0,200})/g, (gap) => gap))}</pre></div>` : '';
  return `
<section id="${name}">
  <h2>${name}</h2>
  <p>${escape(helpOf(chinese))}<br>${escape(helpOf(english))}</p>${shown}
  <details><summary>属性 · Properties</summary><div class="both"><pre>${escape(proseOf(chinese))}</pre><pre lang="en">${escape(proseOf(english))}</pre></div></details>
</section>`;
}

mkdirSync(pictures, { recursive: true });
const names = run('describe').split('\n').map((line) => line.split(/\s/)[0]).filter(Boolean);
const types = names.filter((name) => !groups.includes(name));
const link = (name) => `<a href="#${name}">${name}</a>`;
writeFileSync('docs/reference.html', `<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>yitu 一图 · 参考 Reference</title>
<style>
  body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; font: 15px/1.6 "Noto Sans CJK SC", sans-serif; color: #1b1f2a; }
  section { border-top: 1px solid #ccd3dc; padding: 1rem 0; }
  .example, .both { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; align-items: start; }
  img { max-width: 100%; border: 1px solid #e3e7ed; }
  pre { margin: 0; padding: .8rem; background: #f4f6f9; overflow: auto; font: 12.5px/1.5 monospace; white-space: pre-wrap; }
  nav a { display: inline-block; margin-right: .8rem; }
  @media (max-width: 50rem) { .example, .both { grid-template-columns: 1fr; } }
</style>
<h1>yitu 一图 · 参考 Reference</h1>
<p>由 <code>make reference</code> 从程序自身的属性表生成，图由旁边的 JSON 排出。<br>Made by <code>make reference</code> from the program's own property tables; each picture is rendered from the JSON beside it.</p>
<nav>${types.map(link).join(' ')}<br>${groups.map(link).join(' ')}</nav>
${[...types, ...groups].map(section).join('\n')}
</html>
`);
rmSync(work, { recursive: true });
console.log(`${types.length} types, ${path.resolve('docs/reference.html')}`);
