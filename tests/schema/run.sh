#!/bin/bash
# The JSON Schema that `yitu schema` prints, judged by ajv in strict mode: it compiles, every layout
# of the repository is valid under it, and layouts with a planted fault are not.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin schema

check "npm packages" node_begin
if "$yitu" schema > "$work/schema.json" 2> "$work/schema.err"; then
    pass "yitu schema"
    "$yitu" schema > "$work/again.json"
    check "the schema is the same on every run" cmp "$work/schema.json" "$work/again.json"
    judge node tests/schema/validate.js "$work/schema.json" layouts/*.json
    # What the schema refuses, yitu refuses too: the two come from one table.
    for layout in tests/schema/wrong/*.json; do
        check_not "yitu check refuses $(basename "$layout" .json)" "$yitu" check "$layout"
    done
    for layout in layouts/*.json; do
        check "yitu check accepts $layout" "$yitu" check "$layout"
    done
else
    fail "yitu schema" "$(cat "$work/schema.err")"
fi
suite_end
