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

# A layout that holds the example of every element type there is.
cp tests/conformance/layouts/alpha.png "$work/"
for name in $("$yitu" describe | awk '{ print $1 }'); do
    "$yitu" describe "$name" | sed -n '/^Example$/,$p' | sed 1d | { grep -v '"src": "photo' || true; }
done > "$work/examples.list"
{
    printf '{ "page": { "size": "297mm auto", "margin": "10mm" }, "body": { "type": "column", "style": '
    printf '{ "gap": "4mm", "fontFamily": ["思源黑体"] }, "children": [\n'
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
    judge node tests/conformance/readers.mjs "$name" "$here/$name.pdf" "$here/dump.json" \
        "$here/poppler.txt" "$here/mupdf.txt"
done

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
