// pdfx.mjs x4|x1a FILE.json: checks a file, as `qpdf --json --json-stream-data=inline
// --decode-level=all` prints it, against the clauses of docs/press.md 2.1 and 2.2, one function each.
// The clauses were written from memory of ISO 15930, so passing means "after the clauses", and never
// "conforms": only a person with the standard's text could say that.
// With --broken, each clause is also given a copy of the file with one fault planted, which it must
// find. Prints lines for judge (tests/scripts/suite.sh).
import fs from 'node:fs';

const [variant, jsonPath, mode] = process.argv.slice(2);
const isX4 = variant === 'x4';

// ---- the file --------------------------------------------------------------------------------------
function load(json) {
    const [header, objects] = json.qpdf;
    const at = (reference) => objects[`obj:${reference}`] ?? {};
    const isReference = (value) => typeof value === 'string' && /^\d+ \d+ R$/.test(value);
    const get = (value) => {
        while (isReference(value)) {
            const object = at(value);
            value = object.stream ? object.stream : object.value;
        }
        return value;
    };
    const dict = (value) => { const found = get(value); return found?.dict ?? found ?? {}; };
    const data = (value) => Buffer.from(get(value)?.data ?? '', 'base64').toString('latin1');
    const trailer = objects.trailer.value;
    const catalog = dict(trailer['/Root']);
    const all = Object.entries(objects).filter(([key]) => key !== 'trailer')
        .map(([key, object]) => ({ key, dict: object.stream ? object.stream.dict : object.value, stream: object.stream }));
    const pages = [];
    const walk = (node, inherited) => {
        const one = { ...inherited, ...dict(node) };
        if (one['/Kids']) for (const kid of get(one['/Kids'])) walk(kid, { '/Resources': one['/Resources'], '/MediaBox': one['/MediaBox'] });
        else pages.push(one);
    };
    walk(catalog['/Pages'], {});
    return { header, objects, get, dict, data, trailer, catalog, info: dict(trailer['/Info']), all, pages, isReference };
}

// Content as a list of [operator, operands]; strings are not decoded, since no clause asks for them.
function* operators(content) {
    const pattern = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s()<>[\]{}\/%]*|[^\s()<>[\]{}\/%]+/g;
    let operands = [];
    for (const [token] of content.matchAll(pattern)) {
        if (/^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token) && !/^(true|false|null)$/.test(token)) {
            yield [token, operands];
            operands = [];
        } else operands.push(token);
    }
}

// Every content stream with its resources: pages, forms, and nothing else (no Type 3, no tiling here).
function* contents(file) {
    for (const page of file.pages) {
        const streams = file.get(page['/Contents']);
        const list = Array.isArray(streams) ? streams : [page['/Contents']];
        yield { text: list.map(file.data).join('\n'), resources: file.dict(page['/Resources']) };
    }
    for (const object of file.all)
        if (object.stream && object.dict['/Subtype'] === '/Form')
            yield { text: file.data(object.key.slice(4)), resources: file.dict(object.dict['/Resources']) };
}

const states = (file) => file.all.filter((object) => object.dict && !object.stream
    && ['/ca', '/CA', '/BM', '/OP', '/op', '/SMask', '/TR', '/HTP'].some((key) => key in object.dict)).map((object) => object.dict);
const images = (file) => file.all.filter((object) => object.stream && object.dict['/Subtype'] === '/Image').map((object) => object.dict);
const text = (value) => (typeof value === 'string' ? value.replace(/^[ub]:/, '') : '');
const intents = (file) => (file.get(file.catalog['/OutputIntents']) ?? []).map((one) => file.dict(one));
const xmp = (file) => Buffer.from(file.get(file.catalog['/Metadata'])?.data ?? '', 'base64').toString('utf8');
const property = (file, name) => {
    const match = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xmp(file));
    return match ? match[1].replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').trim() : '';
};
const box = (file, page, key) => file.get(page[key]);
const within = (inner, outer) => inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];

