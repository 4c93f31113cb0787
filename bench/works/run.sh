#!/bin/bash
# The works of the performance goals: W1 one dense A3 page, cold; W2 a report of one page for each of
# WORKS_RECORDS records, in a batch; W3 one report of 10, 100 and 1,000 pages. CPU is user +
# system. Outputs go to WORKS_FOLDER (default: memory), so that the disk is not measured.
set -euo pipefail

cd "$(dirname "$0")/../.."
yitu=${BUILD:-build}/yitu
records=${WORKS_RECORDS:-2000}
work=$(mktemp -d "${WORKS_FOLDER:-/dev/shm}/yitu-works.XXXXXX")
trap 'rm -rf "$work"' EXIT
node bench/works/make_data.js "$work" "$records"

# measure RUNS COMMAND...: the median CPU seconds, and clock seconds and MiB of that run.
measure()
{
    local runs=$1
    shift
    for ((i = 0; i < runs; i++)); do
        { TIMEFORMAT='%R %U %S'; time "$@" > /dev/null 2>&1; } 2>&1
    done | awk '{ print $2 + $3, $1 }' | sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'
}

kib()
{
    find "$1" -name '*.pdf' -printf '%s\n' | awk '{ sum += $1 } END { printf "%.1f", sum / NR / 1024 }'
}

printf '%-34s %12s %12s %10s\n' work 'CPU ms' 'clock ms' 'KiB a PDF'
mkdir -p "$work/w1" "$work/w3"
read -r cpu clock < <(measure 11 "$yitu" render bench/works/w1.json --data w="$work/w1.json" -o "$work/w1/1.pdf")
printf '%-34s %12.1f %12.1f %10s\n' 'W1, one page, cold' "$(awk "BEGIN { print 1000 * $cpu }")" "$(awk "BEGIN { print 1000 * $clock }")" "$(kib "$work/w1")"
one=
for workers in 1 2; do
    rm -rf "$work/w2"
    read -r cpu clock < <(measure 3 "$yitu" batch bench/works/w2.json --records "$work/w2.ndjson" -o "$work/w2/{{id}}.pdf" -j "$workers" -q)
    one=${one:-$clock}
    printf '%-34s %12.2f %12.2f %10s\n' "W2, a document, $workers workers" "$(awk "BEGIN { print 1000 * $cpu / $records }")" \
        "$(awk "BEGIN { print 1000 * $clock / $records }")" "$(kib "$work/w2")"
done
printf '%-34s %12.2f\n' 'W2, two workers are faster by' "$(awk "BEGIN { print $one / $clock }")"
# Of these its expansion alone, warm: the templates of layout and components become plain JSON.
printf '%-34s %12s\n' 'W2, of it the expansion' \
    "$("${BUILD:-build}/tool/bench_expand" bench/works/w2.json "$work/w2.ndjson" fonts expand)"
for pages in 10 100 1000; do
    read -r cpu clock < <(measure 5 "$yitu" render bench/works/w3.json --data w="$work/w3-$pages.json" -o "$work/w3/1.pdf")
    printf '%-34s %12.1f %12.1f %10s\n' "W3, $pages pages" "$(awk "BEGIN { print 1000 * $cpu }")" "$(awk "BEGIN { print 1000 * $clock }")" "$(kib "$work/w3")"
done
