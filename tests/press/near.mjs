// near.mjs TITLE A.ppm B.ppm X Y PER_CENT: the two pictures (P6) have nearly one colour at a pixel. Prints a
// line for judge; status 1 when they differ.
import fs from 'node:fs';

const [title, first, second, x, y, tolerance] = process.argv.slice(2);
const pixel = (path) => {
    const bytes = fs.readFileSync(path);
    const head = /^P6\s(?:#.*\n)?(\d+) (\d+)\s(\d+)\s/.exec(bytes.toString('latin1', 0, 200));
    const at = head[0].length + 3 * (Number(y) * Number(head[1]) + Number(x));
    return [...bytes.subarray(at, at + 3)].map((value) => value / 2.55);
};
const a = pixel(first), b = pixel(second);
const far = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
const words = `${a.map(Math.round)} and ${b.map(Math.round)}`;
console.log(far <= Number(tolerance) ? `ok\t${title}` : `fail\t${title}\t${words}`);
process.exit(far <= Number(tolerance) ? 0 : 1);
