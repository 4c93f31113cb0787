// compare.mjs BEFORE AFTER: both files hold the same values and the same comments. Read by a scanner
// of its own, with JSON.parse as the judge. The order of members may differ, but not within "style",
// "styles" and "tokens", where it means something.
import fs from 'node:fs';

const pattern = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*[\]}])/g;

function read(file) {
  const comments = [];
  const plain = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(pattern, (token) => {
    if (token[0] === '"') return token;
    if (token[0] === '/') comments.push(token);
    return ' ';
  });
  return { value: JSON.parse(plain), comments: comments.sort() };
}

function canonical(value, isOrdered) {
  if (Array.isArray(value)) return value.map((item) => canonical(item, isOrdered));
  if (value === null || typeof value !== 'object') return value;
  const names = isOrdered ? Object.keys(value) : Object.keys(value).sort();
  return names.map((name) => [name, canonical(value[name], isOrdered || /^(style|styles|tokens)$/.test(name))]);
}

const [before, after] = process.argv.slice(2).map(read);
const judge = (title, isTrue) => console.log(`${isTrue ? 'ok' : 'fail'}\t${process.argv[2]}: ${title}\t`);
judge('the same values', JSON.stringify(canonical(before.value, false)) === JSON.stringify(canonical(after.value, false)));
judge('the same comments', JSON.stringify(before.comments) === JSON.stringify(after.comments));
