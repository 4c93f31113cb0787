#!/bin/sh
# Judges the PDF device by programs that are not ours: qpdf, poppler, mupdf, Ghostscript.
# Usage, from the project's folder: tests/pdf/run.sh [MAKE_PDF]. The last line counts the results.
# A judge that is not installed counts as failed.
# shellcheck disable=SC2046 # lists of numbers are meant to split
# shellcheck disable=SC1003 # a backslash before the closing quote is meant

make_pdf=$(realpath "${1:-${BUILD:-build}/tool/make_pdf}")
manifest=$(pwd)/fonts/manifest.json
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
skipped=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); printf 'FAIL %s\n' "$1"; [ -z "$2" ] || printf '%s\n' "$2" | sed 's/^/     /' | head -20; }
# check NAME COMMAND...: the command succeeds.
check() { name=$1; shift; if said=$("$@" 2>&1); then pass; else fail "$name" "$said"; fi; }
# silent NAME COMMAND...: the command succeeds and says nothing.
silent() { name=$1; shift; if said=$("$@" 2>&1) && [ -z "$said" ]; then pass; else fail "$name" "$said"; fi; }
same() { if [ "$2" = "$3" ]; then pass; else fail "$1" "expected: $3
got:      $2"; fi; }
have() { for tool in "$@"; do command -v "$tool" >/dev/null || { skipped=$((skipped + 1)); echo "skipped: $tool is not installed"; return 1; }; done; }
draw() { "$make_pdf" "$manifest" "$1" "$work/$1.pdf" >"$work/$1.out" 2>"$work/$1.err"; }

scenes="text places black paint image image_cmyk jpeg jpeg_cmyk info pages nested28 table stream"
for scene in $scenes; do check "draw $scene" draw "$scene"; done

# ---- syntax ----------------------------------------------------------------------------------------
mupdf_reads() { mutool draw -q -F txt -o /dev/null "$1" 2>&1 | grep -v 'ICC support is not available'; [ $? = 1 ]; }
gs_reads() { gs -q -dBATCH -dNOPAUSE -dSAFER -dPDFSTOPONERROR -sDEVICE=nullpage "$1"; }
for scene in $scenes; do
    have qpdf && check "qpdf $scene" qpdf --check "$work/$scene.pdf"
    have pdftotext && silent "poppler $scene" pdftotext -q "$work/$scene.pdf" /dev/null
    have mutool && check "mupdf $scene" mupdf_reads "$work/$scene.pdf"
    have gs && silent "gs $scene" gs_reads "$work/$scene.pdf"
done

same "classic form: header" "$(head -c 8 "$work/table.pdf")" %PDF-1.4
same "classic form: no streams of objects" "$(grep -caE '/(ObjStm|XRef)' "$work/table.pdf")" 0
same "header of the device" "$(head -c 8 "$work/text.pdf")" %PDF-1.7

# ---- errors ----------------------------------------------------------------------------------------
refused() { draw "$1"; same "$1 ends with 1" $? 1; same "$1 reports once" "$(grep -c "$2" "$work/$1.err")" 1; [ ! -e "$work/$1.pdf" ] || fail "$1 left a file"; }
refused nested29 'E0604: .* 28 '
refused bad_date 'E0606: .*2026-1-2'
refused small_page 'E0603: .* 2.5 x 300 '
refused nothing E0607
same "RGB picture in a CMYK document is reported once" "$(grep -c 'W0620: .*四色.png' "$work/image_cmyk.err")" 1

# ---- text and fonts --------------------------------------------------------------------------------
if have pdftotext pdffonts; then
    pdftotext -layout "$work/text.pdf" - | tr -d '\f' | grep -v '^$' >"$work/text.txt"
    printf '%s\n' '山西长治2023年GDP增长12.5%，𠮷野家。' '间隔·号、片假名・号，一与⼀，人与⼈' \
        '破折号——完。・・一个、⼀⼈两个' '霞鹜文楷：指标 Indicators 3.14' 'office flow fi 效率' \
        "$(printf 'office flow x\314\202y\314\202 naïve (a\\b)')" '12345.67' \
        "$(printf '葛\363\240\204\200城区')" >"$work/text.expected"
    check "text comes back" diff "$work/text.expected" "$work/text.txt"
    for scene in text places black pages; do
        same "fonts of $scene are embedded, subset, with Unicode" \
            "$(pdffonts "$work/$scene.pdf" | sed 1,2d | grep -cv ' yes yes yes ')" 0
    done
    same "one font for each face" "$(pdffonts "$work/text.pdf" | sed 1,2d | wc -l)" 5
    same "pages share fonts" "$(pdffonts "$work/pages.pdf" | sed 1,2d | wc -l)" 2
    same "an empty page is a page" "$(pdfinfo "$work/pages.pdf" | sed -n 's/^Pages: *//p')" 120
fi
# Six hundred tagged pages, written while they are drawn.
if have pdfinfo pdftotext qpdf; then
    same "stream: pages" "$(pdfinfo "$work/stream.pdf" | sed -n 's/^Pages: *//p')" 600
    same "stream: one font" "$(pdffonts "$work/stream.pdf" | sed 1,2d | wc -l)" 1
    same "stream: every page has its text" \
        "$(pdftotext "$work/stream.pdf" - | tr '\f' '\n' | grep -c '^第[0-9]*页0$')" 600
    pdfinfo -struct-text "$work/stream.pdf" 2>/dev/null >"$work/stream.struct"
    same "stream: headings in order" \
        "$(sed -n 's/^ *"第\([0-9]*\)页0" *$/\1/p' "$work/stream.struct" | head -600 | sort -cn 2>&1)" ""
    same "stream: a table over pages is one, with three rows" \
        "$(grep -c '^ *Table' "$work/stream.struct") $(grep -c '^ *TR' "$work/stream.struct")" '1 3'
    same "stream: one that was left behind goes on beside itself" \
        "$(grep -c '^ *Sect' "$work/stream.struct")" 2
    qpdf --json --json-key=outlines "$work/stream.pdf" >"$work/stream.outline"
    same "stream: bookmarks" "$(grep -c '"title"' "$work/stream.outline")" 600
    same "stream: the last bookmark leads to the last page" \
        "$(sed -n 's/.*"destpageposfrom1": *//p' "$work/stream.outline" | sort -n | tail -1 | tr -dc 0-9)" 600
fi
if have mutool; then
    # Every glyph stands within 0.001 em of its place (and half of the 0.001 pt of the line's start).
    # Emboldened text is traced twice: its strokes are left out.
    mutool trace "$work/places.pdf" 2>/dev/null | sed '/<stroke_text/,/<\/stroke_text/d' |
        sed -n 's/.*<g unicode=.* x="\([^"]*\)" y="\([^"]*\)".*/\1 \2/p' >"$work/found"
    awk '/^glyph/ { print $2 + 8.5, 308.5 - $3, $4 }' "$work/places.out" >"$work/wanted"
    same "as many glyphs as were drawn" "$(wc -l <"$work/found")" "$(wc -l <"$work/wanted")"
    same "glyphs out of place" "$(paste -d ' ' "$work/found" "$work/wanted" | awk '
        function far(a, b, size) { return a - b > 0.001 * size + 0.001 || b - a > 0.001 * size + 0.001 }
        far($1, $3, $5) || far($2, $4, $5) { bad++; print } END { print bad + 0 }')" 0
fi

# ---- plates ----------------------------------------------------------------------------------------
inks() { gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=inkcov -o - "$1" | awk '{ print ($1 > 0) ($2 > 0) ($3 > 0) ($4 > 0) }'; }
if have gs; then
    same "black text, gray and neutral RGB are on the black plate only" "$(inks "$work/black.pdf")" 0001
    same "a CMYK JPEG of Adobe's kind keeps its ink" "$(inks "$work/jpeg_cmyk.pdf")" 1000
fi

# ---- pixels ----------------------------------------------------------------------------------------
# pixel FILE X Y: red green blue at 72 dpi, page 400 x 300 (so the header takes 15 bytes).
pixel() { tail -c +$((16 + 3 * ($3 * 400 + $2))) "$1" | head -c 3 | od -An -tu1 | awk '{ print $1, $2, $3 }'; }
# shows SCENE X Y R G B: within 10 of 255, for renderers round differently.
shows() {
    got=$(pixel "$work/$1.ppm" "$2" "$3")
    if echo "$got $4 $5 $6" | awk '{ for (i = 1; i <= 3; i++) { d = $i - $(i + 3); if (d > 10 || d < -10) exit 1 } }'; then pass
    else fail "$renderer: $1 at $2 $3" "expected $4 $5 $6, got $got"; fi
}
judge_pixels() {
    shows paint 30 30 255 0 0         # solid
    shows paint 80 30 128 128 255     # half transparent on white
    shows paint 60 70 128 0 128       # middle of a gradient
    shows paint 35 70 191 0 64        # a quarter
    shows paint 20 100 255 0 0        # before the first stop
    shows paint 57 100 255 0 0        # up to the hard edge
    shows paint 63 100 0 0 255        # and after it
    shows paint 105 100 0 0 255       # after the last stop
    shows paint 13 130 255 248 248    # opacity near 0
    shows paint 60 130 255 128 128    # opacity in the middle
    shows paint 108 130 255 5 5       # opacity near 1
    shows paint 60 200 255 0 0        # radial: centre
    shows paint 45 200 128 0 128      # half way
    shows paint 15 165 0 0 255        # beyond the circle
    shows paint 180 40 255 0 0        # within the clip
    shows paint 152 12 255 255 255    # outside it
    shows paint 310 20 255 255 255    # an empty clip shows nothing
    shows paint 160 90 255 128 128    # group: red at half
    shows paint 180 110 128 128 255   # blue hides the red below it before the group fades
    shows paint 160 160 0 255 0       # cyan multiplied on yellow
    shows paint 200 160 255 255 0     # yellow alone
    shows paint 235 165 255 0 0       # no opacity or blend mode left over
    shows paint 255 15 0 0 255        # ring, even-odd
    shows paint 270 30 255 255 255    # its hole
    shows paint 255 80 255 0 0        # dash
    shows paint 265 80 255 255 255    # gap
    shows paint 312 180 255 128 128   # emboldened bar at half opacity: its middle
    shows paint 309 180 255 128 128   # where outline and filling overlap
    # The four colours (red green / blue white) as Exif's orientations 1 to 8 turn them: top left
    # and top right.
    set -- 255:0:0 0:255:0  0:255:0 255:0:0  255:255:255 0:0:255  0:0:255 255:255:255 \
        255:0:0 0:0:255  0:0:255 255:0:0  255:255:255 0:255:0  0:255:0 255:255:255
    x=20
    while [ $# -gt 0 ]; do
        shows image $x 18 $(echo "$1" | tr : ' ')
        shows image $((x + 20)) 18 $(echo "$2" | tr : ' ')
        x=$((x + 45)); shift 2
    done
    shows image 20 68 255 0 0         # opaque
    shows image 40 68 255 255 0       # transparent: the ground
    shows image 20 88 128 128 127     # half
    shows image 70 68 0 0 0           # gray picture
    shows image 90 68 64 64 64
    shows jpeg 30 30 255 128 0
    shows jpeg 80 30 96 96 96
}
for renderer in pdftoppm mutool gs; do
    have $renderer || continue
    for scene in paint image jpeg; do
        case $renderer in
        pdftoppm) pdftoppm -r 72 -singlefile "$work/$scene.pdf" "$work/$scene" ;;
        mutool) mutool draw -q -r 72 -o "$work/$scene.ppm" "$work/$scene.pdf" 2>/dev/null ;;
        gs) gs -q -dBATCH -dNOPAUSE -dSAFER -r72 -sDEVICE=ppmraw -o "$work/$scene.gs" "$work/$scene.pdf"
            # Ghostscript puts a comment into the header.
            sed -e '2{/^#/d;}' "$work/$scene.gs" >"$work/$scene.ppm" ;;
        esac
    done
    judge_pixels
