#!/bin/bash
# The digital product of every layout, and of those in this folder, before outside judges: veraPDF
# for PDF/A-2u and PDF/UA-1, and six readers that must open it without a warning and find the words.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin conformance

check "npm packages" node_begin

# The jars of veraPDF (npm) and of what it needs (Debian).
jar_of()
{
    dpkg -L "$1" | grep "/java/$2\.jar\$"
}
vera=tests/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
jars=$vera:$(jar_of libjaxb-java jaxb-runtime):$(jar_of libjakarta-activation-java jakarta-activation)

# silent COMMAND...: it succeeds and says nothing.
silent()
{
    local said status=0
    said=$("$@" 2>&1) || status=$?
    echo "$said"
    [ "$status" = 0 ] && [ -z "$said" ]
}

poppler_reads()
{
    silent pdftotext -q -cropbox -enc UTF-8 "$1" "$2"
}

mupdf_reads()
{
    local said
    mutool draw -q -F txt -o "$2" "$1" > "$work/mutool.log" 2>&1 || { cat "$work/mutool.log"; return 1; }
    said=$(grep -v 'ICC support is not available' "$work/mutool.log") && { echo "$said"; return 1; }
    return 0
}

gs_reads()
{
    silent gs -q -dSAFER -dBATCH -dNOPAUSE -dPDFSTOPONERROR -dPDFSTOPONWARNING -dUseCropBox \
        -sDEVICE=txtwrite -sOutputFile="$2" "$1"
}

# A layout that holds the example of every element and chart type there is.
cp tests/conformance/layouts/alpha.png "$work/"
for name in $("$yitu" describe | awk '{ print $1 }'); do
    "$yitu" describe "$name" | sed -n '/^Example$/,$p' | sed 1d | { grep -v '"src": "photo' || true; }
done > "$work/examples.list"
{
    printf '{ "page": { "size": "297mm auto", "margin": "10mm" }, "body": { "type": "grid", "style": '
    printf '{ "gap": "4mm", "gridTemplateColumns": "repeat(2, 1fr)", "fontFamily": ["思源黑体"] }, "children": [\n'
    paste -s -d, "$work/examples.list"
    printf '] } }\n'
} > "$work/examples.json"

