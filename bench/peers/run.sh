#!/bin/bash
# W1 (cold: one process, one page) and W2 (warm: a document more in one process) beside other
# programs: Typst's node addon, pdfmake, headless Chromium, WeasyPrint. Each pair runs one after the
# other, PEER_PAIRS times (3); the ratios are medians of the pairs. A document of W2 is the cost of
# the longer run less that of the shorter. A peer that is not installed is left out with a line.
#
# CPU is user + system of all processes that were waited for. Chromium's are not all of them: its
# figure is the clock's.
set -euo pipefail

cd "$(dirname "$0")/../.."
top=$PWD
yitu=$top/${BUILD:-build}/yitu
pairs=${PEER_PAIRS:-3}
work=$(mktemp -d "${WORKS_FOLDER:-/dev/shm}/yitu-peers.XXXXXX")
trap 'rm -rf "$work"' EXIT
node bench/works/make_data.js "$work" 1000

# cost COMMAND...: CPU ms, clock ms and MiB at most of its largest process.
cost()
{
    "${BUILD:-build}/tool/measure" 1 "$@" 2> "$work/err" || { cat "$work/err" >&2; return 1; }
}

# once PEER WORK COUNT: the same for COUNT documents.
once()
{
    local peer=$1 name=$2 count=$3 data=$work/w2.ndjson
    [ "$name" = w2 ] || data=$work/w1.json
    rm -rf "$work/out"
    mkdir "$work/out"
    case $peer$name in
    yituw1) cost "$yitu" render bench/works/w1.json --data w="$data" -o "$work/out/1.pdf" ;;
    yituw2)
        head -n "$count" "$data" > "$work/some.ndjson"
        cost "$yitu" batch bench/works/w2.json --records "$work/some.ndjson" -o "$work/out/{{id}}.pdf" -j 1 -q
        ;;
    weasyprint*)
        node bench/peers/render.mjs html "$name" "$data" "$count" "$work/out" > /dev/null
        cost /usr/bin/python3 bench/peers/weasy.py "$work/out" "$count"
        ;;
    *) cost node bench/peers/render.mjs "$peer" "$name" "$data" "$count" "$work/out" ;;
    esac
}

column() { [ "$1" = chromium ] && echo 2 || echo 1; }

# figures PEER WORK: ms of a document, MiB, KiB of a PDF.
figures()
{
    local peer=$1 name=$2 few=5 many=25 column short long size
    column=$(column "$peer")
    case $peer in yitu) few=200 many=1000 ;; weasyprint) few=1 many=2 ;; esac
    if [ "$name" = w1 ]; then
        long=$(once "$peer" w1 1)
        short="0 0 0"
        few=0 many=1
    else
        short=$(once "$peer" w2 "$few")
        long=$(once "$peer" w2 "$many")
    fi
    size=$(find "$work/out" -name '*.pdf' -printf '%s\n' | awk '{ sum += $1 } END { printf "%.0f", sum / NR / 1024 }')
    awk -v long="$long" -v short="$short" -v c="$column" -v n=$((many - few)) -v size="$size" \
        'BEGIN { split(long, l, " "); split(short, s, " "); printf "%.2f %.0f %s\n", (l[c] - s[c]) / n, l[3], size }'
}

is_there()
{
    case $1 in
    typst) [ -d bench/peers/node_modules/@myriaddreamin/typst-ts-node-compiler ] ;;
    pdfmake) [ -d bench/peers/node_modules/pdfmake ] ;;
    chromium) command -v chromium > /dev/null && [ -d tests/node_modules/playwright-core ] ;;
    weasyprint) /usr/bin/python3 -c 'import weasyprint' 2> /dev/null ;;
    esac
}

middle() { sort -g | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

[ -d bench/peers/node_modules ] || (cd bench/peers && npm install --no-package-lock --no-audit --no-fund \
    --ignore-scripts --loglevel=error) > /dev/null 2>&1 || echo "the peers of npm cannot be installed"
printf '%-6s %-12s %12s %12s %8s %8s %10s\n' work program 'ms' 'yitu ms' ratio MiB 'KiB a PDF'
for name in w1 w2; do
    for peer in typst pdfmake chromium weasyprint; do
        is_there "$peer" || { echo "$name     $peer is not installed"; continue; }
        : > "$work/pairs"
        for ((i = 0; i < pairs; i++)); do
            echo "$(figures "$peer" $name) $(figures yitu $name)" >> "$work/pairs"
        done
        ratio=$(awk '{ print $1 / $4 }' "$work/pairs" | middle)
        read -r peer_ms mib kib _ < <(middle < "$work/pairs")
        own_ms=$(awk '{ print $4 }' "$work/pairs" | middle)
        printf '%-6s %-12s %12.1f %12.2f %8.1f %8s %10s\n' $name "$peer" "$peer_ms" "$own_ms" "$ratio" "$mib" "$kib"
    done
    read -r own_ms mib kib < <(figures yitu $name)
    printf '%-6s %-12s %12.2f %12.2f %8.1f %8s %10s\n' $name yitu "$own_ms" "$own_ms" 1 "$mib" "$kib"
done
