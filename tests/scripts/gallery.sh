#!/bin/bash
# make gallery: renders every page of docs/gallery/pages.tsv into out/gallery/ (PDF) and
# docs/gallery/ (small pictures), and writes docs/gallery.html.
set -euo pipefail

cd "$(dirname "$0")/../.."
yitu=${BUILD:-build}/yitu
mkdir -p out/gallery
picture_width=560 # pixels of every picture: two side by side on a small screen

escape()
{
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' <<< "$1"
}

# picture NAME: page 1 as a PNG of `picture_width`; the width of the page is the SVG's.
picture()
{
    local inches
    "$yitu" render "layouts/$1.json" -o "out/gallery/$1.pdf" -o "out/gallery/$1.svg" 2> /dev/null
    local svg=out/gallery/$1.svg
    [ -e "$svg" ] || svg=out/gallery/$1-1.svg
    inches=$(sed -n '1,/<svg/s/.* width="\([0-9.]*\)pt".*/\1/p' "$svg" | awk '{ print $1 / 72; exit }')
    "$yitu" render "layouts/$1.json" -o "out/gallery/$1.png" \
        --dpi "$(awk -v w="$picture_width" -v i="$inches" 'BEGIN { printf "%d", w / i }')" 2> /dev/null
    local png=out/gallery/$1.png
    [ -e "$png" ] || png=out/gallery/$1-1.png
    cp "$png" "docs/gallery/$1.png"
    rm -f "out/gallery/$1"*.svg "out/gallery/$1"*.png
}

page()
{
    cat << HTML
  <figure>
    <a href="../layouts/$1.json"><img src="gallery/$1.png" alt="$(escape "$2")" width="$picture_width"></a>
    <figcaption><b>$(escape "$2")</b> $(escape "$3")<br>$(escape "$4") · $(escape "$5") ·
      <a href="../layouts/$1.json">layouts/$1.json</a></figcaption>
  </figure>
HTML
}

{
    cat << 'HTML'
<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>yitu 一图 · 版面集 Gallery</title>
<style>
  body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; font: 16px/1.6 "Noto Sans CJK SC", sans-serif; color: #1b1f2a; background: #f4f6f9; }
  h1 { font-weight: 900; }
  main { columns: 2 24rem; column-gap: 2rem; }
  figure { break-inside: avoid; margin: 0 0 2rem; }
  img { width: 100%; height: auto; box-shadow: 0 1px 8px #0003; background: #fff; }
  figcaption { font-size: 14px; margin-top: .5rem; color: #555; }
  figcaption b { color: #1b1f2a; }
</style>
<h1>yitu 一图 · 版面集 Gallery</h1>
<p>每一页由一个 JSON 版面排出，点图看源文件；<code>make gallery</code> 重排全部，PDF 在 out/gallery/。<br>
Each page is one JSON layout, a click away; <code>make gallery</code> renders them all, the PDF files are in out/gallery/.</p>
<main>
HTML
    while IFS=$'\t' read -r name chinese english size theme; do
        picture "$name"
        page "$name" "$chinese" "$english" "$size" "$theme"
        echo "  $PWD/out/gallery/$name.pdf" >&2
    done < docs/gallery/pages.tsv
    echo '</main>'
    echo '</html>'
} > docs/gallery.html.new
mv docs/gallery.html.new docs/gallery.html
echo "  $PWD/docs/gallery.html"
