// validate.js SCHEMA LAYOUT...: prints one line per judgement, "ok<tab>title" or
// "fail<tab>title<tab>details" (see judge in tests/scripts/suite.sh).
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv2020 = require('ajv/dist/2020').default;
const { readJson } = require('../scripts/read_json.js');

const [schemaPath, ...layoutPaths] = process.argv.slice(2);

function judge(title, details) {
    console.log(details ? `fail\t${title}\t${details.replace(/\s+/g, ' ')}` : `ok\t${title}`);
}

function compile() {
    const complaints = [];
    const logger = { log: () => {}, warn: (m) => complaints.push(m), error: (m) => complaints.push(m) };
    const schema = JSON.parse(fs.readFileSync(schemaPath, 'utf8'));
    judge('the schema names its dialect',
        schema.$schema === 'https://json-schema.org/draft/2020-12/schema' ? '' : `$schema is ${schema.$schema}`);
    const ajv = new Ajv2020({ strict: true, allErrors: false, logger });
    const validate = ajv.compile(schema);
    judge('ajv compiles the schema in strict mode', complaints.join('; '));
    return validate;
}

// Calls visit(node, pointer) for every element of the layout: an object with a "type" below
// "body" or a component.
function visitElements(value, pointer, visit) {
    if (Array.isArray(value)) {
        value.forEach((item, i) => visitElements(item, `${pointer}/${i}`, visit));
    } else if (value && typeof value === 'object') {
        // A prop of a component has a "type" too, but is no element.
        const isElement = /^\/(body|components)/.test(pointer) && !/\/props\//.test(pointer);
        if (typeof value.type === 'string' && isElement) visit(value, pointer);
        for (const key of Object.keys(value)) visitElements(value[key], `${pointer}/${key}`, visit);
    }
}

// One way to spoil an element; `undo` puts it right again. Null: this element has no such place.
const faults = {
    'an unknown key': (node) => { node.widht = '10mm'; return () => delete node.widht; },
    'an unknown type': (node) => {
        const type = node.type;
        node.type = `${type}x`;
        return () => { node.type = type; };
    },
    'an unknown style key': (node) => {
        if (!node.style || typeof node.style !== 'object') return null;
        node.style.colour = 'red';
        return () => delete node.style.colour;
    },
    'children that are a number': (node) => {
        if (!Array.isArray(node.children)) return null;
        const children = node.children;
        node.children = 5;
        return () => { node.children = children; };
    },
};

const planted = {};

function judgeFaults(validate, name, layout) {
    for (const [title, plant] of Object.entries(faults)) {
        const unseen = [];
        let count = 0;
        visitElements(layout, '', (node, pointer) => {
            const undo = plant(node);
            if (!undo) return;
            count++;
            if (validate(layout)) unseen.push(pointer);
            undo();
        });
        planted[title] = (planted[title] || 0) + count;
        if (count === 0) continue;
        judge(`${name}: ${title} is refused in each of ${count} elements`,
            unseen.length ? `accepted at ${unseen.join(' ')}` : '');
    }
}

const validate = compile();
for (const layoutPath of layoutPaths) {
    const layout = readJson(layoutPath);
    const valid = validate(layout);
    judge(`${layoutPath} is valid`, valid ? '' : JSON.stringify(validate.errors));
    if (valid) judgeFaults(validate, layoutPath, layout);
}
for (const title of Object.keys(faults)) {
    if (!planted[title]) judge(`${title} was planted somewhere`, 'no layout has a place for it');
}

const wrongFolder = path.join(__dirname, 'wrong');
for (const file of fs.readdirSync(wrongFolder).filter((name) => name.endsWith('.json')).sort()) {
    judge(`wrong/${file} is refused`, validate(readJson(path.join(wrongFolder, file))) ? 'it is valid' : '');
}
const right = path.join(__dirname, 'right');
for (const file of fs.readdirSync(right).filter((name) => name.endsWith('.json')).sort()) {
    judge(`right/${file} is valid`, validate(readJson(path.join(right, file))) ? '' : JSON.stringify(validate.errors));
}
