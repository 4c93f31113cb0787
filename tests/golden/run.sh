#!/bin/bash
# The example of every element type and chart type, as yitu describe prints it, and the variants of
# variants.txt, against the drawing that somebody has looked at: tests/golden/traces/NAME.trace. The
# first line of each says what it must show. A changed drawing is looked at, then accepted:
# ACCEPT=1 tests/golden/run.sh
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin golden
golden=tests/golden/traces
variants=tests/golden/variants.txt
cp tests/conformance/layouts/alpha.png "$work/photo.jpg"

# page ELEMENT: a layout that shows it.
page()
{
    printf '{"version": 1, "page": {"size": "120mm auto", "margin": "5mm"}, "body": {"type": "column", "style": {"fontFamily": "思源黑体", "fontSize": "9pt"}, "children": [%s]}}\n' "$1"
}

# draw NAME: the trace of its example, below the sentence that explains the type.
draw()
{
    local name=$1 example
    example=$("$yitu" describe "$name" --lang en | sed -n '/^Example$/,$p' | sed 1d)
    [ -n "$example" ] || return 1
    page "$example" > "$work/$name.json"
    "$yitu" describe "$name" --lang en | sed -n '2s/^ */# /p' > "$work/$name.trace"
    "$yitu" render "$work/$name.json" --format trace -o - >> "$work/$name.trace"
}

# draw_variant NAME: the same of a row of variants.txt, below the sentence before it.
draw_variant()
{
    local name=$1
    page "$(sed -n "s/^$name: //p" "$variants")" > "$work/$name.json"
    grep -B1 "^$name: " "$variants" | sed -n 1p > "$work/$name.trace"
    "$yitu" render "$work/$name.json" --format trace -o - >> "$work/$name.trace"
}

# compare DRAW NAME
compare()
{
    "$1" "$2" || return 1
    if [ -n "${ACCEPT:-}" ]; then cp "$work/$2.trace" "$golden/$2.trace"; fi
    diff "$golden/$2.trace" "$work/$2.trace" | head -20
    cmp -s "$golden/$2.trace" "$work/$2.trace"
}

names=$("$yitu" describe --lang en | awk '!/Properties of|^ |^$/ { print $1 }')
for name in $names; do
    "$yitu" describe "$name" --lang en | grep -q '^Example$' || continue
    check "the example of $name is drawn as it was looked at" compare draw "$name"
done
rows=$(sed -n 's/^\([a-zA-Z-]*\): .*/\1/p' "$variants")
for name in $rows; do
    check "the variant $name is drawn as it was looked at" compare draw_variant "$name"
done

# A trace whose type is gone.
stale()
{
    local file name status=0
    for file in "$golden"/*.trace; do
        name=$(basename "$file" .trace)
        grep -qx "$name" <<< "$names
$rows" || { echo "$file: no such type"; status=1; }
    done
    return $status
}
check "every trace belongs to a type or a variant" stale
suite_end
