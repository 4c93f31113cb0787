#!/bin/bash
# make bench: what the explainer costs, in one table. Cold is a new process for each run, warm is
# the library rendering again and again in one process. CPU is user + system; all figures are
# medians, in milliseconds, and depend on the machine and its load. Instructions do not.
#
# BENCH_RUNS=15 BENCH_WARM=50 BENCH_LAYOUT=layouts/explainer.json change what is measured.
set -euo pipefail

cd "$(dirname "$0")/.."
build=${BUILD:-build}
yitu=$build/yitu
layout=${BENCH_LAYOUT:-layouts/explainer.json}
runs=${BENCH_RUNS:-15}
warm_runs=${BENCH_WARM:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The lines "timing: NAME MS" of the cold runs and of the warm process.
"$build/tool/measure" "$runs" "$yitu" render "$layout" -o "$work/page.pdf" --timings \
    2> "$work/cold" > "$work/pdf"
"$build/tool/measure" "$runs" "$yitu" render "$layout" -o "$work/page.png" > "$work/png"
"$build/tool/measure" "$runs" "$yitu" render "$layout" -o "$work/page.svg" > "$work/svg"
"$build/tool/measure" "$runs" "$yitu" version > "$work/version"
"$build/tool/bench_render" "$warm_runs" "$layout" fonts 2> "$work/warm" > "$work/warm_cpu"
read -r warm_cpu < "$work/warm_cpu"

# median FILE PHASE: "-" when the phase was not reported.
median()
{
    sed -n "s/^timing: $2 //p" "$1" | LC_ALL=C sort -n | awk '
        { value[NR] = $1 }
        END {
            if (!NR) print "-"
            else printf "%.2f\n", NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
        }'
}

# The cold halves are sums, run by run, so that they compare with the warm ones.
awk '
    function flush() { if (seen) print "timing: run " run "\ntiming: render " render; run = render = seen = 0 }
    /^timing: start / { flush() }
    /^timing: (parse|expand|layout|shape) / { run += $3; seen = 1 }
    /^timing: / && !/ (start|parse|expand|layout|shape) / { render += $3; seen = 1 }
    END { flush() }' "$work/cold" > "$work/halves"
cat "$work/halves" >> "$work/cold"

# The phases in the order of the pipeline; the library reports two halves: "run" is parse to
# layout, "render" all after it.
phases="start parse expand shape layout subset"
phases+=$(awk '/^timing: / && $2 !~ /^(start|parse|expand|shape|layout|subset|write|run|render)$/ &&
    !seen[$2]++ { printf " %s", $2 }' "$work/cold")
phases+=" write run render"

echo "$layout, $runs cold and $warm_runs warm runs, milliseconds"
printf '%-28s %10s %10s\n' phase cold warm
for phase in $phases; do
    printf '%-28s %10s %10s\n' "$phase" "$(median "$work/cold" "$phase")" "$(median "$work/warm" "$phase")"
done
read -r cpu wall resident < "$work/pdf"
printf '%-28s %10s %10s\n' "CPU, all of the PDF" "$cpu" "$warm_cpu"
printf '%-28s %10s\n' "clock, all of the PDF" "$wall"
printf '%-28s %10s\n' "CPU, all of the PNG" "$(cut -d' ' -f1 "$work/png")"
printf '%-28s %10s\n' "CPU, all of the SVG" "$(cut -d' ' -f1 "$work/svg")"
printf '%-28s %10s\n' "CPU, yitu version" "$(cut -d' ' -f1 "$work/version")"
printf '%-28s %10s\n' "memory at most, MiB" "$resident"
printf '%-28s %10s\n' "size of the PDF, KiB" "$(($(stat -c %s "$work/page.pdf") / 1024))"
if command -v valgrind > /dev/null; then
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$yitu" render "$layout" \
        -o "$work/page.pdf" 2> "$work/callgrind" > /dev/null
    printf '%-28s %10s\n' "instructions, millions" \
        "$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/callgrind" | awk '{ printf "%.1f", $1 / 1e6 }')"
fi
printf '%-28s %10s %10s\n' "composing, shaped text" optimal "first fit"
for characters in 3000 30000 100000; do
    printf '%-28s %10s %10s\n' "  $characters characters" \
        "$("$build/tool/bench_compose" "$characters" 20 "$warm_runs")" \
        "$("$build/tool/bench_compose" "$characters" 20 "$warm_runs" plain)"
done
echo "Aim: 3000 characters optimally at most 0.5; time linear in the length."
echo "Aim: CPU of the PDF at most 40 cold, goal 24."

# A text edit whose glyphs are known, in a process that stays: the layout and one with two words
# exchanged take turns.
mkdir -p "$work/edit/tree"
cp -R layouts data "$work/edit/tree/"
edited=$work/edit/tree/layouts/edited.json
sed 's/"一", "图", "读", "懂"/"读", "图", "一", "懂"/' "$layout" > "$edited"
"$build/tool/bench_render" "$((2 * warm_runs))" "$work/edit/tree/layouts/$(basename "$layout")" fonts "$edited" \
    2> "$work/edit_halves" > "$work/edit_cpu"
printf '%-28s %10s\n' "text edit, read to pages" "$(median "$work/edit_halves" run)"
printf '%-28s %10s\n' "text edit, all of the PDF" "$(cat "$work/edit_cpu")"
echo "Aim: a text edit at most 2.5."

# The designer's loop, in a browser.
(cd tests && { [ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --omit=optional --ignore-scripts --loglevel=error; })
node bench/watch.mjs "$yitu" "$layout" 30 > "$work/watch"
{ read -r middle worst; read -r memory_early memory_late; } < "$work/watch"
printf '%-28s %10s   worst %s\n' "save to new pixels, 30 edits" "$middle" "$worst"
printf '%-28s %10s   after 1,000 %s\n' "memory after 100 edits, MiB" "$memory_early" "$memory_late"
echo "Aim: save to new pixels 100, worst 200; memory flat."

# The press product against the plain PDF: meant to be at most 1.3 times the CPU.
profile=$(dpkg -L libgs-common 2> /dev/null | grep '/default_cmyk\.icc$' | head -n 1 || true)
if [ -n "$profile" ]; then
    "$build/tool/measure" "$runs" "$yitu" render "$layout" --product plain -o "$work/plain.pdf" > "$work/plain"
    "$build/tool/measure" "$runs" "$yitu" render "$layout" --product press --press-profile "$profile" \
        --date 2026-01-02T03:04:05Z -o "$work/press.pdf" > "$work/press"
    read -r plain_cpu _ < "$work/plain"
    read -r press_cpu _ < "$work/press"
    printf '%-28s %10s %10s\n' "CPU, plain and press PDF" "$plain_cpu" "$press_cpu"
    awk -v plain="$plain_cpu" -v press="$press_cpu" 'BEGIN { printf "%-28s %10.2f\n", "press, times the plain one", press / plain }'
fi