function spaceFault(file, space, spaces = {}) {
    space = file.get(space);
    if (typeof space === 'string' && spaces[space]) space = file.get(spaces[space]);
    if (['/DeviceCMYK', '/DeviceGray', '/Pattern'].includes(space)) return '';
    if (!Array.isArray(space)) return String(space);
    if (space[0] === '/Separation' || space[0] === '/DeviceN' || space[0] === '/Indexed')
        return spaceFault(file, space[space[0] === '/Indexed' ? 1 : 2]);
    if (space[0] === '/Pattern') return space[1] ? spaceFault(file, space[1]) : '';
    if (space[0] === '/ICCBased' && isX4) return file.dict(space[1])['/N'] === 3 ? 'ICCBased RGB' : '';
    return space[0];
}

// ---- the clauses -----------------------------------------------------------------------------------
// Each gives a fault or nothing. `plant` breaks a copy of the file (JSON) so that it must give one.
const root = (json) => { const f = load(json); return json.qpdf[1][`obj:${f.trailer['/Root']}`].value; };
const infoOf = (json) => { const f = load(json); return json.qpdf[1][`obj:${f.trailer['/Info']}`].value; };
const firstPage = (json) => Object.values(json.qpdf[1]).find((object) => object.value?.['/Type'] === '/Page').value;
const streamOf = (json, reference) => json.qpdf[1][`obj:${reference}`].stream;
const addContent = (json, operators) => {
    const stream = streamOf(json, firstPage(json)['/Contents']);
    stream.data = Buffer.concat([Buffer.from(stream.data, 'base64'), Buffer.from(`\n${operators}\n`)]).toString('base64');
};
const addObject = (json, value) => {
    const number = Object.keys(json.qpdf[1]).length + 100;
    json.qpdf[1][`obj:${number} 0 R`] = value.stream ? value : { value };
    return `${number} 0 R`;
};
const changeXmp = (json, change) => {
    const stream = streamOf(json, root(json)['/Metadata']);
    stream.data = Buffer.from(change(Buffer.from(stream.data, 'base64').toString('utf8'))).toString('base64');
};
const firstIntent = (json) => { const r = root(json); const one = r['/OutputIntents'][0]; return typeof one === 'string' ? json.qpdf[1][`obj:${one}`].value : one; };
const fonts = (file) => file.all.filter((object) => object.dict?.['/Type'] === '/Font').map((object) => object.dict);

