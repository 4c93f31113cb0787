#!/bin/bash
# The JSON of README.md and docs/*.md: every block that is a whole layout (it has a "version") renders without a word.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin docs

# Writes each ```json block of a file that has a "version" to $work/NAME-NUMBER.json.
extract()
{
    awk -v stem="$2" '
        /^```json/ { inside = 1; text = ""; next }
        /^```/ && inside {
            inside = 0
            if (text ~ /"version"/) { count++; printf "%s", text > (stem "-" count ".json") }
            next
        }
        inside { text = text $0 "\n" }' "$1"
}

for document in README.md docs/*.md; do
    extract "$document" "$work/$(basename "$document" .md)"
done
found=$(find "$work" -name '*.json' | wc -l)
check "there are layouts in the documents" test "$found" -gt 0
for layout in "$work"/*.json; do
    name=$(basename "$layout")
    check "$name renders" "$yitu" render "$layout" -o "$work/out.pdf" -o "$work/out.png" --lang en
    words=$("$yitu" check "$layout" --lang en 2>&1) || true
    check "$name gives no diagnostic: $words" test -z "$words"
done

# The gallery shows every layout there is, each with its picture, and says what is sample data.
for layout in layouts/*.json; do
    name=$(basename "$layout" .json)
    check "the gallery shows $name" grep -q "^$name	" docs/gallery/pages.tsv
    check "the gallery has its picture" grep -q "<img src=\"gallery/$name.png\"" docs/gallery.html
    check "and that is there" test -s "docs/gallery/$name.png"
done

# The reference has every type that the program knows, and the examples it shows are the program's.
for name in $("$yitu" describe | awk '{ print $1 }'); do
    check "the reference has $name" grep -q "<section id=\"$name\">" docs/reference.html
    [[ "$name" =~ ^(style|page|press)$ ]] || check "with its picture" test -s "docs/reference/$name.png"
done
check "the reference has nothing else" test "$(grep -c '<section id=' docs/reference.html)" = "$("$yitu" describe | wc -l)"
suite_end
