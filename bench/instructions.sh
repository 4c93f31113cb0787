#!/bin/bash
# bench/instructions.sh [--record]: instructions of W1 (a process of its own) and of one document of
# W2 (warm, in a worker) under callgrind, compared with bench/instructions.txt: more than 3 % growth
# fails. Counts depend on the libraries and on what the processor offers them, so others than those
# that were recorded are not compared. --record writes the file anew: a growth that is meant is
# changed there, on purpose, in the commit that causes it.
set -euo pipefail

cd "$(dirname "$0")/.."
top=$PWD
yitu=$top/${BUILD:-build}/yitu
record=$top/bench/instructions.txt
documents=40
work=$(mktemp -d "${TMPDIR:-/tmp}/yitu-instructions.XXXXXX")
trap 'rm -rf "$work"' EXIT

conditions()
{
    local flags
    flags=$(sed -n '/^flags/{s/.*: / /;s/$/ /;p;q}' /proc/cpuinfo)
    for flag in avx2 bmi2 pclmulqdq; do case $flags in *" $flag "*) echo "cpu $flag" ;; esac; done
    for package in gcc-12 valgrind libc6 libhpdf-2.3.0 libcjson1 libpango-1.0-0 libharfbuzz0b libdeflate0 \
        libglib2.0-0 libxxhash0 fonts-noto-cjk; do
        echo "$package $(dpkg-query -W -f '${Version}' "$package" 2> /dev/null || echo none)"
    done
}

# Of the process that executed most: the worker, where there is one.
most_instructions()
{
    sed -n 's/^summary: \([0-9]*\).*/\1/p' "$work"/callgrind.* | sort -n | tail -n 1
}

count()
{
    rm -f "$work"/callgrind.*
    env -i PATH="$PATH" LC_ALL=C.UTF-8 valgrind --tool=callgrind --trace-children=yes \
        --callgrind-out-file="$work/callgrind.%p" "$yitu" "$@" > "$work/log" 2>&1 ||
        { cat "$work/log"; exit 1; }
    most_instructions
}

w2()
{
    head -n "$1" "$work/data/w2.ndjson" > "$work/some.ndjson"
    count batch bench/works/w2.json --records "$work/some.ndjson" -o "$work/out/{{id}}.pdf" -j 1 -q
}

if ! command -v valgrind > /dev/null; then
    echo "instructions: not counted, valgrind is not installed"
    exit 0
fi
conditions > "$work/conditions"
if [ "${1:-}" != --record ] && ! diff -q <(sed -n '/^w[12] /!{/^#/!p}' "$record") "$work/conditions" > /dev/null; then
    echo "instructions: not compared, libraries or processor are not those of bench/instructions.txt"
    exit 0
fi
node bench/works/make_data.js "$work/data" $((documents * 2))
counted_w1=$(count render bench/works/w1.json --data w="$work/data/w1.json" -o "$work/w1.pdf")
first=$(w2 "$documents")
counted_w2=$((($(w2 $((documents * 2))) - first) / documents))
if [ "${1:-}" = --record ]; then
    { echo "# Instructions of bench/works, and under what they were counted: bench/instructions.sh --record"
      echo "w1 $counted_w1"
      echo "w2 $counted_w2"
      cat "$work/conditions"; } > "$record"
    cat "$record"
    exit 0
fi
passed=0
failed=0
for name in w1 w2; do
    before=$(sed -n "s/^$name //p" "$record")
    variable=counted_$name
    now=${!variable}
    change=$(awk "BEGIN { printf \"%+.2f\", 100 * ($now / $before - 1) }")
    if [ "$now" -gt $((before * 103 / 100)) ]; then
        failed=$((failed + 1))
        echo "FAIL instructions: $name takes $now, $change % beside bench/instructions.txt"
    else
        passed=$((passed + 1))
        echo "$name: $now instructions, $change %"
    fi
done
echo "instructions: $passed passed, $failed failed"
[ "$failed" = 0 ]
