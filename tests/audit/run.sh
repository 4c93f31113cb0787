#!/bin/bash
# Planted faults: each folder tests/audit/<case>/ holds a layout with one fault, its data, and
#   expected.txt   "FILE:LINE:COLUMN CODE" of the one message that must come, and no other
# The place was counted in the source by who planted the fault, never taken from the program. Then:
# clean pages have no finding, the lists and the approval are right, and docs/data.md holds.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin audit

# What the program says of a layout: "FILE:LINE:COLUMN CODE", a line each.
complaints()
{
    timeout 10 "$yitu" check "$@" --lang en > "$work/out" 2>&1 < /dev/null || true
    sed -nE 's/^([^ ]+:[0-9]+:[0-9]+): (error|warning|note) ([EWN][0-9]{4}): .*/\1 \3/p' "$work/out"
}

shopt -s nullglob
count=0
for folder in tests/audit/*/; do
    name=$(basename "$folder")
    count=$((count + 1))
    cd "$top/$folder"
    wanted=$(cat expected.txt)
    found=$(complaints layout.json)
    if [ "$found" = "$wanted" ]; then
        pass "$name"
    else
        fail "$name: not what was planted" "wanted $wanted
found  $found"
    fi
    timeout 10 "$yitu" check layout.json --lang zh > "$work/zh" 2>&1 || true
    if grep -qP '[\x{4E00}-\x{9FFF}]' "$work/zh"; then
        pass "$name in Chinese"
    else
        fail "$name says nothing in Chinese" "$(cat "$work/zh")"
    fi
done
cd "$top"
if [ "$count" -ge 60 ]; then pass "$count faults are planted"; else fail "only $count faults"; fi
suite_end
