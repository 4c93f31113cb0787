#!/bin/bash
# Runs the unit tests and every tests/<suite>/run.sh, and adds up the lines "name: N passed, N
# failed" that each prints. The last line is the sum; the status is 1 when anything failed.
# A suite that prints no count, says nothing passed, ends with an error it did not count, or runs
# longer than its limit counts as one failure: what did not run has not passed.
#
# test_all.sh [SUITE...]: only these ("unit", "cli" ...).
set -euo pipefail

cd "$(dirname "$0")/../.."
build=${BUILD:-build}
limit_seconds=${SUITE_SECONDS:-600}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
total_passed=0
total_failed=0
report=

run_suite()
{
    local name=$1 status=0 begin=$SECONDS counts suite_passed suite_failed
    shift
    timeout -k 10 "$limit_seconds" "$@" > "$work/log" 2>&1 < /dev/null || status=$?
    cat "$work/log"
    # A suite may be made of parts, each with its line.
    counts=$(sed -n 's/^[a-z][a-z0-9_-]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' \
        "$work/log" | awk '{ p += $1; f += $2; n++ } END { print n + 0, p + 0, f + 0 }')
    read -r lines suite_passed suite_failed <<< "$counts"
    if [ "$lines" = 0 ]; then
        suite_failed=1
        echo "FAIL $name: it printed no count (status $status)"
    elif [ "$suite_passed" = 0 ] && [ "$suite_failed" = 0 ]; then
        suite_failed=1
        echo "FAIL $name: it ran nothing"
    elif [ "$status" != 0 ] && [ "$suite_failed" = 0 ]; then
        suite_failed=1
        echo "FAIL $name: it ended with status $status, though it counted no failure"
    fi
    total_passed=$((total_passed + suite_passed))
    total_failed=$((total_failed + suite_failed))
    report+=$(printf '%-12s %6d passed %6d failed %5d s' \
        "$name" "$suite_passed" "$suite_failed" $((SECONDS - begin)))$'\n'
}

suites=("$@")
if [ ${#suites[@]} = 0 ]; then
    suites=(unit)
    for script in tests/*/run.sh; do
        suites+=("$(basename "$(dirname "$script")")")
    done
fi
for suite in "${suites[@]}"; do
    if [ "$suite" = unit ]; then
        run_suite unit "$build/unit_tests"
    else
        run_suite "$suite" bash "tests/$suite/run.sh"
    fi
done

printf '\n%s' "$report"
echo "all suites took $SECONDS s"
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" = 0 ] && [ "$total_passed" -gt 0 ]
