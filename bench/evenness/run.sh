#!/bin/bash
# How evenly three programs set the same Chinese paragraphs at the same widths in the same font: ours,
# Typst and Chromium, measured from their PDFs by mutool. Prints the tables of docs/typography.md, and
# with PICTURE=FILE.png draws the three side by side. Fetches Typst with npm the first time.
set -euo pipefail

cd "$(dirname "$0")/../.."
yitu=${BUILD:-build}/yitu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -d tests/node_modules/@myriaddreamin ] ||
    (cd tests && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)

node bench/evenness/pages.mjs tests/compose/corpus.txt "$work"
"$yitu" render "$work/ours.json" -o "$work/ours.pdf" 2> /dev/null
node bench/evenness/print.mjs "$work"
for name in ours typst chromium; do
    mutool trace "$work/$name.pdf" > "$work/$name.trace" 2> /dev/null
done
node bench/evenness/measure.mjs "$work"

if [ -n "${PICTURE:-}" ]; then
    # The fourteenth paragraph at 16 ems: 30 pt of margin, 160 pt wide.
    for name in ours typst chromium; do
        pdftoppm -r 144 -f 134 -l 134 -x 44 -y 48 -W 352 -H 250 -png "$work/$name.pdf" "$work/$name"
        mv "$work/$name"-*.png "$work/$name.png"
    done
    cp bench/evenness/picture.json "$work"
    "$yitu" render "$work/picture.json" -o "$PICTURE"
fi
