#!/bin/bash
# yitu diff: what differs between two layouts or two PDFs is told, and nothing else is.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin diff

cat > "$work/a.json" <<'JSON'
{"version": 1, "page": {"size": "A6", "margin": "10mm", "background": "#FFFFFF"},
 "body": {"type": "column", "style": {"gap": "4mm"}, "children": [
  {"type": "text", "id": "title", "text": "创新产值31.62亿元，增长7.5%", "style": {"fontSize": "12pt"}},
  {"type": "column", "id": "list", "style": {"gap": "2mm"}, "children": [
    {"type": "text", "text": "第一项", "style": {"height": "6mm"}},
    {"type": "text", "text": "第二项", "style": {"height": "6mm"}},
    {"type": "text", "text": "第三项", "style": {"height": "6mm"}}]},
  {"type": "shape", "id": "block", "shape": "rectangle", "alt": "块", "style": {"width": "20mm", "height": "10mm", "background": "#0A2350"}},
  {"type": "chart", "id": "chart", "data": [{"k": "甲", "v": 1}, {"k": "乙", "v": 2}], "x": "k", "alt": "图",
    "series": [{"type": "bar", "y": "v"}], "style": {"height": "30mm"}}]}}
JSON

# differs NAME PROGRAM EXPECTED: b.json is a.json through sed; the kinds and elements that diff tells.
differs()
{
    local title=$1 got status=0
    sed -E "$2" "$work/a.json" > "$work/b.json"
    "$yitu" diff "$work/a.json" "$work/b.json" --lang en --diagnostics json > "$work/report" || status=$?
    got=$(sed -n 's/^{"kind":"\([a-z]*\)","element":"\([^"]*\)".*/\1 \2/p' "$work/report" | tr '\n' ';')
    check "$title: $got" test "$got" = "$3"
    check "$title: status" test "$status" = "$([ -n "$3" ] && echo 1 || echo 0)"
}
# says TITLE WORDS: the report of the last comparison has them.
says()
{
    check "$1" grep -qF -- "$2" "$work/report"
}
differs "nothing" 's/x/x/' ""
differs "comments and spaces are nothing" 's/("version": 1,)/\1 \/* same *\//' ""
differs "a text" 's/第二项/第贰项/' "changed text;"
says "its place" 'b.json:6:5"'
says "both texts" '"old_text":"第二项","new_text":"第贰项"'
differs "figures" 's/31.62/33.1/; s/7.5%/-7.5%/' "changed text #title;"
says "which figures" '"figures":"31.62 → 33.1, 7.5% → -7.5%"'
differs "an item more" 's/(.*)第二项(.*)/\1第二项\2\n    {"type": "text", "text": "新的一项", "style": {"height": "6mm"}},/' \
    "added text;moved text;moved shape #block;moved chart #chart;"
differs "an item less" '/第二项/d' "removed text;moved text;moved shape #block;moved chart #chart;"
# Siblings that change places are the same siblings, neither gone nor new.
differs "two that change places" 's/第一项/X/; s/第三项/第一项/; s/X/第三项/' "moved text;moved text;"
differs "one that goes to the end, and one that changes" '/第一项/d; s/(.*)第三项(.*\})\]\},/\1第参项\2,\n    {"type": "text", "text": "第一项", "style": {"height": "6mm"}}]},/' \
    "moved text;moved text;changed text;"
differs "a style" 's/"fontSize": "12pt"/"fontSize": "12pt", "color": "#FF0000"/' "changed text #title;"
says "which" '"properties":"color: – → \"#FF0000\""'
differs "a figure of a chart" 's/"v": 2/"v": 5/' "changed chart #chart;"
says "which" 'data/1/v: 2 → 5'
differs "a size" 's/"20mm", "height": "10mm"/"25mm", "height": "10mm"/' "changed shape #block;"
# 25.4 mm are 72 pt.
differs "a place" 's/("id": "block".*"style": \{)/\1"margin": "0 0 0 25.4mm", /' "changed shape #block;"
old_x=$(sed -n 's/.*"old":{"page":1,"box":\[\([0-9.]*\),.*/\1/p' "$work/report")
new_x=$(sed -n 's/.*"new":{"page":1,"box":\[\([0-9.]*\),.*/\1/p' "$work/report")
check "by 72 pt: $old_x $new_x" node -e "process.exit(Math.abs($new_x - $old_x - 72) < 0.01 ? 0 : 1)"
"$yitu" diff "$work/a.json" "$work/b.json" --lang zh > "$work/words" || true
check "for people too" grep -q '位置：右移 25.4 mm' "$work/words"

