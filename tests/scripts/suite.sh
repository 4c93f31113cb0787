# Sourced by every tests/<suite>/run.sh: counts what passed and prints the line that
# tests/scripts/test_all.sh adds up. Use:
#
#   . "$(dirname "$0")/../scripts/suite.sh"
#   suite_begin cli                        # goes to the top of the repository, makes $work
#   check "what is true" command arguments # passes when the command does; its output shows if not
#   pass "what is true" / fail "what is not" "details"
#   suite_end                              # prints "cli: N passed, N failed"; 1 when one failed
#
# A script that dies before suite_end has printed no count, which test_all.sh counts as a failure.
# shellcheck shell=bash
# shellcheck disable=SC2034 # $build, $yitu and $work are for the suites
set -euo pipefail

suite_begin()
{
    suite_name=$1
    passed=0
    failed=0
    cd "$(dirname "${BASH_SOURCE[0]}")/../.."
    top=$PWD
    build=$top/${BUILD:-build}
    yitu=$build/yitu
    work=$(mktemp -d "${TMPDIR:-/tmp}/yitu-$suite_name.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    unset LANGUAGE LC_MESSAGES NO_COLOR
    export LC_ALL=C.UTF-8 TZ=UTC
}

pass()
{
    passed=$((passed + 1))
    [ -z "${VERBOSE:-}" ] || printf 'ok   %s: %s\n' "$suite_name" "$1"
}

fail()
{
    failed=$((failed + 1))
    printf 'FAIL %s: %s\n' "$suite_name" "$1"
    [ -z "${2:-}" ] || printf '%s\n' "$2" | awk 'NR <= 20 { print "       " $0 }'
}

check()
{
    local title=$1 output status=0
    shift
    output=$("$@" 2>&1 </dev/null) || status=$?
    if [ "$status" = 0 ]; then
        pass "$title"
    else
        fail "$title (status $status)" "$output"
    fi
}

# Passes when the command fails.
check_not()
{
    local title=$1 output
    shift
    if output=$("$@" 2>&1 </dev/null); then
        fail "$title" "$output"
    else
        pass "$title"
    fi
}

suite_end()
{
    [ $((passed + failed)) -gt 0 ] || fail "the suite checked nothing"
    printf '%s: %d passed, %d failed\n' "$suite_name" "$passed" "$failed"
    [ "$failed" = 0 ]
}
