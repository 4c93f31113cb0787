// Breaks a good press file once for each clause: broken.mjs DUMP.json x4|x1a FOLDER, where DUMP.json
// is of qpdf --json=2 --json-stream-data=inline. Writes FOLDER/CLAUSE.json, for qpdf --json-input.
import fs from 'node:fs';

const [, , dumpPath, variant, folder] = process.argv;
const isX4 = variant === 'x4';
const dump = JSON.parse(fs.readFileSync(dumpPath, 'utf8'));

const objects = (j) => j.qpdf[1];
const at = (j, reference) => objects(j)[`obj:${reference}`];
const trailer = (j) => objects(j).trailer.value;
const root = (j) => at(j, trailer(j)['/Root']).value;
const info = (j) => at(j, trailer(j)['/Info']).value;
const page = (j) => Object.values(objects(j)).find((one) => one.value?.['/Type'] === '/Page').value;
const stream = (j, reference) => at(j, reference).stream;
const intent = (j) => { const one = root(j)['/OutputIntents'][0]; return typeof one === 'string' ? at(j, one).value : one; };
const text = (s) => Buffer.from(s.data, 'base64').toString('latin1');
const setText = (s, words) => { s.data = Buffer.from(words, 'latin1').toString('base64'); };
const xmp = (j, from, to) => { const s = stream(j, root(j)['/Metadata']); setText(s, text(s).replaceAll(from, to)); };
const content = (j, operators) => { const s = stream(j, [].concat(page(j)['/Contents'])[0]); setText(s, `${text(s)}\n${operators}\n`); };
const image = (j) => Object.values(objects(j)).find((one) => one.stream?.dict['/Subtype'] === '/Image').stream.dict;
// What is added must be led to, or readers never see it.
const add = (j, value) => {
    const number = Math.max(...Object.keys(objects(j)).map((key) => parseInt(key.slice(4), 10) || 0)) + 1;
    objects(j)[`obj:${number} 0 R`] = value.stream ? value : { value };
    (root(j)['/Added'] ??= []).push(`${number} 0 R`);
    j.qpdf[0].maxobjectid = number;
    return `${number} 0 R`;
};
const spot = (j) => Object.values(objects(j)).find((one) => Array.isArray(one.value) && one.value[0] === '/Separation').value;

const plants = {
    1: (j) => { j.qpdf[0].pdfversion = '1.7'; },
    '1b': null, // qpdf writes an /ID of its own; see the suite
    2: (j) => (isX4 ? xmp(j, '>PDF/X-4<', '>PDF/X-9<') : (info(j)['/GTS_PDFXVersion'] = 'u:PDF/X-9')),
    '2b': (j) => { delete info(j)['/ModDate']; },
    '2c': (j) => { info(j)['/Trapped'] = '/Unknown'; },
    '2d': isX4 && ((j) => xmp(j, 'xmpMM:DocumentID', 'xmpMM:Document')),
    '2e': (j) => { info(j)['/Title'] = 'u:another'; },
    '2f': isX4 && ((j) => { xmp(j, '<x:xmpmeta', '<y:xmpmeta'); xmp(j, '<rdf:RDF', '<y:RDF'); }),
    3: (j) => { root(j)['/OutputIntents'].push(root(j)['/OutputIntents'][0]); },
    '3b': (j) => { delete intent(j)['/OutputConditionIdentifier']; },
    '3c': (j) => { const s = stream(j, intent(j)['/DestOutputProfile']); const b = Buffer.from(s.data, 'base64'); b.write('mntr', 12, 'latin1'); s.data = b.toString('base64'); },
    '3d': (j) => { delete intent(j)['/Info']; },
    4: (j) => { page(j)['/ArtBox'] = page(j)['/TrimBox']; },
    '4b': (j) => { page(j)['/TrimBox'][0] = -1; },
    5: (j) => content(j, '1 0 0 rg'),
    '5b': (j) => { image(j)['/ColorSpace'] = '/DeviceRGB'; },
    6: !isX4 && ((j) => { page(j)['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceCMYK' }; }),
    '6b': isX4 && ((j) => { page(j)['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceRGB' }; }),
    7: (j) => { for (const one of Object.values(objects(j))) { delete one.value?.['/FontFile3']; delete one.value?.['/FontFile2']; } },
    '7b': (j) => add(j, { '/Type': '/Font', '/Subtype': '/CIDFontType2', '/CIDSystemInfo': {} }),
    8: (j) => { const s = stream(j, root(j)['/Metadata']); s.dict['/Filter'] = '/JPXDecode'; },
    '8b': (j) => add(j, { stream: { data: '', dict: { '/Type': '/XObject', '/Subtype': '/PS' } } }),
    '8c': (j) => add(j, { '/Type': '/ExtGState', '/TR': '/Identity' }),
    '8d': (j) => add(j, { '/Type': '/Halftone', '/HalftoneType': 6 }),
    '8e': (j) => { image(j)['/Alternates'] = []; },
    9: (j) => { page(j)['/Annots'] = [{ '/Type': '/Annot', '/Subtype': '/Square', '/Rect': page(j)['/TrimBox'] }]; },
    '9b': (j) => { root(j)['/OpenAction'] = { '/S': '/JavaScript', '/JS': 'u:1' }; },
    '9c': (j) => { root(j)['/OCProperties'] = { '/OCGs': [], '/D': { '/AS': [{}] } }; },
    10: (j) => { const one = spot(j); add(j, [one[0], one[1], one[2], { '/FunctionType': 2, '/Domain': [0, 1], '/N': 1, '/C0': [0, 0, 0, 0], '/C1': [1, 1, 1, 1] }]); },
    11: isX4 && ((j) => { const r = page(j)['/Resources']; const resources = typeof r === 'string' ? at(j, r).value : r;
        resources['/ColorSpace'] = { ...(resources['/ColorSpace'] ?? {}), '/Own': ['/ICCBased', intent(j)['/DestOutputProfile']] }; }),
};

for (const [clause, plant] of Object.entries(plants)) {
    if (!plant) continue;
    const broken = structuredClone(dump);
    plant(broken);
    fs.writeFileSync(`${folder}/${clause}.json`, JSON.stringify(broken));
}
