// Schemas and data, judged by ajv. Writes a layout and a schema for each into the folder of the
// first argument, and prints "NAME valid" or "NAME invalid".
"use strict";
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv/dist/2020");

const row = { type: "object", required: ["id", "value"],
              properties: { id: { type: "string", minLength: 1, maxLength: 3 },
                            value: { type: ["number", "null"], minimum: 0, maximum: 100 },
                            unit: { enum: ["家", "亿元", null] },
                            parts: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 2 } } };
const closed = { ...row, additionalProperties: false };
const cases = [
  [row, { id: "a", value: 5.0 }], [row, { id: "a", value: null }], [row, { id: "a" }], [row, {}],
  [row, { value: 5 }], [row, { id: 5, value: 5 }], [row, { id: "", value: 5 }],
  [row, { id: "一二三", value: 5 }], [row, { id: "一二三四", value: 5 }], [row, { id: "𠮷𠮷𠮷", value: 5 }],
  [row, { id: "a", value: 0 }], [row, { id: "a", value: -0.01 }], [row, { id: "a", value: 100 }],
  [row, { id: "a", value: 100.5 }], [row, { id: "a", value: "5" }], [row, { id: "a", value: true }],
  [row, { id: "a", value: 5, unit: "家" }], [row, { id: "a", value: 5, unit: null }],
  [row, { id: "a", value: 5, unit: "项" }], [row, { id: "a", value: 5, parts: [1] }],
  [row, { id: "a", value: 5, parts: [] }], [row, { id: "a", value: 5, parts: [1, 2, 3] }],
  [row, { id: "a", value: 5, parts: [1.5] }], [row, { id: "a", value: 5, parts: [2.0, -3] }],
  [row, { id: "a", value: 5, parts: 1 }], [row, { id: "a", value: 5, other: 1 }],
  [closed, { id: "a", value: 5, other: 1 }], [closed, { id: "a", value: 5, unit: "家" }], [row, [1]], [row, "a"],
  [true, 5], [false, 5], [{}, null], [{ type: "null" }, null], [{ type: "null" }, 0],
  [{ type: "boolean" }, true], [{ type: "boolean" }, "true"], [{ type: "integer" }, 1e15], [{ type: "integer" }, 1e300],
  [{ type: "integer" }, 0.1], [{ const: 5 }, 5.0], [{ const: 5 }, "5"], [{ const: { a: [1], b: 2 } }, { b: 2, a: [1] }],
  [{ const: { a: 1 } }, { a: 1, b: 2 }], [{ enum: [[1, 2], "x"] }, [1, 2]], [{ enum: [[1, 2]] }, [2, 1]],
  [{ enum: [0] }, false], [{ exclusiveMinimum: 3 }, 3], [{ exclusiveMinimum: 3 }, 3.1], [{ exclusiveMaximum: 3 }, 3],
  [{ exclusiveMaximum: 3 }, 2.9], [{ minimum: 3 }, "2"], [{ minLength: 3 }, 1], [{ minItems: 3 }, "ab"],
  [{ required: ["a"] }, 5], [{ properties: { a: false } }, { a: 1 }], [{ properties: { a: false } }, { b: 1 }],
  [{ type: ["string", "integer"] }, 5], [{ type: ["string", "integer"] }, 5.5], [{ items: { type: "string" } }, ["a", 1]],
  [{ title: "x", description: "y", $comment: "z", examples: [1], default: 2 }, 1],
  [{ type: "object", properties: { p: { type: "object", properties: { q: { maximum: 1 } } } } }, { p: { q: 2 } }],
  [{ type: "object", properties: { p: { type: "object", properties: { q: { maximum: 1 } } } } }, { p: { q: 1 } }],
];

const folder = process.argv[2];
const ajv = new Ajv({ strict: false });
cases.forEach(([schema, data], index) => {
  const name = `case-${String(index).padStart(2, "0")}`;
  const list = { type: "array", items: schema };
  const layout = { version: 1, body: "x", data: { d: { value: [data], schema: `${name}.schema.json` } } };
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(layout));
  fs.writeFileSync(path.join(folder, `${name}.schema.json`), JSON.stringify(list));
  console.log(`${name} ${ajv.validate(list, [data]) ? "valid" : "invalid"}`);
});
