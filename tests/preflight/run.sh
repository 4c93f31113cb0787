#!/bin/bash
# yitu preflight: planted faults, one layout each, found at the right line and with the right code; no
# finding on a clean layout; other forms of output. yitu separate: coverage as Ghostscript measures.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin preflight

cp tests/preflight/*.png tests/press/layouts/* "$work/"
cp "$(dpkg -L libgs-common | grep '/default_cmyk\.icc$' | head -n 1)" "$work/press.icc"

# layout "PRESS" ELEMENT BLEED: the element stands on line 5.
layout()
{
    cat <<JSON
{ "page": { "size": "A6", "margin": "10mm", "bleed": "$3" }, "press": { "profile": "press.icc", $1 },
  "theme": { "tokens": { "ink": {"cmyk": [0, 0, 0, 100]}, "white": {"cmyk": [0, 0, 0, 0]}, "blue": {"cmyk": [100, 60, 0, 0]}, "full": {"cmyk": [80, 80, 80, 60]} } },
  "body": { "type": "column", "style": { "fontFamily": ["思源黑体"], "fontSize": "10pt", "color": "\$ink", "gap": "2mm" }, "children": [
    "整洁的文字",
    $2
  ] } }
JSON
}

number=0
while IFS=$'\t' read -r code title press element; do
    [[ $code != \#* ]] || continue
    number=$((number + 1))
    layout "$press" "$element" 3mm > "$work/case$number.json"
    "$yitu" preflight "$work/case$number.json" --diagnostics json > "$work/said" 2>&1 || true
    check "$code: $title" grep -qE "\"code\":\"$code\".*\"line\":5," "$work/said"
    check "$code: $title: nothing is said of line 4" bash -c "! grep -q '\"line\":4,' '$work/said'"
done < tests/preflight/cases.tsv
check "at least 40 faults were planted" test "$number" -ge 40

# Faults that have no element.
layout '"bleed": 3' '"字"' 1mm > "$work/bleed.json"
"$yitu" preflight "$work/bleed.json" > "$work/said" 2>&1 || true
check "E0953: the page has too little bleed, told at its \"page\"" grep -q 'bleed.json:1:11: error E0953' "$work/said"
layout '"spots": true' '{"type": "column", "children": [
    {"type": "text", "text": "a", "style": {"color": {"spot": "PANTONE 185 C", "cmyk": [0, 91, 76, 0]}}},
    {"type": "text", "text": "b", "style": {"color": {"spot": "Pantone 185C", "cmyk": [0, 91, 76, 0]}}},
    {"type": "text", "text": "c", "style": {"color": {"spot": "PANTONE 186 C", "cmyk": [0, 99, 80, 0]}}}]}' 3mm > "$work/spots.json"
"$yitu" preflight "$work/spots.json" > "$work/said" 2>&1 || true
check "W0958: two names of one ink" grep -q 'W0958.*PANTONE 185 C.*Pantone 185C' "$work/said"
check "W0958: two inks are two" test "$(grep -c W0958 "$work/said")" = 1

# ---- what is clean ---------------------------------------------------------------------------------
# shellcheck disable=SC2016 # $blue is a token of the theme
layout '"totalInk": 300' '{"type": "shape", "shape": "rectangle", "fill": "$blue", "style": {"position": "absolute", "left": "-3mm", "top": "20mm", "width": "30mm", "height": "20mm"}}' 3mm > "$work/clean.json"
check "a clean layout gives no finding" bash -c "[ -z \"\$('$yitu' preflight '$work/clean.json' 2>&1)\" ]"
check "the explainer has no finding on coated paper" bash -c "[ -z \"\$('$yitu' preflight \
    layouts/explainer.json --rules coated --press-profile '$work/press.icc' 2>&1)\" ]"
for rules in newsprint coated office; do
    "$yitu" preflight "$work/clean.json" --rules $rules > "$work/said" 2>&1 || true
    check_not "the rules $rules can be read" grep -qE 'E0[0-8]|E1' "$work/said"
done
check_not "rules that are not there" "$yitu" preflight "$work/clean.json" --rules nothing
printf '{ "totalInk": 50 }' > "$work/house.json"
"$yitu" preflight "$work/clean.json" --rules "$work/house.json" > "$work/said" 2>&1 || true
check "rules of the house" grep -q 'E0941.*50 %' "$work/said"
"$yitu" preflight "$work/case1.json" --lang zh > "$work/said" 2>&1 || true
check "findings in Chinese" grep -q '总墨量达' "$work/said"

# ---- separate --------------------------------------------------------------------------------------
check "plates.json is separated" "$yitu" separate "$work/plates.json" -o "$work/ours.png" --dpi 150
"$yitu" separate "$work/plates.json" --dpi 150 > "$work/coverage"
check "a picture for each plate" test "$(find "$work" -name 'ours-*.png' | wc -l)" = 5
check "a line for each plate" test "$(wc -l < "$work/coverage")" = 5
"$yitu" render "$work/plates.json" -o "$work/plates.pdf"
mkdir "$work/plates"
gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r150 -sCompression=none \
    -sOutputFile="$work/plates/p%d.tif" "$work/plates.pdf"
# Ghostscript paints every pixel that a shape touches, we the part that it covers: half a per cent.
while IFS=$'\t' read -r _ plate amount; do
    printf 'separate: %s as Ghostscript has it\t0,0,100,60\t%s\tmean\t==\t%s\n' "$plate" "$plate" "${amount% %}"
done < "$work/coverage" > "$work/expected"
judge node tests/press/plates.mjs "$work/plates" 150 15 15 "$work/expected"
suite_end
