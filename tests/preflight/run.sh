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
# Layouts that are meant for paper: within the ink of newsprint, bleed and all on coated paper. The
# long explainer is a page for telephones (px): it has no bleed.
for layout in layouts/*.json layouts/starters/explainer/page.json; do
    for rules in newsprint coated; do
        [ $rules = newsprint ] || ! grep -q '"size": "[0-9]*px' "$layout" || continue
        "$yitu" preflight "$layout" --rules $rules --press-profile "$work/press.icc" > "$work/said" 2>&1 || true
        check_not "$layout: no error on $rules" grep -q ' error ' "$work/said"
    done
done
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

# ---- corrections and marked-up pages ----------------------------------------------------------------
cat > "$work/faulty.json" <<'JSON'
{ "page": { "size": "A6", "margin": "10mm" }, // 注释
  "press": { "extends": "coated" },
  "body": { "type": "column", "children": [
    { "type": "text", "text": "浓黑", "style": { "color": {"cmyk": [60, 40, 40, 100]},   "fontSize": "10pt" } },
    /* 细线 */ { "type": "rule", "thickness": "0.1pt" },
    { "type": "shape", "shape": "rectangle", "fill": {"cmyk": [90, 80, 70, 90]}, "style": { "width": "20mm", "height": "10mm" } }
  ] } }
JSON
check "--fix" bash -c "'$yitu' preflight '$work/faulty.json' --fix '$work/mended.json' --mark '$work/marked.png' \
    --press-profile '$work/press.icc' > '$work/list' 2>/dev/null || [ \$? = 1 ]"
sed 's/"margin": "10mm" }/"margin": "10mm", "bleed": "3mm" }/; s/{"cmyk": \[60, 40, 40, 100\]}/{ "cmyk": [0, 0, 0, 100] }/
    s/0\.1pt/0.5pt/' "$work/faulty.json" > "$work/wanted.json"
check "--fix changes what it lists, and keeps every other byte" cmp "$work/mended.json" "$work/wanted.json"
check "--fix lists what it changed" test "$(grep -v 'not corrected' "$work/list" | sed 's/^[^ ]*faulty.json//' | tr '\n' '|')" = \
    ':1:11 E0953 /page/bleed = "3mm"|:4:5 E0943 /body/children/0/style/color = { "cmyk": [0, 0, 0, 100] }|:5:14 W0946 /body/children/1/thickness = "0.5pt"|'
check "--fix lists what it cannot correct, with its place" \
    test "$(sed -n 's/^[^ ]*faulty.json\(:6:5 E0941 not corrected: \).*[0-9].*/\1/p' "$work/list")" = ':6:5 E0941 not corrected: '
check "and nothing else" test "$(grep -c 'not corrected' "$work/list")" = 1
"$yitu" preflight "$work/mended.json" --press-profile "$work/press.icc" > "$work/said" 2>&1 || true
check "--fix: only what is left to the editor is left" test "$(grep -oE ' [EWN]0[0-9]{3}:' "$work/said" | tr -d '\n')" = " E0941:"
check_not "--fix does not write over the layout" "$yitu" preflight "$work/faulty.json" --fix "$work/faulty.json"
check_not "--fix of a PDF" "$yitu" preflight "$work/none.pdf" --fix "$work/none.json"
check "--mark writes the page: A6 at 150 dpi" node -e '
    const bytes = require("fs").readFileSync(process.argv[1]);
    process.exit(bytes.readUInt32BE(16) === 620 && bytes.readUInt32BE(20) === 874 ? 0 : 1);' "$work/marked.png"
"$yitu" render "$work/faulty.json" --product plain -o "$work/plain.png" 2> "$work/said"
check_not "--mark draws on it" cmp -s "$work/marked.png" "$work/plain.png"

# ---- the figures of a finding, for programs --------------------------------------------------------
"$yitu" preflight "$work/case1.json" --diagnostics json > "$work/said" 2>&1 || true
check "JSON: page, box, inks and rule" node -e '
    const lines = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(JSON.parse);
    const one = lines.find((line) => line.code === "E0941");
    const near = (a, b) => Math.abs(a - b) < 2;
    const ok = one.page === 1 && one.box.length === 4 && one.rule === "GWG 2015, 15" && near(one.inks.Cyan, 90)
        && near(one.inks.Magenta, 80) && near(one.inks.Yellow, 70) && near(one.inks.Black, 90);
    if (!ok) { console.log(JSON.stringify(one)); process.exit(1); }' "$work/said"

