#!/bin/bash
# The example of every element type and chart type, as yitu describe prints it, against the drawing
# that somebody has looked at: tests/golden/traces/NAME.trace. The first line of each says what it
# must show. A changed drawing is looked at, then accepted: ACCEPT=1 tests/golden/run.sh
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin golden
golden=tests/golden/traces
cp tests/conformance/layouts/alpha.png "$work/photo.jpg"

# draw NAME: the trace of its example, below the sentence that explains the type.
draw()
{
    local name=$1 example
    example=$("$yitu" describe "$name" --lang en | sed -n '/^Example$/,$p' | sed 1d)
    [ -n "$example" ] || return 1
    printf '{"version": 1, "page": {"size": "120mm auto", "margin": "5mm"}, "body": {"type": "column", "style": {"fontFamily": "思源黑体", "fontSize": "9pt"}, "children": [%s]}}\n' \
        "$example" > "$work/$name.json"
    "$yitu" describe "$name" --lang en | sed -n '2s/^ */# /p' > "$work/$name.trace"
    "$yitu" render "$work/$name.json" --format trace -o - >> "$work/$name.trace"
}

compare()
{
    draw "$1" || return 1
    if [ -n "${ACCEPT:-}" ]; then cp "$work/$1.trace" "$golden/$1.trace"; fi
    diff "$golden/$1.trace" "$work/$1.trace" | head -20
    cmp -s "$golden/$1.trace" "$work/$1.trace"
}

names=$("$yitu" describe --lang en | awk '!/Properties of|^ |^$/ { print $1 }')
for name in $names; do
    "$yitu" describe "$name" --lang en | grep -q '^Example$' || continue
    check "the example of $name is drawn as it was looked at" compare "$name"
done

# A trace whose type is gone.
stale()
{
    local file name status=0
    for file in "$golden"/*.trace; do
        name=$(basename "$file" .trace)
        grep -qx "$name" <<< "$names" || { echo "$file: no such type"; status=1; }
    done
    return $status
}
check "every trace belongs to a type" stale
suite_end
