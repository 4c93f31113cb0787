// Adds up what gcovr has counted: lines and runs of each folder of src/, and every line of the files
// that save, run batches and watch which no test has run.
import { readFileSync } from 'node:fs';

const watched = /^src\/(base\/file|app\/(batch|worker|render_|preview|edit_history|file_watch|isolation|command_(batch|watch|render)))/;
const folders = new Map();
const missing = [];
const files = JSON.parse(readFileSync(process.argv[2], 'utf8')).files;
for (const { file, lines } of files) {
  const counted = lines.filter((line) => !line['gcovr/noncode']);
  const run = counted.filter((line) => line.count > 0);
  for (const name of [file.split('/')[1], 'all']) {
    const sum = folders.get(name) || { lines: 0, run: 0 };
    folders.set(name, { lines: sum.lines + counted.length, run: sum.run + run.length });
  }
  if (!watched.test(file)) continue;
  const numbers = counted.filter((line) => line.count === 0).map((line) => line.line_number);
  if (numbers.length) missing.push(`${file}: ${numbers.join(' ')}`);
}
for (const [name, { lines, run }] of [...folders].sort((a, b) => (a[0] === 'all') - (b[0] === 'all') || a[0].localeCompare(b[0]))) {
  console.log(`${name.padEnd(12)} ${String(run).padStart(6)} of ${String(lines).padStart(6)} lines ${((100 * run) / lines).toFixed(1).padStart(6)} %`);
}
for (const line of missing.sort()) console.log(`not run: ${line}`);