# ---- finished PDFs ---------------------------------------------------------------------------------
sed -i 's/"marks": "[a-zA-Z ]*"/"marks": "all"/' "$work/plates.json"
printf '{ "imagePpi": 1, "imagePpiError": 1 }' > "$work/mild.json"
for variant in x4 x1a; do
    product=press
    [ $variant = x4 ] || product="press-x1a"
    standard="${variant/x/X-}"
    mkdir "$work/$variant"
    "$yitu" render "$work/plates.json" --product $product -o "$work/$variant.pdf"
    check "$variant: a clean file gives no finding" bash -c \
        "[ -z \"\$('$yitu' preflight '$work/$variant.pdf' --rules '$work/mild.json' 2>&1)\" ]"
    qpdf --json --json-stream-data=inline --decode-level=all "$work/$variant.pdf" > "$work/$variant.dump"
    node tests/preflight/broken.mjs "$work/$variant.dump" $variant "$work/$variant"
    for broken in "$work/$variant"/*.json; do
        clause=$(basename "$broken" .json)
        qpdf --json-input "$broken" "${broken%.json}.pdf" > /dev/null 2>&1
        "$yitu" preflight "${broken%.json}.pdf" --standard "$standard" > "$work/said" 2>&1 || true
        check "press.$variant.$clause: a file that breaks it" grep -q "E0969: press\.$variant\.$clause:" "$work/said"
    done
done
# What qpdf does not write: a file without /ID, an encrypted one, X-1a with object streams.
"$yitu" render "$work/plates.json" --product press-x1a -o "$work/table.pdf"
sed 's,/ID,/IX,' "$work/table.pdf" > "$work/no_id.pdf"
qpdf --encrypt "" owner 128 --use-aes=y -- "$work/x4.pdf" "$work/locked.pdf"
qpdf --encrypt user owner 128 --use-aes=y -- "$work/x4.pdf" "$work/secret.pdf"
qpdf --object-streams=generate "$work/x1a.pdf" "$work/streams.pdf" 2> /dev/null
finds()
{
    "$yitu" preflight "$2" "${@:4}" > "$work/said" 2>&1 || true
    check "$1" grep -qE -- "$3" "$work/said"
}
finds "press.x1a.1b: a file without /ID" "$work/no_id.pdf" 'press\.x1a\.1b:'
finds "press.x4.1c: an encrypted file" "$work/locked.pdf" 'press\.x4\.1c:'
finds "a file that needs a password" "$work/secret.pdf" 'E0970.*password'
finds "press.x1a.1d: object streams" "$work/streams.pdf" 'press\.x1a\.1d:' --standard X-1a
check "every clause has its broken file" test "$(find "$work/x4" "$work/x1a" -name '*.pdf' | wc -l)" = 53

# Files of another maker, as text; qpdf mends their tables.
pdf_page()
{
    cat <<PDF
%PDF-1.6
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/TrimBox[10 10 290 290]/BleedBox[0 0 300 300]/Contents 4 0 R
/Resources <</Font<</F1 5 0 R/F2 6 0 R>>/ExtGState<</O <</op true/OP true/OPM 1>>>>
/ColorSpace<</S [/Separation/PANTONE#20185#20C/DeviceCMYK 7 0 R]/N [/DeviceN[/Cyan/Gold]/DeviceCMYK 7 0 R]>> /XObject <</I 8 0 R/L 9 0 R>> >> >> endobj
4 0 obj <</Length ${#1}>> stream
$1
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
6 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>/Encoding<<>>/FirstChar 65/LastChar 66/Widths[1000 1000]>> endobj
7 0 obj <</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 1 0]>> endobj
8 0 obj <</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceCMYK/Length 16>> stream
aaaabbbbccccdddd
endstream endobj
9 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources <</XObject <</L 9 0 R>> >>/Length 5>> stream
/L Do
endstream endobj
trailer <</Root 1 0 R/Size 10>>
PDF
}
# sees TITLE CODE CONTENT
sees()
{
    pdf_page "$3" > "$work/made.pdf"
    "$yitu" preflight "$work/made.pdf" --diagnostics json > "$work/said" 2>&1 || true
    check "PDF: $2: $1" grep -q "\"code\":\"$2\"" "$work/said"
}
type='BT /F2 10 Tf 50 50 Td'
sees "total ink of one rectangle" E0941 '1 1 1 .5 k 50 50 100 100 re f'
sees "small type in two inks" W0942 '1 .6 0 0 k BT /F2 8 Tf 50 50 Td (AA) Tj ET'
sees "size from the text matrix" W0942 '1 .6 0 0 k BT /F2 1 Tf 8 0 0 8 50 50 Tm (AA) Tj ET'
sees "size from the page's matrix" W0942 '1 .6 0 0 k q .5 0 0 .5 0 0 cm BT /F2 16 Tf 100 100 Td (AA) Tj ET Q'
sees "rich black type" E0943 ".6 .4 .4 1 k $type (AA) Tj ET"
sees "small reversed type" W0944 '0 0 0 0 k BT /F2 7 Tf 50 50 Td (AA) Tj ET'
sees "type too small" E0945 '0 0 0 1 k BT /F2 4 Tf 50 50 Td (AA) Tj ET'
sees "a hairline" W0946 '0 0 0 1 K .1 w 50 50 m 150 150 l S'
sees "a line of no width" W0946 '0 0 0 1 K 0 w 50 50 m 150 150 l S'
sees "a picture of few pixels" E0947 'q 100 0 0 100 50 50 cm /I Do Q'
sees "an inline picture of few pixels" E0947 'q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q'
sees "a distorted picture" W0950 'q 100 0 0 50 50 50 cm /I Do Q'
sees "a fill of light" E0964 '1 0 0 rg 50 50 100 100 re f'
sees "an inline picture of light" E0965 'q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID xxx EI Q'
sees "a box that ends at the trim" E0954 '0 0 0 1 k 10 50 100 100 re f'
sees "type near the trim" W0955 "0 0 0 1 k BT /F2 10 Tf 12 50 Td (AA) Tj ET"
sees "type across the trim" E0956 "0 0 0 1 k BT /F2 10 Tf 5 50 Td (AA) Tj ET"
sees "a tint too light" W0959 '0 0 0 .02 k 50 50 100 100 re f'
sees "a tint too dark" W0960 '0 0 0 .97 k 50 50 100 100 re f'
sees "white that overprints" E0966 '/O gs 0 0 0 0 k 50 50 100 100 re f'
sees "black type that knocks out" W0967 "0 0 0 1 k $type (AA) Tj ET"
sees "a font that is not embedded" E0968 "0 0 0 1 k BT /F1 10 Tf 50 50 Td (AA) Tj ET"
sees "no standard named" W0971 ''
pdf_page "/O gs 0 0 0 1 k $type (AA) Tj ET /S cs .8 scn 50 80 100 100 re f" > "$work/made.pdf"
"$yitu" preflight "$work/made.pdf" > "$work/said" 2>&1 || true
check "PDF: what is good is not complained of" test "$(grep -cv W0971 "$work/said")" = 0
printf '{ "spots": false }' > "$work/four.json"
finds "PDF: E0957: a spot ink where there is no unit" "$work/made.pdf" 'E0957.*PANTONE 185 C' --rules "$work/four.json"
pdf_page '/N cs 0 .5 scn 50 50 100 100 re f' > "$work/made.pdf"
finds "PDF: a spot ink of DeviceN" "$work/made.pdf" 'E0957.*Gold' --rules "$work/four.json"
printf '{ "totalInk": 140 }' > "$work/light.json"
pdf_page 'q 100 0 0 100 50 50 cm /I Do Q' > "$work/made.pdf"
finds "PDF: E0941: total ink of a picture" "$work/made.pdf" 'E0941.*15[0-9] %' --rules "$work/light.json"
pdf_page '.5 .5 0 0 k 50 50 100 100 re f' > "$work/made.pdf"
finds_not()
{
    "$yitu" preflight "$2" "${@:4}" > "$work/said" 2>&1 || true
    check_not "$1" grep -qE -- "$3" "$work/said"
}
finds_not "PDF: total ink below the limit" "$work/made.pdf" E0941 --rules "$work/light.json"

# Damaged and hostile files end in words, in time.
pdf_page '/L Do' > "$work/made.pdf"
check "a form that draws itself ends" bash -c "timeout 60 '$yitu' preflight '$work/made.pdf' 2>&1 | grep -q W0971"
: > "$work/empty.pdf"
finds "an empty file" "$work/empty.pdf" 'E0970'
head -c 3000 /dev/urandom > "$work/noise.pdf"
finds "noise" "$work/noise.pdf" 'E0970'
head -c 20000 "$work/x4.pdf" > "$work/cut.pdf"
check "a cut file ends in words" bash -c "timeout 60 '$yitu' preflight '$work/cut.pdf' > '$work/said' 2>&1; [ \$? -le 1 ] && [ -s '$work/said' ]"
finds "a file that is not there" "$work/nowhere.pdf" 'nowhere\.pdf'
# shellcheck disable=SC2016 # a template of JavaScript
node -e '
    // 300 million bytes of zeros: what 300 kB of PDF can ask for.
    const zlib = require("zlib");
    const zeros = zlib.deflateSync(Buffer.alloc(300e6), { level: 9 });
    const head = "%PDF-1.6\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>> endobj\n";
    const stream = Buffer.concat([Buffer.from(`4 0 obj <</Filter/FlateDecode/Length ${zeros.length}>> stream\n`), zeros, Buffer.from("\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\n")]);
    require("fs").writeFileSync(process.argv[1], Buffer.concat([Buffer.from(head), stream]));' "$work/bomb.pdf"
check "a bomb is not blown up" bash -c "ulimit -v 3000000; timeout 60 '$yitu' preflight '$work/bomb.pdf' 2>&1 | grep -qE 'W0971|E0972'"

# ---- separate --------------------------------------------------------------------------------------
check "plates.json is separated" "$yitu" separate "$work/plates.json" -o "$work/ours.png" --dpi 150
"$yitu" separate "$work/plates.json" --dpi 150 > "$work/coverage"
check "a picture for each plate" test "$(find "$work" -name 'ours-*.png' | wc -l)" = 5
check "one sheet of all plates" bash -c "'$yitu' separate '$work/plates.json' --sheet -o '$work/all.png' && [ -s '$work/all-plates.png' ]"
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
