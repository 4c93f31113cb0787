#!/bin/bash
# The press products before outside judges: plates by Ghostscript's tiffsep (which honours overprint
# and OPM), clauses after PDF/X-4 and PDF/X-1a by pdfx.mjs over qpdf's dump, each with a planted
# fault. The profile is Debian's default_cmyk.icc of libgs-common, which Ghostscript needs anyway:
# the lightest one there is.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin press

profile=$(dpkg -L libgs-common | grep '/default_cmyk\.icc$' | head -n 1)
dpi=150
cp tests/press/layouts/* "$work/"
cp "$profile" "$work/press.icc"

# plates FILE.pdf FOLDER
plates()
{
    mkdir -p "$2"
    gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r$dpi -sCompression=none -sOutputFile="$2/p%d.tif" "$1"
}
expect()
{
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$@"
}

check "plates.json renders" "$yitu" render "$work/plates.json" -o "$work/plates.pdf"
check "the plates can be made" plates "$work/plates.pdf" "$work/plates"
# The slug is 12 mm, the bleed 3 mm: the trim begins at 15 mm.
{
    expect "black text is full black" 6,6,18,18 Black max ">=" 99
    expect "black text is on no cyan" 6,6,18,18 Cyan max "<=" 0.5
    expect "black text is on no magenta" 6,6,18,18 Magenta max "<=" 0.5
    expect "black text is on no yellow" 6,6,18,18 Yellow max "<=" 0.5
    expect "the spot ink is on its own plate" 6,6,18,18 "PANTONE 185 C" max "==" 80
    expect "black text overprints the spot ink" 6,6,18,18 "PANTONE 185 C" min "==" 80
    expect "the spot ink is nowhere else" 0,28,100,6 "PANTONE 185 C" max "<=" 0
    expect "gray is on black" 31,6,8,8 Black min ">=" 45
    expect "gray is on no cyan" 31,6,8,8 Cyan max "<=" 0.5
    expect "gray is on no magenta" 31,6,8,8 Magenta max "<=" 0.5
    expect "red is magenta" 46,6,8,8 Magenta min ">=" 80
    expect "red is yellow" 46,6,8,8 Yellow min ">=" 80
    expect "red is hardly cyan" 46,6,8,8 Cyan max "<=" 20
    expect "a red picture is magenta" 61,6,8,8 Magenta min ">=" 80
    expect "a red picture is hardly cyan" 61,6,8,8 Cyan max "<=" 20
    expect "a red gradient is magenta" 56,36,8,8 Magenta min ">=" 80
    expect "white knocks out" 76,6,18,18 sum min "<=" 0.5
    expect "around it is the ground" 76,6,18,18 Cyan max ">=" 99
    expect "a thin black line overprints" 6,44,18,4 Magenta min "==" 50
    expect "a thin black line is black" 6,44,18,4 Black max ">=" 99
    expect "total ink" 31,36,18,18 window max "==" 240
    expect "crop marks are on every plate" -10,-0.3,5,0.6 Cyan max ">=" 30
    expect "crop marks are on the spot plate" -10,-0.3,5,0.6 "PANTONE 185 C" max ">=" 30
    expect "nothing stands in the bleed" -3,-3,106,3 sum max "<=" 0
} > "$work/expected"
judge node tests/press/plates.mjs "$work/plates" $dpi 15 15 "$work/expected"

# The same page with overprint switched off in the file: the test must see the loss.
qpdf --qdf --object-streams=disable "$work/plates.pdf" "$work/plain.qdf"
sed -E 's,^( */(OP|op)) true,\1 false,' "$work/plain.qdf" > "$work/lost.qdf"
fix-qdf "$work/lost.qdf" > "$work/lost.pdf"
check "the plates without overprint can be made" plates "$work/lost.pdf" "$work/lost"
expect "a lost overprint is seen" 6,6,18,18 "PANTONE 185 C" min "<=" 1 > "$work/lost.expected"
judge node tests/press/plates.mjs "$work/lost" $dpi 15 15 "$work/lost.expected"

