#!/bin/bash
# Pictures of the SVG subset (docs/pictures.md), judged against Chromium: the same file drawn by it,
# and by yitu on a page of its size, as PNG, as SVG (drawn by librsvg) and as PDF (drawn by poppler).
# librsvg 2.54 is a second judge of the files it draws as SVG 1.1 says: it takes no clip-path of a
# clipPath, cuts no symbol to its frame, and leaves the shear out of a gradient's matrix.
# No picture may come out as pixels. Stated tolerance: 1 of 255 in the mean, 0.5 % of the pixels off by
# more than 32 after a 3 x 3 blur: edges are smoothed in other ways.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin svg

same()
{
    "$build/tool/compare_png" "$1" "$2" 1 0.005
}

# browser NAME: $work/NAME.svg as Chromium draws it, 400 pixels wide and high.
browser()
{
    printf '<body style="margin:0"><img src="%s.svg" width="400" height="400"></body>' "$1" > "$work/$1.html"
    HOME=$work timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --window-size=400,400 "--screenshot=$work/$1.browser.png" "file://$work/$1.html" > "$work/browser.log" 2>&1
}

for file in tests/svg/*.svg; do
    name=$(basename "$file" .svg)
    cp "$file" "$work/$name.svg"
    printf '{"version": 1, "page": {"size": "200px 200px", "margin": "0", "background": "#FFFFFF"}, "body": {"type": "image", "src": "%s.svg", "alt": "图", "style": {"width": "200px", "height": "200px"}}}\n' \
        "$name" > "$work/$name.json"
    check "$name is drawn by the judge" browser "$name"
    check "$name renders" "$yitu" render "$work/$name.json" --dpi 192 \
        -o "$work/$name.png" -o "$work/$name.out.svg" -o "$work/$name.pdf"
    check "$name as PNG" same "$work/$name.browser.png" "$work/$name.png"
    rsvg-convert -w 400 -h 400 -b white "$work/$name.out.svg" -o "$work/$name.svg.png"
    check "$name as SVG" same "$work/$name.browser.png" "$work/$name.svg.png"
    pdftoppm -r 192 -png -singlefile "$work/$name.pdf" "$work/$name.pdf"
    check "$name as PDF" same "$work/$name.browser.png" "$work/$name.pdf.png"
    check "$name is no picture of pixels in the PDF" \
        test "$(pdfimages -list "$work/$name.pdf" | grep -c image)" = 0
    check_not "$name is none in the SVG" grep -q '<image' "$work/$name.out.svg"
done
for name in radial opacity; do
    rsvg-convert -w 400 -h 400 -b white "tests/svg/$name.svg" -o "$work/$name.second.png"
    check "$name is what librsvg draws" same "$work/$name.second.png" "$work/$name.png"
done

# A planted fault: the judge sees one gradient that runs the other way.
sed 's/x2="0" y2="1"/x2="0" y1="1" y2="0"/' tests/svg/linear.svg > "$work/fault.svg"
browser fault
check_not "the judge sees a gradient that runs the other way" \
    same "$work/linear.browser.png" "$work/fault.browser.png"
suite_end