done

# ---- boxes and metadata ----------------------------------------------------------------------------
if have pdfinfo qpdf; then
    boxes=$(pdfinfo -box "$work/places.pdf" | awk '/^(Media|Bleed|Trim)Box/ { print $1, $2, $3, $4, $5 }')
    same boxes "$boxes" "MediaBox: 0.00 0.00 417.00 317.00
BleedBox: 0.00 0.00 417.00 317.00
TrimBox: 8.50 8.50 408.50 308.50"
    qpdf --json "$work/info.pdf" >"$work/info.json"
    check "hostile title arrives as a string" grep -qF \
        '"/Title": "u:)>>/OpenAction<</S/JavaScript/JS(app.alert(1))>> %𠮷<b>&amp;\\"' "$work/info.json"
    check "hostile author arrives as a string" grep -qF 'þÿ甲&乙 <x:y/> ]]>"' "$work/info.json"
    same "and does nothing" "$(grep -cE '"/(OpenAction|JS|JavaScript|AA|Launch|EmbeddedFile|S)":' "$work/info.json")" 0
    check "date" grep -qF '"/CreationDate": "u:D:20260102030405+08'"'00'"'"' "$work/info.json"
    check "language" grep -qF '"/Lang": "u:zh-CN"' "$work/info.json"
    check "title in the title bar" grep -qF '"/DisplayDocTitle": true' "$work/info.json"
    qpdf --json "$work/text.pdf" >"$work/plain.json"
    same "no date of its own" "$(grep -cE 'Date|/Lang|DisplayDocTitle' "$work/plain.json")" 0
    pdfinfo -meta "$work/info.pdf" >"$work/info.xmp"
    check "title in XMP" grep -qF ')&gt;&gt;/OpenAction&lt;&lt;/S/JavaScript/JS(app.alert(1))&gt;&gt; %𠮷&lt;b&gt;&amp;amp;\' "$work/info.xmp"
    have xmllint && check "XMP is well-formed" xmllint --noout "$work/info.xmp"
fi

# ---- the same bytes everywhere ---------------------------------------------------------------------
if have localedef; then
    localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" 2>/dev/null || echo "skipped: no locale de_DE"
fi
for scene in $scenes; do
    (cd / && env -i HOME=/nonexistent PATH="$PATH" TZ=Asia/Shanghai LOCPATH="$work" LC_ALL=de_DE.UTF-8 \
        "$make_pdf" "$manifest" "$scene" "$work/again.pdf" >/dev/null 2>&1)
    check "same bytes of $scene" cmp "$work/$scene.pdf" "$work/again.pdf"
done

failed=$((failed + skipped))
echo "pdf: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