dump()
{
    qpdf --json --json-stream-data=inline --decode-level=all "$1" > "$2"
}
for variant in x4 x1a; do
    product=press
    [ $variant = x4 ] || product=press-x1a
    check "$variant renders" "$yitu" render "$work/plates.json" --product $product -o "$work/$variant.pdf"
    check "$variant: qpdf" qpdf --check "$work/$variant.pdf"
    dump "$work/$variant.pdf" "$work/$variant.json"
    judge node tests/press/pdfx.mjs $variant "$work/$variant.json" --broken
    check "$variant: same bytes again" bash -c "'$yitu' render '$work/plates.json' --product $product \
        -o '$work/again.pdf' && cmp '$work/again.pdf' '$work/$variant.pdf'"
done
# The bleed and the marks in pictures: the page is 100 by 60 mm, the bleed 3, the slug 12.
size_of() { node -e 'const b = require("fs").readFileSync(process.argv[1]); console.log(b.readUInt32BE(16), b.readUInt32BE(20))' "$1"; }
wide() { awk -v mm="$1" -v dpi="${2:-72}" 'BEGIN { printf "%d", mm / 25.4 * dpi + 0.5 }'; }
for box in trim:0 bleed:6 media:30; do
    name=${box%:*}
    wanted="$(wide $((100 + ${box#*:}))) $(wide $((60 + ${box#*:})))"
    check "--proof --box $name" "$yitu" render "$work/plates.json" -o "$work/proof-$name.png" --proof --dpi 72 --box "$name"
    check "it is so large" test "$(size_of "$work/proof-$name.png")" = "$wanted"
    check "separate --box $name" "$yitu" separate "$work/plates.json" -o "$work/sep-$name.png" --box "$name"
    check "its plates, too" test "$(size_of "$work/sep-$name-Cyan.png")" = "$wanted"
    "$yitu" preflight "$work/plates.json" --mark "$work/mark-$name.png" --box "$name" > /dev/null 2>&1 || true
    check "so is what preflight marks" test "$(size_of "$work/mark-$name.png")" = \
        "$(wide $((100 + ${box#*:})) 150) $(wide $((60 + ${box#*:})) 150)"
done
check "the coverage is that of the trim whatever is shown" cmp \
    <("$yitu" separate "$work/plates.json") <("$yitu" separate "$work/plates.json" -o "$work/sep.png" --box media)
# Crop marks: dark pixels in the corner that the trim and the bleed leave white.
dark() { mutool draw -q -r 72 -c gray -F pgm -o "$work/dark.pgm" "$1" 2>/dev/null && tail -c +14 "$work/dark.pgm" | head -c 14000 | od -An -v -tu1 -w1 | awk '$1 < 235' | wc -l; }
check "there are marks around the page" test "$(dark "$work/proof-media.png")" -gt 10
check_not "a PDF has its boxes already" "$yitu" render "$work/plates.json" -o "$work/box.pdf" --box media
check_not "a box that is none" "$yitu" render "$work/plates.json" -o "$work/box.png" --box slug

# Many records in one press file: it is as one that was rendered at once, on every page.
for i in 1 2 3; do echo "{\"id\":\"$i\"}"; done > "$work/records.ndjson"
for variant in x4 x1a; do
    product=press
    [ $variant = x4 ] || product=press-x1a
    check "$variant, combined: three records in one file" "$yitu" batch "$work/plates.json" \
        --records "$work/records.ndjson" -o "$work/all-$variant.pdf" --combine --product $product -q
    check "$variant, combined: qpdf" qpdf --check "$work/all-$variant.pdf"
    check "$variant, combined: three pages" test "$(qpdf --show-npages "$work/all-$variant.pdf")" = 3
    dump "$work/all-$variant.pdf" "$work/all-$variant.json"
    judge node tests/press/pdfx.mjs $variant "$work/all-$variant.json"
    check "$variant, combined: the profile is there once" \
        test "$(grep -c '"/DestOutputProfile"' "$work/all-$variant.json")" = 1
    for page in 1 2 3; do
        qpdf "$work/all-$variant.pdf" --pages . $page -- "$work/one-$variant-$page.pdf"
        for box in trim bleed media; do pdfinfo -box "$work/one-$variant-$page.pdf" | grep -i "^${box}box"; done
    done | sort | uniq -c > "$work/boxes"
    check "$variant, combined: all pages have the same three boxes" test "$(awk '$1 == 3' "$work/boxes" | wc -l)" = 3
