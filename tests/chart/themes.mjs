// The colours of charts in every theme stay apart: in grey, and for readers without red or green
// cones. Lightness and distance are those of d3-color (CIE Lab); how the colour-blind see is Viénot,
// Brettel and Mollon 1999 and Machado, Oliveira and Fernandes 2009 (severity 1). Screen colours are
// judged as they are written, inks as Ghostscript shows them on coated paper (its default_cmyk.icc).
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { lab, rgb } from "d3-color";

const folder = process.argv[2];
const LIGHTNESS_LEAST = 6; // two greys side by side in print
const DISTANCE_LEAST = 8; // several times what is just seen
const sight = {
  "Viénot, red-blind": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  "Viénot, green-blind": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
  "Machado, red-blind": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  "Machado, green-blind": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

const toLinear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toCoded = (c) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

function seen(hex, matrix) {
  const color = rgb(hex);
  const linear = [color.r, color.g, color.b].map((c) => toLinear(c / 255));
  const parts = matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * linear[i], 0));
  return rgb(...parts.map((c) => 255 * toCoded(Math.min(1, Math.max(0, c)))));
}

function distance(a, b) {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

const load = (name) =>
  JSON.parse(readFileSync(`${folder}/${name}`, "utf8").replace(/^\s*\/\/.*$/gm, "")).tokens ?? {};
const valueOf = (tokens, entry) =>
  typeof entry === "string" && entry[0] === "$" ? valueOf(tokens, tokens[entry.slice(1)]) : entry;

// One pixel for each of the inks' colours, [c, m, y, k] in per cent, as "#rrggbb".
function printed(inks) {
  const patches = inks.map((ink, i) => `${ink.map((part) => part / 100).join(" ")} setcmykcolor ${i} 0 1 1 rectfill`);
  const page = `%!\n<< /PageSize [${inks.length} 1] >> setpagedevice\n${patches.join("\n")}\nshowpage\n`;
  const options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=ppmraw", "-r72", "-sOutputFile=-", "-"];
  const picture = execFileSync("gs", options, { input: page });
  const pixels = picture.subarray(picture.length - 3 * inks.length);
  return inks.map((_, i) => "#" + pixels.subarray(3 * i, 3 * i + 3).toString("hex"));
}

// Pairs of colours that are too close; `names` is what a fault calls them.
function closePairs(colors, names) {
  const faults = [];
  for (let i = 0; i < colors.length; i++) {
    for (let j = 0; j < i; j++) {
      const pair = `${names[i]} ${names[j]}`;
      const grey = Math.abs(lab(colors[i]).l - lab(colors[j]).l);
      if (grey < LIGHTNESS_LEAST) faults.push(`${pair} in grey: ${grey.toFixed(1)}`);
      for (const [who, matrix] of Object.entries(sight)) {
        const apart = distance(seen(colors[i], matrix), seen(colors[j], matrix));
        if (apart < DISTANCE_LEAST) faults.push(`${pair} ${who}: ${apart.toFixed(1)}`);
      }
    }
  }
  return faults;
}

let failed = 0;
let themes = 0;
function judge(name, kind, colors, names) {
  const faults = closePairs(colors, names);
  failed += faults.length > 0;
  const title = `${name}: ${colors.length} ${kind} of charts stay apart in grey and for the colour-blind`;
  console.log(`${faults.length ? "fail" : "ok"}\t${title}\t${faults.join("; ")}`);
}

// Two greens that differ in nothing but their red must be seen as too close, in either kind.
const planted = closePairs(printed([[60, 0, 90, 20], [60, 3, 90, 20]]), ["a", "b"]);
if (planted.length === 0) {
  console.log("fail\ta planted pair of inks is seen\tit is not");
  failed++;
}
for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
  const tokens = { ...load("base.json"), ...load(name) };
  if (!tokens.palette) continue;
  const colors = tokens.palette.map((entry) => valueOf(tokens, entry));
  const screen = colors.map((color) => color.rgb ?? color);
  judge(name, "screen colours", screen, screen);
  const inks = colors.map((color) => color.cmyk);
  judge(name, "inks", printed(inks), inks.map((ink) => `cmyk(${ink})`));
  themes++;
}
if (themes < 6) {
  console.log(`fail\tthemes with a palette\tonly ${themes}`);
  failed++;
}
process.exit(failed ? 1 : 0);
