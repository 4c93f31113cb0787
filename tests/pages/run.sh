#!/bin/bash
# Reports over pages: a generated corpus whose breaks, heads, sums, references and contents are read
# back from the PDF by poppler and qpdf; veraPDF for 1, 30 and 300 pages; what cannot fit.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin pages

documents=12

check "corpus" node tests/pages/corpus.js "$work" "$documents"

# judge COMMAND...: counts its lines "ok<tab>fact" and "fail<tab>fact<tab>where".
judge()
{
    local title=$1 verdict fact where
    shift
    "$@" > "$work/facts" 2> "$work/errors" || { fail "$title" "$(cat "$work/errors")"; return; }
    while IFS=$'\t' read -r verdict fact where; do
        if [ "$verdict" = ok ]; then pass "$title: $fact"; else fail "$title: $fact" "$where"; fi
    done < "$work/facts"
}

for ((i = 0; i < documents; i++)); do
    "$yitu" render "$work/corpus-$i.json" -o "$work/corpus-$i.pdf" > "$work/said" 2>&1 ||
        fail "document $i is rendered" "$(cat "$work/said")"
    judge "document $i" node tests/pages/judge.js "$work/corpus-$i.json" "$work/corpus-$i.pdf"
done

# The yearly report of the gallery: for one institution by render, for all by batch.
sample=data/yearly-report
check "the yearly report" "$yitu" render layouts/yearly-report.json -o "$work/yearly.pdf"
judge "yearly report" node tests/pages/yearly.js "$work/yearly.pdf" "$sample/institution.json"
check "the yearly reports" "$yitu" batch layouts/yearly-report.json --records "$sample/institutions.ndjson" -o "$work/yearly/{{id}}.pdf" --quiet
count=0
while IFS= read -r line; do
    count=$((count + 1))
    printf '%s' "$line" > "$work/record.json"
    id=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).id' "$work/record.json")
    judge "yearly report of $id" node tests/pages/yearly.js "$work/yearly/$id.pdf" "$work/record.json"
done < "$sample/institutions.ndjson"
check "there are at least twelve" test "$count" -ge 12

# Records in one file have the same ids.
head -3 "$sample/institutions.ndjson" > "$work/three.ndjson"
check "three in one file" "$yitu" batch layouts/yearly-report.json --records "$work/three.ndjson" --combine -o "$work/combined.pdf" --quiet
qpdf --json=1 --json-key=objects "$work/combined.pdf" > "$work/combined.json"
counts=()
while IFS= read -r id; do
    counts+=("$(pdfinfo "$work/yearly/$id.pdf" | sed -n 's/^Pages: *//p')")
done < <(node -e 'for (const line of require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n")) console.log(JSON.parse(line).id)' "$work/three.ndjson")
judge "combined" node tests/pages/combined.js "$work/combined.json" "${counts[@]}"

# Twice the same, to the byte.
"$yitu" render "$work/corpus-1.json" -o "$work/again.pdf" > /dev/null 2>&1
check "a report is the same twice" cmp "$work/corpus-1.pdf" "$work/again.pdf"

# A report alone is made section by section, one beside other outputs as a whole: the same bytes. Its
# memory does not grow with its sections: a thousand more of them take less than a hundred as a whole.
for layout in "$work"/corpus-{0,1,2,3}.json layouts/yearly-report.json; do
    "$yitu" render "$layout" -o "$work/sections.pdf" > /dev/null 2>&1
    "$yitu" render "$layout" -o "$work/whole.pdf" --dump-layout "$work/dump.json" > /dev/null 2>&1
    check "$(basename "$layout"): section by section and as a whole" cmp "$work/sections.pdf" "$work/whole.pdf"
done
"$yitu" render "$work/corpus-1.json" -o - > "$work/out.pdf" 2> /dev/null
check "the same on standard output" cmp "$work/corpus-1.pdf" "$work/out.pdf"
# peak SECTIONS FILE [OPTION...]: KiB at most.
peak()
{
    local sections=$1 file=$2
    shift 2
    node -e 'console.log(JSON.stringify(Array.from({ length: +process.argv[1] }, (_, i) => ({ n: i }))))' "$sections" > "$work/rows.json"
    /usr/bin/time -f %M "$yitu" render tests/pages/rows.json --data rows="$work/rows.json" -o "$file" "$@" 2>&1 > /dev/null | tail -1
}
few=$(peak 100 "$work/few.pdf")
held=$(peak 100 "$work/held.pdf" --dump-layout "$work/dump.json")
many=$(peak 1100 "$work/many.pdf")
check "pages of 1,100 sections" test "$(pdfinfo "$work/many.pdf" | sed -n 's/^Pages: *//p')" = 1100
check "memory of sections ($few, $many KiB; as a whole $held)" test $((many - few)) -lt $((held - few))

# ---- PDF/A-2u and PDF/UA-1 ----

check "npm packages" node_begin
jar_of()
{
    dpkg -L "$1" | grep "/java/$2\.jar\$"
}
jars=tests/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
jars+=:$(jar_of libjaxb-java jaxb-runtime):$(jar_of libjakarta-activation-java jakarta-activation)
files=("$work/corpus-1.pdf")
for pages in 1 30 300; do
    node tests/pages/sized.js "$pages" > "$work/sized-$pages.json"
    check "a report of $pages pages" "$yitu" render "$work/sized-$pages.json" -o "$work/sized-$pages.pdf"
    check "has $pages pages" test "$(pdfinfo "$work/sized-$pages.pdf" | sed -n 's/^Pages: *//p')" = "$pages"
    files+=("$work/sized-$pages.pdf")
done
judge "veraPDF" java -cp "$jars" tests/conformance/Conform.java 2u,ua1 "${files[@]}"

# Tables are read as tables, heads with their scope; what repeats is no part of them.
qpdf --json=1 --json-key=objects "$work/corpus-1.pdf" > "$work/objects.json"
judge "tags" node tests/pages/tags.js "$work/objects.json" "$work/corpus-1.json"

# ---- what cannot fit ----

# says CODE NAME: the report is written, and the message says so.
says()
{
    "$yitu" render "tests/pages/bad/$2.json" -o "$work/$2.pdf" > "$work/said" 2>&1 || true
    check "$2: $1" grep -q "$1" "$work/said"
    check "$2: a page comes out" qpdf --check "$work/$2.pdf"
}

# refuses CODE NAME: nothing is written, and the message says why.
refuses()
{
    check_not "$2 is refused" "$yitu" render "tests/pages/bad/$2.json" -o "$work/$2.pdf"
    "$yitu" render "tests/pages/bad/$2.json" -o "$work/$2.pdf" > "$work/said" 2>&1 || true
    check "$2: $1" grep -q "$1" "$work/said"
    check_not "$2: no file" test -e "$work/$2.pdf"
}

says W1303 figure_too_high
says W1306 note_without_room
says W1309 table_too_wide
check "a note higher than a page" "$yitu" render tests/pages/bad/note_too_high.json -o "$work/note.pdf"
check "goes on on each page that follows" test "$(pdftotext "$work/note.pdf" - | grep -c 续注)" = $(($(pdfinfo "$work/note.pdf" | sed -n 's/^Pages: *//p') - 1))
says W1305 absolute
says W1307 never_settles
refuses E1301 master_unknown
refuses E1302 master_width
refuses E1304 height_auto
refuses E1308 numbering
refuses E0237 reference_unknown
refuses E0338 link_unknown

suite_end
