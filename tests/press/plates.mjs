// plates.mjs FOLDER DPI LEFT_MM TOP_MM EXPECTED: reads the plates that Ghostscript's tiffsep wrote into FOLDER
// (uncompressed, 8 bits: 0 is full ink) and judges a list of expectations:
//   TITLE <tab> X,Y,WIDTH,HEIGHT <tab> PLATE <tab> max|mean|min <tab> >=|<=|== <tab> PERCENT
// Places are millimetres from the trim, whose corner stands LEFT_MM, TOP_MM in the picture; "page" is all of it. The plate
// "sum" is all of them together, and "window" with max the greatest mean over squares of 15 mm²
// (GWG 2015, 15). A plate that was not made has no ink. Prints lines for judge.
import fs from 'node:fs';
import path from 'node:path';

const [folder, dpiText, leftText, topText, expectedPath] = process.argv.slice(2);
const dpi = Number(dpiText), left = Number(leftText), top = Number(topText);
const SAME = 0.6; // per cent: one step of 255, and a bit

// A baseline TIFF (6.0, part 1) with one sample a pixel and no compression.
function readPlate(file) {
    const bytes = fs.readFileSync(file);
    const little = bytes.toString('latin1', 0, 2) === 'II';
    const u16 = (at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    const u32 = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const tags = new Map();
    let at = u32(4);
    for (let count = u16(at), i = 0; i < count; i++) {
        const entry = at + 2 + 12 * i, type = u16(entry + 2), length = u32(entry + 4);
        const size = type === 3 ? 2 : 4;
        const start = length * size <= 4 ? entry + 8 : u32(entry + 8);
        tags.set(u16(entry), Array.from({ length }, (_, k) => (type === 3 ? u16(start + 2 * k) : u32(start + 4 * k))));
    }
    if ((tags.get(259) ?? [1])[0] !== 1) throw new Error(`${file} is compressed`);
    const width = tags.get(256)[0], height = tags.get(257)[0];
    const rows = Buffer.concat(tags.get(273).map((start, i) => bytes.subarray(start, start + tags.get(279)[i])));
    const inverted = (tags.get(262) ?? [1])[0] === 0; // WhiteIsZero
    const ink = new Float32Array(width * height);
    for (let i = 0; i < ink.length; i++) ink[i] = (inverted ? rows[i] : 255 - rows[i]) / 2.55;
    return { width, height, ink };
}

const plates = new Map();
for (const file of fs.readdirSync(folder)) {
    const match = /\((.*)\)\.tif$/.exec(file);
    if (match) plates.set(match[1], readPlate(path.join(folder, file)));
}
if (!plates.has('Black')) {
    console.log('fail\tthere are plates\tno Black plate');
    process.exit(0);
}
const { width, height } = plates.get('Black');
const sum = { width, height, ink: new Float32Array(width * height) };
for (const plate of plates.values()) plate.ink.forEach((value, i) => { sum.ink[i] += value; });
plates.set('sum', sum);

function windowPlate() {
    const side = Math.max(1, Math.round(Math.sqrt(15) / 25.4 * dpi));
    const total = new Float64Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
            total[(y + 1) * (width + 1) + x + 1] = sum.ink[y * width + x] + total[y * (width + 1) + x + 1]
                + total[(y + 1) * (width + 1) + x] - total[y * (width + 1) + x];
    const ink = new Float32Array(width * height);
    for (let y = 0; y + side <= height; y++)
        for (let x = 0; x + side <= width; x++)
            ink[y * width + x] = (total[(y + side) * (width + 1) + x + side] - total[y * (width + 1) + x + side]
                - total[(y + side) * (width + 1) + x] + total[y * (width + 1) + x]) / (side * side);
    return { width, height, ink };
}
plates.set('window', windowPlate());

function measure(name, region, statistic) {
    const plate = plates.get(name);
    if (!plate) return 0;
    const px = (mm) => Math.round(mm / 25.4 * dpi);
    const [x, y, w, h] = region;
    const box = region.length === 4 ? [px(left + x), px(top + y), px(left + x + w), px(top + y + h)]
        : [0, 0, width, height];
    let least = Infinity, most = 0, total = 0, count = 0;
    for (let row = box[1]; row < box[3]; row++)
        for (let column = box[0]; column < box[2]; column++) {
            const value = plate.ink[row * width + column];
            least = Math.min(least, value);
            most = Math.max(most, value);
            total += value;
            count++;
        }
    return { max: most, min: least, mean: total / count }[statistic];
}

for (const line of fs.readFileSync(expectedPath, 'utf8').split('\n')) {
    if (!line) continue;
    const [title, region, plate, statistic, relation, limitText] = line.split('\t');
    const limit = Number(limitText);
    const found = measure(plate, region.split(',').map(Number), statistic);
    const holds = { '>=': found >= limit, '<=': found <= limit, '==': Math.abs(found - limit) <= SAME }[relation];
    console.log(holds ? `ok\t${title}` : `fail\t${title}\t${plate} ${statistic} is ${found.toFixed(1)}, not ${relation} ${limit}`);
}
