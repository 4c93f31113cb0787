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
    [ -z "${2:-}" ] || printf '%s\n' "$2" | awk '
        NR <= 20 { print "       " $0 }
        END { if (NR > 20) print "       ... and " NR - 20 " lines more" }'
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

# node_begin: the npm packages of tests/package.json. Needs the network only when they are missing
# or not those of the lock file.
node_begin()
{
    local lock=$top/tests/package-lock.json installed=$top/tests/node_modules/.yitu-lock
    cmp -s "$lock" "$installed" && return 0
    (cd "$top/tests" && npm ci --no-audit --no-fund --omit=optional --ignore-scripts --loglevel=error) || return 1
    cp "$lock" "$installed"
}

# judge COMMAND...: counts the lines "ok<tab>title" and "fail<tab>title<tab>details" it prints; a
# status other than 0, or not one line, is a failure.
judge()
{
    local status=0 kind title details lines=0
    "$@" > "$work/judgements" 2> "$work/judge.err" < /dev/null || status=$?
    while IFS=$'\t' read -r kind title details; do
        lines=$((lines + 1))
        case $kind in
        ok) pass "$title" ;;
        *) fail "$title" "$details" ;;
        esac
    done < "$work/judgements"
    if [ "$status" != 0 ] || [ "$lines" = 0 ]; then
        fail "$1 $(basename "$2"): status $status, $lines lines" "$(cat "$work/judge.err")"
    fi
}
