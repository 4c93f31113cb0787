#!/bin/bash
# Every limit of src/base/limit_list.inc, just below and just above: limits.mjs holds a row for each
# and fails when one has none. And what --limit itself takes and refuses.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin limits

"$yitu" limits > "$work/limits.txt"
judge node tests/limits/limits.mjs "$build" "$work"

cd "$work"
# usage STATUS TITLE OPTION: what yitu limits says of an option.
usage()
{
    local expected=$1 title=$2 status=0
    shift 2
    "$yitu" limits "$@" > out 2> err || status=$?
    if [ "$status" = "$expected" ]; then pass "$title"; else fail "$title: status $status" "$(cat err)"; fi
}
usage 0 "a limit is raised" --limit PAGES=5000
check "and printed" grep -qE '^PAGES +5000 +20000 ' out
usage 0 "two are raised" --limit PAGES=5000 --limit=ITEMS=7
check "the second too" grep -qE '^ITEMS +7 +10000 ' out
usage 0 "the last word counts" --limit PAGES=5000 --limit PAGES=4
check "and no other" grep -qE '^PAGES +4 ' out
usage 2 "beyond its ceiling is refused" --limit PAGES=20001
check "with the ceiling" grep -q 'PAGES is a whole number from 1 to 20000' err
usage 2 "nothing is no limit" --limit PAGES=0
usage 2 "a limit without a number is refused" --limit PAGES
usage 2 "an option without a limit is refused" --limit
usage 2 "a fixed limit is refused" --limit JSON_DEPTH=200
check "with the reason" grep -q 'JSON_DEPTH is fixed at 128: each level takes room on the stack' err
usage 2 "an unknown limit is refused" --limit PAGE=3
check "and the nearest named" grep -q 'Did you mean “PAGES”' err
usage 2 "in Chinese too" --lang zh --limit JSON_DEPTH=200
check "with the Chinese reason" grep -q '固定为 128：每一层都占用栈空间' err
check "yitu --limits is yitu limits" cmp "$work/limits.txt" <("$yitu" --limits)
check "docs/reliability.md names the option" grep -q -- '--limit NAME=VALUE' "$top/docs/reliability.md"
suite_end
