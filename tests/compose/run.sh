#!/bin/bash
# The composer checked from outside: every rule of docs/typography.md counted over a corpus, swept
# over widths, from the layout dump alone (check.js), with faults seeded to show that the judge can
# tell (seed.js); and the dump checked against the glyph origins that another program reads out of
# the finished PDF (origins.js).
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin compose

here=tests/compose
corpus=$here/corpus.txt
sweep=$build/tool/compose_sweep

check "the corpus has 200 paragraphs at least" [ "$(wc -l < "$corpus")" -ge 200 ]

# part FILE NAME OPTION...: one sweep and its judgements, into a file.
part()
{
    local out=$1 name=$2
    shift 2
    "$sweep" "$corpus" "$@" | node $here/check.js "$name" "$@" > "$out" 2> "$out.err" ||
        printf 'fail\t%s\tthe sweep or the checker failed\n' "$name" >> "$out"
}

# The whole sweep, 4 to 40 em in steps of 0.1 em, as the product composes; in two halves, one for
# each processor.
part "$work/even" "justified, even paragraphs" every=2 skip=0 &
part "$work/odd" "justified, odd paragraphs" every=2 skip=1
wait
# Other levels, choosers, alignments and faces, in coarser steps.
{
    part "$work/1" "first fit" step=0.7 wrap=first-fit
    part "$work/2" "level basic" step=0.7 level=basic
    part "$work/3" "level strict" step=0.7 level=strict
    part "$work/4" "level loose" step=0.7 level=loose
    part "$work/5" "level none" step=0.7 level=none
} &
part "$work/6" "ragged" step=0.7 align=start
part "$work/7" "ragged, first fit" step=0.7 align=start wrap=first-fit
part "$work/8" "balanced" step=0.7 align=start wrap=balanced indent=0
part "$work/9" "spread to the measure" step=0.7 align=all
part "$work/11" "hanging marks" step=0.7 hang=on
part "$work/10" "Latin face before a sans" step=0.7 face=latin
part "$work/12" "vertical" step=0.7 writing=vertical
part "$work/13" "vertical, Latin face before a sans" step=1.3 writing=vertical face=latin wrap=first-fit
wait
for out in "$work"/even "$work"/odd "$work"/[0-9] "$work"/1[0-3]; do
    judge cat "$out"
    sed 's/^/compose, /' "$out.err"
done

"$sweep" "$corpus" step=3.3 > "$work/seed.jsonl"
judge node $here/seed.js "$work/seed.jsonl"
"$sweep" "$corpus" step=5.3 writing=vertical > "$work/seed.jsonl"
judge node $here/seed.js "$work/seed.jsonl" vertical

# The PDF: what was dumped is what was drawn.
node $here/page.js "$corpus" > "$work/page.json"
check "the page of paragraphs renders" "$yitu" render "$work/page.json" -o "$work/page.pdf" --dump-layout "$work/page.dump"
mutool trace "$work/page.pdf" > "$work/page.trace" 2> /dev/null
judge node $here/origins.js "$work/page.dump" "$work/page.trace"

# Dots and lines under words.
check "the page of marked words renders" "$yitu" render $here/marks.json -o "$work/marks.pdf" --dump-layout "$work/marks.dump"
mutool trace "$work/marks.pdf" > "$work/marks.trace" 2> /dev/null
judge node $here/marks.js $here/marks.json "$work/marks.dump" "$work/marks.trace"

# Columns, frames and shapes.
check "the page of columns renders" "$yitu" render $here/columns.json -o "$work/columns.pdf" --dump-layout "$work/columns.dump"
judge node $here/columns.js $here/columns.json "$work/columns.dump"
mutool trace "$work/columns.pdf" > "$work/columns.trace" 2> /dev/null
judge node $here/origins.js "$work/columns.dump" "$work/columns.trace"

# A thread over pages: three lines of ten on the first, the rest on the second, as another program reads it.
check "the page of threads renders" "$yitu" render $here/thread.json -o "$work/thread.pdf"
page_text() { pdftotext -f "$1" -l "$1" "$work/thread.pdf" - | tr -d '[:space:]'; }
check "three lines stand on the first page" test "$(page_text 1)" = 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十
check "the rest on the next" test "$(page_text 2)" = 甲乙丙丁戊己庚辛壬癸子丑寅卯

# Vertical lines, cells and ruby, and the order in which readers find vertical text.
check "the vertical page renders" "$yitu" render $here/vertical.json -o "$work/vertical.pdf" --dump-layout "$work/vertical.dump"
mutool trace "$work/vertical.pdf" > "$work/vertical.trace" 2> /dev/null
judge node $here/vertical.js $here/vertical.json "$work/vertical.dump" "$work/vertical.trace"
check "the page for readers renders" "$yitu" render $here/order.json -o "$work/order.pdf"
pdftotext "$work/order.pdf" "$work/order.poppler.txt"
mutool draw -q -F txt "$work/order.pdf" > "$work/order.mupdf.txt" 2> /dev/null
check "the npm packages are there" node_begin
judge node $here/order.mjs $here/order.json "$work/order.pdf" "$work/order.poppler.txt" "$work/order.mupdf.txt"

suite_end