const clauses = [
    { id: '1', title: 'version', check: (f) => (f.header.pdfversion === (isX4 ? '1.6' : '1.4') ? '' : f.header.pdfversion), plant: (j) => { j.qpdf[0].pdfversion = '1.7'; } },
    { id: '1b', title: 'two strings in /ID', check: (f) => (f.get(f.trailer['/ID'])?.length === 2 ? '' : 'none'), plant: (j) => { delete j.qpdf[1].trailer.value['/ID']; } },
    { id: '1c', title: 'no encryption', check: (f) => (f.trailer['/Encrypt'] ? 'encrypted' : ''), plant: (j) => { j.qpdf[1].trailer.value['/Encrypt'] = {}; } },
    { id: '1d', title: 'no object streams in X-1a', only: 'x1a', check: (f) => (f.all.some((o) => ['/ObjStm', '/XRef'].includes(o.dict?.['/Type'])) || f.trailer['/Type'] === '/XRef' ? 'streams' : ''), plant: (j) => { j.qpdf[1].trailer.value['/Type'] = '/XRef'; } },
    { id: '2', title: 'the version key', check: (f) => (isX4 ? (property(f, 'pdfxid:GTS_PDFXVersion') === 'PDF/X-4' ? '' : 'XMP') : text(f.info['/GTS_PDFXVersion']) === 'PDF/X-1a:2003' ? '' : 'Info'),
      plant: (j) => (isX4 ? changeXmp(j, (x) => x.replace('PDF/X-4', 'PDF/X-9')) : (infoOf(j)['/GTS_PDFXVersion'] = 'u:PDF/X-9')) },
    { id: '2b', title: 'Info is complete', check: (f) => ['/Title', '/CreationDate', '/ModDate', '/Creator', '/Producer'].filter((key) => !text(f.info[key])).join(' '), plant: (j) => { delete infoOf(j)['/ModDate']; } },
    { id: '2c', title: 'Trapped is True or False', check: (f) => (['/True', '/False'].includes(f.info['/Trapped']) ? '' : String(f.info['/Trapped'])), plant: (j) => { infoOf(j)['/Trapped'] = '/Unknown'; } },
    { id: '2d', title: 'XMP is complete', only: 'x4', check: (f) => ['dc:title', 'xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate', 'xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass', 'pdf:Trapped'].filter((name) => !property(f, name)).join(' '), plant: (j) => changeXmp(j, (x) => x.replaceAll('xmpMM:DocumentID', 'xmpMM:Document')) },
    { id: '2e', title: 'XMP agrees with Info', check: (f) => (property(f, 'dc:title') === text(f.info['/Title']) && property(f, 'pdf:Trapped') === text(f.info['/Trapped']).slice(1) && property(f, 'pdf:Producer') === text(f.info['/Producer'])
        && property(f, 'xmp:CreateDate').replace(/\D/g, '') === text(f.info['/CreationDate']).replace(/\D/g, '') ? '' : 'they differ'), plant: (j) => { infoOf(j)['/Title'] = 'u:another'; } },
    { id: '2f', title: 'XMP is not compressed beyond Flate', check: (f) => (xmp(f).includes('<x:xmpmeta') ? '' : 'no packet'), plant: (j) => changeXmp(j, () => 'x') },
    { id: '3', title: 'one GTS_PDFX intent', check: (f) => (intents(f).filter((one) => one['/S'] === '/GTS_PDFX').length === 1 ? '' : 'not one'), plant: (j) => { root(j)['/OutputIntents'].push(root(j)['/OutputIntents'][0]); } },
    { id: '3b', title: 'it names the condition', check: (f) => (text(intents(f)[0]?.['/OutputConditionIdentifier']) ? '' : 'no identifier'), plant: (j) => { delete firstIntent(j)['/OutputConditionIdentifier']; } },
    { id: '3c', title: 'it holds a printing profile for four inks', check: (f) => {
        const profile = intents(f)[0]?.['/DestOutputProfile'];
        const bytes = f.data(profile);
        return f.dict(profile)['/N'] === 4 && bytes.slice(12, 16) === 'prtr' && bytes.slice(16, 20) === 'CMYK' && bytes.slice(36, 40) === 'acsp' ? '' : 'another profile';
    }, plant: (j) => { const s = streamOf(j, firstIntent(j)['/DestOutputProfile']); const b = Buffer.from(s.data, 'base64'); b.write('mntr', 12, 'latin1'); s.data = b.toString('base64'); } },
    { id: '3d', title: 'its condition is in words', check: (f) => (text(intents(f)[0]?.['/Info']) ? '' : 'no Info'), plant: (j) => { delete firstIntent(j)['/Info']; } },
    { id: '4', title: 'each page has one of TrimBox and ArtBox', check: (f) => (f.pages.every((page) => !!page['/TrimBox'] !== !!page['/ArtBox']) ? '' : 'none or both'), plant: (j) => { delete firstPage(j)['/TrimBox']; } },
    { id: '4b', title: 'boxes nest exactly', check: (f) => (f.pages.every((page) => {
        const media = box(f, page, '/MediaBox'), bleed = box(f, page, '/BleedBox') ?? media, trim = box(f, page, '/TrimBox') ?? media, crop = box(f, page, '/CropBox') ?? media;
        return within(trim, bleed) && within(bleed, media) && within(crop, media) && within(trim, crop);
    }) ? '' : 'a box sticks out'), plant: (j) => { firstPage(j)['/TrimBox'][0] = -0.001; } },
    { id: '5', title: 'no light in content', check: (f) => {
        for (const { text: content, resources } of contents(f)) {
            const spaces = f.dict(resources['/ColorSpace']);
            for (const [operator, operands] of operators(content)) {
                if (['rg', 'RG'].includes(operator)) return operator;
                const fault = ['cs', 'CS'].includes(operator) ? spaceFault(f, operands.at(-1), spaces) : '';
                if (fault) return fault;
            }
        }
        return '';
    }, plant: (j) => addContent(j, '1 0 0 rg') },
    { id: '5b', title: 'no light in pictures, gradients and colour spaces', check: (f) => {
        const faults = images(f).filter((one) => !one['/ImageMask']).map((one) => spaceFault(f, one['/ColorSpace']));
        for (const object of f.all) if (object.dict?.['/ShadingType']) faults.push(spaceFault(f, object.dict['/ColorSpace']));
        for (const { resources } of contents(f)) for (const space of Object.values(f.dict(resources['/ColorSpace']))) faults.push(spaceFault(f, space));
        return faults.filter(Boolean).join(' ');
    }, plant: (j) => { Object.values(j.qpdf[1]).find((o) => o.stream?.dict['/Subtype'] === '/Image').stream.dict['/ColorSpace'] = '/DeviceRGB'; } },
    { id: '6', title: 'no transparency in X-1a', only: 'x1a', check: (f) => {
        for (const state of states(f)) {
            if ((state['/ca'] ?? 1) !== 1 || (state['/CA'] ?? 1) !== 1 || (state['/SMask'] ?? '/None') !== '/None') return 'a state';
            if (!['/Normal', '/Compatible'].includes(state['/BM'] ?? '/Normal')) return 'a blend mode';
        }
        if (images(f).some((one) => one['/SMask'])) return 'a picture';
        return f.all.some((o) => f.dict(o.dict?.['/Group'] ?? null)['/S'] === '/Transparency') ? 'a group' : '';
    }, plant: (j) => { firstPage(j)['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceCMYK' }; } },
    { id: '6b', title: 'groups blend in inks', only: 'x4', check: (f) => (f.all.every((o) => { const group = f.dict(o.dict?.['/Group'] ?? null); return group['/S'] !== '/Transparency' || ['/DeviceCMYK', '/DeviceGray'].includes(group['/CS']); }) ? '' : 'another space'), plant: (j) => { firstPage(j)['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceRGB' }; } },
    { id: '7', title: 'fonts are embedded', check: (f) => fonts(f).filter((font) => ['/CIDFontType0', '/CIDFontType2', '/TrueType', '/Type1'].includes(font['/Subtype']))
        .filter((font) => { const d = f.dict(font['/FontDescriptor']); return !d['/FontFile'] && !d['/FontFile2'] && !d['/FontFile3']; }).map((font) => font['/BaseFont']).join(' '),
      plant: (j) => { for (const o of Object.values(j.qpdf[1])) if (o.value?.['/FontFile3'] || o.value?.['/FontFile2']) { delete o.value['/FontFile3']; delete o.value['/FontFile2']; } } },
    { id: '7b', title: 'CIDFontType2 has a CIDToGIDMap', check: (f) => (fonts(f).every((font) => font['/Subtype'] !== '/CIDFontType2' || font['/CIDToGIDMap']) ? '' : 'none'), plant: (j) => addObject(j, { '/Type': '/Font', '/Subtype': '/CIDFontType2', '/FontDescriptor': { '/FontFile2': 'x' } }) },
    { id: '8', title: 'no LZW, no PostScript, no transfer function', check: (f) => {
        for (const o of f.all) {
            const filters = [].concat(o.dict?.['/Filter'] ?? []);
            if (filters.includes('/LZWDecode') || filters.includes('/JPXDecode') || (!isX4 && filters.includes('/JBIG2Decode'))) return filters.join(' ');
            if (o.dict?.['/Subtype'] === '/PS') return 'PostScript';
        }
        return states(f).some((state) => '/TR' in state || '/HTP' in state) ? 'transfer function' : '';
    }, plant: (j) => addObject(j, { '/Type': '/ExtGState', '/TR': '/Identity' }) },
    { id: '9', title: 'no annotations, forms, actions, files', check: (f) => {
        if (f.pages.some((page) => page['/Annots'] || page['/AA'])) return 'on a page';
        return ['/AcroForm', '/OpenAction', '/AA'].filter((key) => f.catalog[key]).concat(['/JavaScript', '/EmbeddedFiles'].filter((key) => f.dict(f.catalog['/Names'] ?? null)[key])).join(' ');
    }, plant: (j) => { root(j)['/OpenAction'] = { '/S': '/JavaScript', '/JS': 'u:1' }; } },
    { id: '9b', title: 'no optional content in X-1a, none automatic in X-4', check: (f) => { const oc = f.catalog['/OCProperties']; return oc && (!isX4 || f.dict(f.dict(oc)['/D'])['/AS']) ? 'there is' : ''; }, plant: (j) => { root(j)['/OCProperties'] = { '/D': { '/AS': [{}] } }; } },
    { id: '10', title: 'one spot name, one look', check: (f) => {
        const known = new Map();
        for (const o of f.all) {
            if (!Array.isArray(o.dict) || o.dict[0] !== '/Separation') continue;
            const look = JSON.stringify([o.dict[2], f.get(o.dict[3])]);
            if ((known.get(o.dict[1]) ?? look) !== look) return o.dict[1];
            known.set(o.dict[1], look);
        }
        return '';
    }, plant: (j) => { const s = Object.values(j.qpdf[1]).find((o) => Array.isArray(o.value) && o.value[0] === '/Separation'); addObject(j, [s.value[0], s.value[1], s.value[2], { ...s.value[3], '/C1': [1, 1, 1, 1] }]); } },
    { id: '11', title: 'what overprints is black alone', check: (f) => {
        for (const { text: content, resources } of contents(f)) {
            const named = f.dict(resources['/ExtGState']);
            const stack = [];
            let state = { overprint: false, fill: '', stroke: '' };
            for (const [operator, operands] of operators(content)) {
                if (operator === 'q') stack.push({ ...state });
                else if (operator === 'Q') state = stack.pop() ?? state;
                else if (operator === 'gs') { const one = f.dict(named[operands.at(-1)]); if ('/op' in one) state.overprint = one['/op'] === true && one['/OPM'] === 1; }
                else if (['k', 'scn', 'g', 'rg'].includes(operator)) state.fill = `${operands.join(' ')} ${operator}`;
                else if (['K', 'SCN', 'G', 'RG'].includes(operator)) state.stroke = `${operands.join(' ')} ${operator}`;
                else if (state.overprint && ['f', 'f*', 'TJ', 'Tj', 'B'].includes(operator) && state.fill !== '0 0 0 1 k') return `fill ${state.fill}`;
                else if (state.overprint && operator === 'S' && state.stroke !== '0 0 0 1 K') return `stroke ${state.stroke}`;
            }
        }
        return '';
    }, plant: (j) => { const page = firstPage(j); const state = addObject(j, { '/op': true, '/OP': true, '/OPM': 1 });
        const r = typeof page['/Resources'] === 'string' ? j.qpdf[1][`obj:${page['/Resources']}`].value : page['/Resources'];
        (r['/ExtGState'] ??= {})['/Gx'] = state; addContent(j, '/Gx gs 0 0 0 0 k 0 0 1 1 re f'); } },
];

const json = JSON.parse(fs.readFileSync(jsonPath, 'utf8'));
for (const clause of clauses) {
    if (clause.only && clause.only !== variant) continue;
    const title = `press.${variant}.${clause.id} ${clause.title}`;
    const fault = clause.check(load(json));
    console.log(fault ? `fail\t${title}\t${fault}` : `ok\t${title}`);
    if (mode !== '--broken') continue;
    const broken = structuredClone(json);
    clause.plant(broken);
    console.log(clause.check(load(broken)) ? `ok\tplanted: ${title}` : `fail\tplanted: ${title}\tnot found`);
}
