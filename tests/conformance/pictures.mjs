// pictures.mjs FOLDER RGB.icc GRAY.icc CMYK.icc: writes pictures with profiles of their own: rgb.png and gray.png
// (iCCP), and takes FOLDER/plain.jpg and FOLDER/cmyk.jpg (as Ghostscript wrote them) to rgb.jpg, inks.jpg (APP2),
// bare.jpg (CMYK without Adobe's marker) and turned.jpg (Exif, orientation 6).
import fs from 'node:fs';
import zlib from 'node:zlib';

const [folder, rgb, gray, cmyk] = process.argv.slice(2);
const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(zlib.crc32 ? zlib.crc32(body) : crc(body), body.length + 4);
    return out;
};
function crc(bytes) {
    let value = ~0;
    for (const byte of bytes) {
        value ^= byte;
        for (let i = 0; i < 8; i++) value = (value >>> 1) ^ (value & 1 ? 0xEDB88320 : 0);
    }
    return ~value >>> 0;
}
const png = (type, channels, profile) => {
    const head = Buffer.from([0, 0, 0, 40, 0, 0, 0, 40, 8, type, 0, 0, 0]);
    const rows = Buffer.alloc(40 * (1 + 40 * channels), 0x80);
    for (let y = 0; y < 40; y++) rows[y * (1 + 40 * channels)] = 0;
    const icc = Buffer.concat([Buffer.from('own\0\0', 'latin1'), zlib.deflateSync(fs.readFileSync(profile))]);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('iCCP', icc),
        chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};
const segment = (marker, data) => {
    const head = Buffer.from([0xFF, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
};
const app2 = (profile) => {
    const bytes = fs.readFileSync(profile);
    const step = 60000, count = Math.ceil(bytes.length / step), parts = [];
    for (let i = 0; i < count; i++)
        parts.push(segment(0xE2, Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([i + 1, count]), bytes.subarray(i * step, (i + 1) * step)])));
    return Buffer.concat(parts);
};
const add = (jpeg, more) => Buffer.concat([jpeg.subarray(0, 2), more, jpeg.subarray(2)]);
const without = (jpeg, unwanted) => {
    const kept = [jpeg.subarray(0, 2)];
    let at = 2;
    for (; jpeg[at + 1] !== 0xDA; at += 2 + jpeg.readUInt16BE(at + 2))
        if (jpeg[at + 1] !== unwanted) kept.push(jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2)));
    return Buffer.concat([...kept, jpeg.subarray(at)]);
};
const plain = fs.readFileSync(`${folder}/plain.jpg`), inks = fs.readFileSync(`${folder}/cmyk.jpg`);
const exif = Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000', 'hex');
fs.writeFileSync(`${folder}/rgb.png`, png(2, 3, rgb));
fs.writeFileSync(`${folder}/gray.png`, png(0, 1, gray));
fs.writeFileSync(`${folder}/rgb.jpg`, add(without(plain, 0xE2), app2(rgb)));
fs.writeFileSync(`${folder}/inks.jpg`, add(without(inks, 0xE2), app2(cmyk)));
fs.writeFileSync(`${folder}/bare.jpg`, without(without(inks, 0xEE), 0xE2));
fs.writeFileSync(`${folder}/turned.jpg`, add(plain, segment(0xE1, exif)));
