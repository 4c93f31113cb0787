#!/bin/bash
# Every layout of layouts/, rendered as PDF, PNG and SVG and put before outside judges: structure
# (qpdf, Ghostscript), fonts (pdffonts), text in reading order (poppler) and its characters (mupdf),
# pixels (poppler and librsvg against our own PNG), and the same bytes whatever the locale, the time
# zone and the folder.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin render

# What may differ between two rasterisers of one page: see tests/tool/compare_png.c.
compare=$build/tool/compare_png

# A locale whose decimal sign is a comma; made here, so that the machine's own are left alone.
export LOCPATH=$work/locale
mkdir "$LOCPATH"
check "a German locale can be made" localedef -i de_DE -f UTF-8 "$LOCPATH/de_DE.UTF-8"
german_number=$(LC_ALL=de_DE.UTF-8 /usr/bin/printf '%.1f' 1,5 2>&1) || true
check "its decimal sign is a comma" test "$german_number" = 1,5

# All rows of pdffonts say yes for embedded, subset and Unicode. Prints the rows that do not.
fonts_are_complete()
{
    pdffonts "$1" | awk '
        NR > 2 { count++; if ($(NF - 4) $(NF - 3) $(NF - 2) != "yesyesyes") { print; bad = 1 } }
        END { if (!count) print "no font at all"; exit bad || !count }'
}

# Width and height of a PNG file, from its header.
png_size()
{
    node -e 'const b = require("fs").readFileSync(process.argv[1]);
        console.log(b.readUInt32BE(16), b.readUInt32BE(20))' "$1"
}

# Poppler draws the PDF as large as our PNG is. Its Cairo back end, because the other one moves each
# glyph to a whole pixel. Stated tolerance: 3 of 255 in the mean, 2 % of the pixels off by more
# than 32 after a 3 x 3 blur (edges of small type are smoothed in another way).
compare_pages()
{
    local pdf=$1 png=$2 width height
    read -r width height < <(png_size "$png")
    pdftocairo -cropbox -png -f 1 -l 1 -singlefile -scale-to-x "$width" -scale-to-y "$height" \
        "$pdf" "$work/page"
    "$compare" "$work/page.png" "$png" 3 0.02
}

# Several pages are several pictures: the first stands for all.
first_page()
{
    local format
    for format in png svg; do
        [ ! -e "$1/a-1.$format" ] || mv "$1/a-1.$format" "$1/a.$format"
    done
}

compare_svg()
{
    local width
    read -r width _ < <(png_size "$2")
    rsvg-convert --unlimited -w "$width" "$1" -o "$work/svg.png"
    "$compare" "$work/svg.png" "$2" 3 0.02
}

# The file names on the left are those of one layout in $here.
for layout in layouts/*.json; do
    name=$(basename "$layout" .json)
    here=$work/$name
    mkdir "$here" "$here/again" "$here/elsewhere"
    rm -f "$work"/page*.png

    check "$name renders" "$yitu" render "$layout" -o "$here/a.pdf" -o "$here/a.png" \
        -o "$here/a.svg" --dump-layout "$here/a.json"
    first_page "$here"
    if [ "$(find "$here" -maxdepth 1 -name 'a.*' -size +0 | wc -l)" != 4 ]; then
        fail "$name: an output is missing" "$(ls -l "$here")"
        continue
    fi

    check "$name: qpdf --check" qpdf --check "$here/a.pdf"
    check "$name: Ghostscript" gs -q -dSAFER -dBATCH -dNOPAUSE -dPDFSTOPONERROR -sDEVICE=nullpage "$here/a.pdf"
    check "$name: fonts embedded, subset, with Unicode" fonts_are_complete "$here/a.pdf"
    check "$name: PDF and PNG agree" compare_pages "$here/a.pdf" "$here/a.png"
    check "$name: SVG and PNG agree" compare_svg "$here/a.svg" "$here/a.png"
    check "$name: SVG is well-formed" xmllint --huge --noout "$here/a.svg"
    check "$name: SVG loads nothing" \
        bash -c "! grep -aE '(href|src)=\"(https?:|file:|/)' '$here/a.svg'"

    pdftotext -raw -enc UTF-8 "$here/a.pdf" "$here/poppler.txt"
    mutool draw -q -F txt -o "$here/mupdf.txt" "$here/a.pdf" > "$here/mutool.log" 2>&1 || true
    judge node tests/render/compare_text.js "$name" "$here/a.json" "$here/poppler.txt" "$here/mupdf.txt"

    check "$name renders again" "$yitu" render "$layout" -o "$here/again/a.pdf" \
        -o "$here/again/a.png" -o "$here/again/a.svg"
    check "$name renders in another place, locale and time zone" \
        env -i -C "$here/elsewhere" LC_ALL=de_DE.UTF-8 LOCPATH="$LOCPATH" TZ=Asia/Shanghai \
        "$yitu" render "$top/$layout" -o a.pdf -o a.png -o a.svg
    first_page "$here/again"
    first_page "$here/elsewhere"
    for file in a.pdf a.png a.svg; do
        check "$name: $file is the same on a second run" cmp "$here/$file" "$here/again/$file"
        check "$name: $file is the same under de_DE.UTF-8, in Shanghai, from another folder" \
            cmp "$here/$file" "$here/elsewhere/$file"
    done
done
suite_end