files=()
for layout in layouts/*.json tests/conformance/layouts/*.json "$work/examples.json"; do
    name=$(basename "$layout" .json)
    here=$work/$name
    mkdir "$here"
    check "$name renders" "$yitu" render "$layout" -o "$here/$name.pdf" --dump-layout "$here/dump.json"
    [ -s "$here/$name.pdf" ] || continue
    files+=("$here/$name.pdf")
    check "$name: qpdf" qpdf --check "$here/$name.pdf"
    check "$name: poppler" poppler_reads "$here/$name.pdf" "$here/poppler.txt"
    check "$name: mupdf" mupdf_reads "$here/$name.pdf" "$here/mupdf.txt"
    check "$name: Ghostscript" gs_reads "$here/$name.pdf" "$here/ghostscript.txt"
    report=
    ! grep -q '"flow": true' "$layout" || report=yes
    IS_REPORT=$report judge node tests/conformance/readers.mjs "$name" "$here/$name.pdf" "$here/dump.json" \
        "$here/poppler.txt" "$here/mupdf.txt"
done

# Many records in one document, each a part of it.
printf '{"id":"%d","name":"第%d份","value":12,"last":10,"photo":"","copies":1}\n' 1 1 2 2 3 3 > "$work/records.ndjson"
check "records are combined" "$yitu" batch tests/batch/layout.json --records "$work/records.ndjson" \
    -o "$work/combined.pdf" --combine -q
files+=("$work/combined.pdf")
check "combined: qpdf" qpdf --check "$work/combined.pdf"
check "combined: a part for each record, with its title" \
    test "$(qpdf --qdf --object-streams=disable "$work/combined.pdf" - | grep -ac '/S /Part$')" = 3

# Pictures with profiles of their own keep them; the colours of a digital file may be inks.
icc=/usr/share/color/icc/ghostscript
mkdir "$work/own"
printf '%%!PS\n<</PageSize[40 40]>> setpagedevice 0 0 1 0 setcmykcolor 0 0 40 20 rectfill 1 0 0 0 setcmykcolor 0 20 40 20 rectfill showpage' > "$work/own/two.ps"
gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=jpeg -r72 -sOutputFile="$work/own/plain.jpg" "$work/own/two.ps"
# jpegcmyk is a device that not every Ghostscript has; the plates of a TIFF would not be a JPEG.
gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=jpegcmyk -r72 -sOutputFile="$work/own/cmyk.jpg" "$work/own/two.ps"
node tests/conformance/pictures.mjs "$work/own" $icc/a98.icc $icc/ps_gray.icc $icc/default_cmyk.icc
{
    printf '{ "page": { "size": "A6", "margin": "10mm" }, "meta": { "title": "图" }, "body": { "type": "column", "children": [\n"图片"'
    for picture in rgb.png gray.png rgb.jpg inks.jpg bare.jpg turned.jpg; do
        printf ',\n{"type": "image", "src": "%s", "alt": "%s", "style": {"width": "10mm", "height": "10mm"}}' $picture $picture
    done
    printf '] } }\n'
} > "$work/own/own.json"
check "pictures with profiles render" "$yitu" render "$work/own/own.json" -o "$work/own/own.pdf"
qpdf --json --json-key=qpdf "$work/own/own.pdf" > "$work/own/own.dump"
check "four pictures keep their profiles" test "$(grep -c '"/ICCBased"' "$work/own/own.dump")" = 4
# The same light in a PNG and an SVG, judged by Ghostscript, which reads the profiles in the PDF.
check "they render as PNG and SVG" "$yitu" render "$work/own/own.json" --dpi 100 -o "$work/own/own.png" -o "$work/own/own.svg"
gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=png16m -r100 -dUseCropBox -sOutputFile="$work/own/judge.png" "$work/own/own.pdf"
check "PNG: their profiles are honoured" "$build/tool/compare_png" "$work/own/judge.png" "$work/own/own.png" 1 0.005
check "SVG: JPEGs of three channels keep their profiles" node -e '
    const svg = require("fs").readFileSync(process.argv[1], "utf8");
    const files = [...svg.matchAll(/data:image\/jpeg;base64,([^"]*)/g)].map((m) => Buffer.from(m[1], "base64").toString("latin1"));
    process.exit(files.length === 2 && files.every((file) => file.includes("ICC_PROFILE")) ? 0 : 1)' "$work/own/own.svg"
check "the digital product in inks renders" "$yitu" render layouts/explainer.json --product digital --color cmyk \
    --press-profile $icc/default_cmyk.icc -o "$work/own/inks.pdf"
check "pictures in inks render" "$yitu" render "$work/own/own.json" --product digital --color cmyk \
    --press-profile $icc/default_cmyk.icc -o "$work/own/pictures.pdf"
qpdf --qdf --object-streams=disable "$work/own/inks.pdf" "$work/own/inks.qdf"
check_not "nothing of it is light" grep -qaE '/DeviceRGB| rg$' "$work/own/inks.qdf"
files+=("$work/own/own.pdf" "$work/own/inks.pdf" "$work/own/pictures.pdf")

# A plain file must fail, or the judge is asleep.
check "plain product renders" "$yitu" render layouts/explainer.json --product plain -o "$work/plain.pdf"
judge java -cp "$jars" tests/conformance/Conform.java 2u,ua1 "${files[@]}"
java -cp "$jars" tests/conformance/Conform.java 2u,ua1 "$work/plain.pdf" > "$work/negative" 2>&1
check "veraPDF refuses the plain product twice" test "$(grep -c '^fail' "$work/negative")" = 2

# ---- what the structure says -----------------------------------------------------------------------
everything=$work/everything/everything.pdf
pdfinfo -struct-text "$everything" > "$work/structure" 2>&1
says()
{
    check "structure: $1" grep -qzP -- "$2" "$work/structure"
}
says "heading levels are not skipped" 'H2 \(block\)\n *"〔3〕'
says "list" 'L \(block\)\n *LI \(block\)\n *LBody \(block\)\n *P \(block\)\n *"〔7〕'
says "table" '(?s)Table.*TR\n *TH.*Scope /Column.*〔9〕.*TD.*〔11〕'
says "link" 'Link \(inline\)\n *Object \d+ 0\n *"链接"'
says "note with an id" 'Note <note\d+-0>'
check_not "decoration is not read" grep -q 装饰用的字 "$work/structure"
pdfinfo -struct-text "$work/explainer/explainer.pdf" > "$work/plate" 2>&1
check "structure: the words of the number plate are one paragraph" grep -qzP -- \
    '\n  P \(block\)\n( *Span \(inline\)\n *"[一图读懂]"\n){4}  H1' "$work/plate"
qpdf --json "$everything" > "$work/everything.json"
check "address, percent-encoded" grep -qF '"/URI": "u:https://example.org/%E8%B7%AF%E5%BE%84?q=1&b=(2)"' \
    "$work/everything.json"
check "alternative text" grep -qF '"/Alt": "u:半透明的色块"' "$work/everything.json"
check "language of an element" grep -qF '"/Lang": "u:en"' "$work/everything.json"
check "bookmarks" grep -qF '"/Title": "u:〔14〕第二节"' "$work/everything.json"
check "title in bare.json is the layout's name" \
    test "$(pdfinfo "$work/bare/bare.pdf" | sed -n 's/^Title: *//p')" = bare

# ---- what is refused -------------------------------------------------------------------------------
for wrong in 'javascript:alert(1)' 'file:///etc/passwd' 'HTTP//x' 'https:' 'https://a b'; do
    printf '{ "page": {"size": "A6"}, "body": {"type": "text", "text": "x", "style": {"href": "%s"}} }' \
        "$wrong" > "$work/wrong.json"
    check_not "href $wrong is refused" "$yitu" check "$work/wrong.json"
done
printf '{ "page": {"size": "A6"}, "body": {"type": "image", "src": "alpha.png"} }' > "$work/mute.json"
cp tests/conformance/layouts/alpha.png "$work/"
"$yitu" render "$work/mute.json" -o "$work/mute.pdf" 2> "$work/mute.err" || true
check "a picture without alt is reported" grep -q 'W0341.*alpha.png' "$work/mute.err"

# ---- cost ------------------------------------------------------------------------------------------
check "same bytes again" bash -c "'$yitu' render layouts/explainer.json -o '$work/again.pdf' &&
    cmp '$work/again.pdf' '$work/explainer/explainer.pdf'"
suite_end
