// Counts violations of every rule in the dumps that build/tool/compose_sweep prints on standard
// input, and prints one judgement a rule for tests/scripts/suite.sh.
//   node check.js NAME level=gb align=justify wrap=optimal indent=2
'use strict';
const readline = require('readline');
const {Judge} = require('./rules.js');

const options = {name: process.argv[2], level: 'gb', align: 'justify', wrap: 'optimal', indent: 2, em: 10};
for (const argument of process.argv.slice(3)) {
    const [name, value] = argument.split('=');
    options[name] = value;
}
options.indent = Number(options.indent) * options.em;

const judge = new Judge(options);
let compositions = 0;
readline.createInterface({input: process.stdin}).on('line', (line) => {
    const record = JSON.parse(line);
    if (record.width === null) {
        judge.readNatural(record);
        return;
    }
    judge.readLayout(record);
    compositions++;
}).on('close', () => {
    const say = (holds, title, details) =>
        console.log(`${holds ? 'ok' : 'fail'}\t${options.name}: ${title}\t${details || ''}`);
    say(compositions > 0, `${compositions} compositions read`);
    for (const [rule, entry] of [...judge.rules].sort((a, b) => a[0].localeCompare(b[0], 'en', {numeric: true})))
        say(entry.violations === 0, `${rule} holds ${entry.checked} times`,
            `${entry.violations} violations, such as ${entry.examples.join('; ')}`);
    if (options.align !== 'start')
        console.error(`${options.name}: ${judge.loose.beyond} of ${judge.loose.lines} justified lines need gaps beyond 1/4 em, ` +
            `${judge.loose.beyondWide} of ${judge.loose.wide} in columns of 12 em and more`);
});