# ---- pictures ----
"$yitu" render "$work/a.json" -o "$work/plain.png" --dpi 72
"$yitu" diff "$work/a.json" "$work/a.json" -o "$work/same.png" --dpi 72 > /dev/null
check "nothing marked: the picture is the page" cmp "$work/plain.png" "$work/same.png"
sed 's/"20mm", "height": "10mm"/"20mm", "height": "11mm"/' "$work/a.json" > "$work/b.json"
"$yitu" diff "$work/a.json" "$work/b.json" -o "$work/marks.png" --dpi 72 > "$work/words" || true
# The colours of a picture that mupdf reads, as rgb in hexadecimal.
colours()
{
    mutool draw -q -r 72 -c rgb -F ppm -o "$work/picture.ppm" "$1" 2>/dev/null
    tail -c +16 "$work/picture.ppm" | od -An -v -tx1 -w3 | tr -d ' ' | sort | uniq -c | awk '$1 > 20 { print $2 }'
}
check "what changed is marked in orange" grep -qx 'eb7300' <(colours "$work/marks.png")
check_not "and nothing was before" grep -qx 'eb7300' <(colours "$work/plain.png")
# The tag of the first one stands above its corner, with a figure in white on it.
check "marks have the numbers of the report" grep -q '^1\. page 1 changed shape #block' <("$yitu" diff "$work/a.json" "$work/b.json" --lang en || true)
check "JSON Lines, too" grep -q '"number":1,' <("$yitu" diff "$work/a.json" "$work/b.json" --diagnostics json || true)
"$yitu" diff "$work/a.json" "$work/b.json" -o "$work/large.png" --dpi 160 > /dev/null || true
tags() # rows in which solid orange pixels stand on both sides of nearly white ones: figures on a tag
{
    mutool draw -q -r "$2" -c rgb -F ppm -o "$work/picture.ppm" "$1" 2>/dev/null
    tail -c +16 "$work/picture.ppm" | od -An -v -tx1 -w3 | tr -d ' ' | tr '\n' ' ' |
        grep -oE '(eb7300 ){4}([0-9a-f]{6} ){0,3}f[a-f0-9]f[0-9a-f][ef][0-9a-f] ([0-9a-f]{6} ){0,9}(eb7300 ){4}' | wc -l
}
check "on tags with white figures" test "$(tags "$work/large.png" 160)" -ge 5
check "which the page itself has not" test "$(tags "$work/plain.png" 72)" = 0

# ---- PDF ----
pdf()
{
    "$yitu" render "$1" -o "$2"
}
pdf "$work/a.json" "$work/a.pdf"
sed 's/第二项/第贰项/; s/31.62/33.1/; s/"#0A2350"/"#C02020"/' "$work/a.json" > "$work/b.json"
pdf "$work/b.json" "$work/b.pdf"
status=0
"$yitu" diff "$work/a.pdf" "$work/a.pdf" > "$work/words" || status=$?
check "a PDF does not differ from itself" test "$status" = 0
status=0
"$yitu" diff "$work/a.pdf" "$work/b.pdf" -o "$work/pdf.png" --dpi 72 --lang en > "$work/report" || status=$?
check "PDFs that differ are status 1" test "$status" = 1
says "the words that changed" '“第二项” → “第贰项”'
says "the figures that changed" 'figures: 31.62 → 33.1'
says "the colour that changed" 'page 1 changed picture'
says "and no more but the words behind them" '3 changed, 0 added, 0 removed, 1 moved.'
check "with a picture" grep -qx 'eb7300' <(colours "$work/pdf.png")
sed 's/"margin": "10mm"/"margin": "12mm"/' "$work/a.json" > "$work/b.json"
pdf "$work/b.json" "$work/b.pdf"
"$yitu" diff "$work/a.pdf" "$work/b.pdf" --lang en > "$work/report" || true
says "words that moved: 2 mm" '2 mm right, 2 mm down'

# ---- what cannot be compared ----
# refuses TITLE STATUS WORDS ARGUMENT...
refuses()
{
    local title=$1 expected=$2 words=$3 status=0
    shift 3
    "$yitu" diff "$@" --lang en > "$work/out" 2> "$work/err" || status=$?
    check "$title: status $status" test "$status" = "$expected"
    check "$title: said" grep -q -- "$words" "$work/err"
}
refuses "a layout and a PDF" 1 E0038 "$work/a.json" "$work/a.pdf"
head -c 2000 "$work/a.pdf" > "$work/cut.pdf"
refuses "half a PDF" 1 E0039 "$work/a.pdf" "$work/cut.pdf"
refuses "no PDF" 1 E0039 "$work/a.pdf" "$work/none.pdf"
cp "$work/a.pdf" "$work/-x.pdf"
(cd "$work" && "$yitu" diff ./a.pdf ./-x.pdf > /dev/null)
check "a name that begins with a hyphen" test $? = 0
echo '{' > "$work/broken.json"
refuses "a broken layout" 1 broken.json:1 "$work/a.json" "$work/broken.json"
refuses "one file alone" 2 "B" "$work/a.json"
mkdir "$work/empty"
status=0
PATH=$work/empty "$yitu" diff "$work/a.pdf" "$work/a.pdf" --lang en 2> "$work/err" || status=$?
check "without poppler it says what to install" grep -q 'E0040.*poppler-utils' <(tr '\n' ' ' < "$work/err")
suite_end