done
check "combined: the plates of the last page can be made" plates "$work/one-x4-3.pdf" "$work/last"
judge node tests/press/plates.mjs "$work/last" $dpi 15 15 "$work/expected"

# Every layout of the repository as a press file.
for layout in layouts/*.json; do
    name=$(basename "$layout" .json)
    check "$name renders for the press" "$yitu" render "$layout" --product press --press-profile \
        "$work/press.icc" --date 2026-01-02T03:04:05Z -o "$work/$name.pdf"
    check "$name: qpdf" qpdf --check "$work/$name.pdf"
    dump "$work/$name.pdf" "$work/$name.json"
    judge node tests/press/pdfx.mjs x4 "$work/$name.json"
    # Ghostscript fills every pixel that a line touches: fine lines weigh a few per cent more.
    plates "$work/$name.pdf" "$work/$name.plates"
    expect "$name: total ink within newsprint's 220 %" page window max "<=" 226 > "$work/$name.expected"
    judge node tests/press/plates.mjs "$work/$name.plates" $dpi 15 15 "$work/$name.expected"
done

# ---- soft proofs: as Ghostscript shows the press file through the same profile ---------------------
cat > "$work/proof.json" <<'JSON'
{ "page": { "size": "60mm 20mm", "margin": "0" }, "press": { "profile": "press.icc", "marks": "none" }, "body": { "type": "column", "children": [
    { "type": "shape", "shape": "rectangle", "fill": {"cmyk": [100, 74, 6, 38]}, "style": {"position": "absolute", "left": "0", "top": "0", "width": "20mm", "height": "20mm"} },
    { "type": "shape", "shape": "rectangle", "fill": {"cmyk": [0, 70, 94, 0]}, "style": {"position": "absolute", "left": "20mm", "top": "0", "width": "20mm", "height": "20mm"} },
    { "type": "image", "src": "red.png", "alt": "红", "style": {"position": "absolute", "left": "40mm", "top": "0", "width": "20mm", "height": "20mm"} } ] } }
JSON
"$yitu" render "$work/proof.json" --date 2026-01-02T03:04:05Z -o "$work/proof.pdf"
"$yitu" render "$work/proof.json" --proof -o "$work/proof.svg"
"$yitu" render "$work/proof.json" -o "$work/screen.svg"
rsvg-convert -d 72 -p 72 -f pdf "$work/proof.svg" -o "$work/proof.shown.pdf"
rsvg-convert -d 72 -p 72 -f pdf "$work/screen.svg" -o "$work/screen.shown.pdf"
for name in proof proof.shown screen.shown; do
    gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=ppmraw -r72 -dRenderIntent=1 -dBlackPtComp=1 \
        -sDefaultCMYKProfile="$work/press.icc" -sOutputFile="$work/$name.ppm" "$work/$name.pdf"
done
for x in 20 80 140; do
    judge node tests/press/near.mjs "proof at $x" "$work/proof.ppm" "$work/proof.shown.ppm" $x 20 4
done
check_not "the screen does not show inks" node tests/press/near.mjs "screen" "$work/proof.ppm" "$work/screen.shown.ppm" 20 20 4
check_not "a proof needs a profile" "$yitu" render layouts/explainer.json --proof -o "$work/no.png"

# ---- what is refused -------------------------------------------------------------------------------
# refused TITLE PATTERN COMMAND...: it fails, and says so.
refused()
{
    local title=$1 pattern=$2
    shift 2
    if "$@" > "$work/said" 2>&1; then
        fail "$title" "it was taken"
    else
        check "$title" grep -qE -- "$pattern" "$work/said"
    fi
}
page='"page": {"size": "A6"}'
body='"body": {"type": "text", "text": "x"}'
echo "no profile at all" > "$work/text.icc"
head -c 1000 "$work/press.icc" > "$work/cut.icc"
cp "$(dpkg -L libgs-common | grep '/srgb\.icc$' | head -n 1)" "$work/srgb.icc"
for name in text cut srgb; do
    printf '{ %s, "press": {"profile": "%s.icc"}, %s }' "$page" $name "$body" > "$work/$name.layout.json"
    refused "$name.icc is refused at its place" "$name.layout.json:1:[0-9]+.*E0609.*$name.icc" \
        "$yitu" render "$work/$name.layout.json" -o "$work/no.pdf"
done
refused "press without a profile" E0614 "$yitu" render layouts/explainer.json --product press -o "$work/no.pdf"
refused "a missing profile" 'nowhere.icc' "$yitu" render layouts/explainer.json --product press \
    --press-profile "$work/nowhere.icc" -o "$work/no.pdf"
printf '{ %s, "press": {"profile": "press.icc"}, "body": {"type": "column", "style": {"opacity": 0.5, "background": "#fff"}, "children": ["x"]} }' \
    "$page" > "$work/opacity.json"
refused "opacity in X-1a, at its place" 'opacity.json:1:[0-9]+.*E0610' \
    "$yitu" render "$work/opacity.json" --product press-x1a -o "$work/no.pdf"
printf '{ %s, "press": {"profile": "press.icc"}, "body": {"type": "column", "children": [
  {"type": "text", "text": "a", "style": {"color": {"spot": "S", "cmyk": [0, 100, 0, 0]}}},
  {"type": "text", "text": "b", "style": {"color": {"spot": "S", "cmyk": [100, 0, 0, 0]}}}]} }' "$page" > "$work/twice.json"
refused "a spot ink with two looks, at its place" 'twice.json:3:[0-9]+.*E0612' \
    "$yitu" render "$work/twice.json" -o "$work/no.pdf"
printf '{ %s, "press": {"profile": "press.icc"}, "body": {"type": "text", "text": "a", "style": {"color": {"spot": "S"}}} }' \
    "$page" > "$work/bare.json"
refused "a spot ink without a look" 'bare.json:1:' "$yitu" render "$work/bare.json" -o "$work/no.pdf"
# A picture whose colours nobody knows: a JPEG of two components.
gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=jpeg -r72 -g20x20 -sOutputFile="$work/three.jpg" -c showpage
node -e '
    const fs = require("fs"), bytes = fs.readFileSync(process.argv[1]);
    bytes[bytes.indexOf(Buffer.from([0xFF, 0xC0])) + 9] = 2;
    fs.writeFileSync(process.argv[2], bytes);' "$work/three.jpg" "$work/two.jpg"
printf '{ %s, "press": {"profile": "press.icc"},\n "body": {"type": "image", "src": "two.jpg", "alt": "x"} }' "$page" > "$work/colors.json"
refused "a picture in an unknown colour space, at its place" 'colors.json:2:[0-9]+.*E05[0-9]+.*two.jpg' \
    "$yitu" render "$work/colors.json" -o "$work/no.pdf"
printf '{ %s, "press": {"extends": "nothing"}, %s }' "$page" "$body" > "$work/rules.json"
refused "press rules that are not there" E0616 "$yitu" render "$work/rules.json" -o "$work/no.pdf"
check_not "no file was left by a refusal" test -e "$work/no.pdf"
suite_end
