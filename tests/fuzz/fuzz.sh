#!/bin/bash
# Runs the fuzzers, each for T seconds, and prints what each did: executions, coverage (edges),
# features, size of the corpus, findings. A finding is kept in $BUILD/findings/; make it a file of
# tests/fuzz/regressions/<target>/ with its fix.
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
# Leaks of Pango and fontconfig, which keep what they made until the process ends.
export LSAN_OPTIONS=suppressions=$PWD/tests/fuzz/leaks.txt:print_suppressions=0
export ASAN_OPTIONS=allocator_may_return_null=1:detect_odr_violation=0 UBSAN_OPTIONS=print_stacktrace=1
failed=0
printf '%-12s %12s %8s %8s %8s %s\n' target executions cov ft corpus findings
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
    "$build/fuzz_$name" "${options[@]}" "${folders[@]}" > "$build/log/$name.log" 2>&1 || status=$?
    found=$(($(find "$build/findings" -name "$name-*" | wc -l) - before))
    [ "$status" = 0 ] || failed=1
    awk -v name="$name" -v found="$found" '
        { for (i = 1; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1);
              if ($i == "corp:") corpus = $(i + 1) } }
        /number_of_executed_units/ { runs = $NF }
        END { printf "%-12s %12d %8d %8d %8s %d\n", name, runs, cov, ft, corpus, found }' \
        "$build/log/$name.log"
done
exit $failed
