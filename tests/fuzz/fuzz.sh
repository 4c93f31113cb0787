#!/bin/bash
# Runs the fuzzers, each for T seconds by the clock, and prints what each did: executions, processor
# seconds, coverage (edges), features, size of the corpus, findings. A finding is kept in
# $BUILD/findings/; make it a file of tests/fuzz/regressions/<target>/ with its fix. Each run is a
# line of $BUILD/log/runs, which tests/fuzz/sum.sh adds up: the figures of docs/reliability.md.
#
# fuzz.sh SECONDS [TARGET...]: only these ("json", "layout" ...).
set -euo pipefail

cd "$(dirname "$0")/../.."
build=$PWD/${BUILD:-build/fuzz}
seconds=${1:-60}
shift || true
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
    for source in tests/fuzz/fuzz_*.c; do
        name=${source##*/fuzz_}
        targets+=("${name%.c}")
    done
fi
mkdir -p "$build/findings" "$build/log"
export YITU_FONTS=$PWD/fonts
export LSAN_OPTIONS=suppressions=$PWD/tests/asan/leaks.supp:print_suppressions=0
export ASAN_OPTIONS=allocator_may_return_null=1:detect_odr_violation=0 UBSAN_OPTIONS=print_stacktrace=1
TIMEFORMAT='%U %S'
failed=0
row='%-12s %12s %10s %8s %8s %8s %s\n'
# shellcheck disable=SC2059 # the format of all rows
printf "$row" target executions processor cov ft corpus findings
for name in "${targets[@]}"; do
    corpus=$build/corpus/$name
    seeds=$PWD/tests/fuzz/seeds/$name
    mkdir -p "$corpus"
    options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=3072 -print_final_stats=1 -max_len=65536
        -artifact_prefix="$build/findings/$name-")
    dictionary=$PWD/tests/fuzz/dictionaries/$name.dict
    [ ! -f "$dictionary" ] || options+=(-dict="$dictionary")
    folders=("$corpus")
    [ ! -d "$seeds" ] || folders+=("$seeds")
    [ ! -d "tests/fuzz/regressions/$name" ] || folders+=("$PWD/tests/fuzz/regressions/$name")
    before=$(find "$build/findings" -name "$name-*" | wc -l)
    status=0
    { time "$build/fuzz_$name" "${options[@]}" "${folders[@]}" > "$build/log/$name.log" 2>&1; } \
        2> "$build/log/$name.time" || status=$?
    found=$(($(find "$build/findings" -name "$name-*" | wc -l) - before))
    [ "$status" = 0 ] || failed=1
    processor=$(awk '{ printf "%.1f", $1 + $2 }' "$build/log/$name.time")
    awk -v name="$name" -v found="$found" -v processor="$processor" '
        { for (i = 1; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1);
              if ($i == "corp:") corpus = $(i + 1) } }
        /number_of_executed_units/ { runs = $NF }
        END { print name, runs + 0, processor, cov + 0, ft + 0, corpus, found }' \
        "$build/log/$name.log" > "$build/log/$name.row"
    cat "$build/log/$name.row" >> "$build/log/runs"
    # shellcheck disable=SC2059,SC2046 # the format of all rows; a row is seven words
    printf "$row" $(cat "$build/log/$name.row")
done
exit $failed
