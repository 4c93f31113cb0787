#!/bin/bash
# The JSON of README.md and docs/*.md: every block that is a whole layout (it has a "version") renders
# without a word; a block "json records" does what docs/preview.md says with the CSV block before it.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin docs

# Writes each ```json block of a file that has a "version" to $work/NAME-NUMBER.json.
extract()
{
    awk -v stem="$2" '
        /^```json *$/ { inside = 1; text = ""; next }
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
    [[ "$name" =~ ^(style|page|press|outputs)$ ]] || check "with its picture" test -s "docs/reference/$name.png"
done
check "the reference has nothing else" test "$(grep -c '<section id=' docs/reference.html)" = "$("$yitu" describe | wc -l)"
# block LANGUAGE: the first block of docs/preview.md in that language.
block()
{
    awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```/ { if (inside) exit } inside' docs/preview.md
}
block csv > "$work/people.csv"
block "json records" > "$work/card.txt"
mv "$work/card.txt" "$work/card.json"
check "there are records in docs/preview.md" test -s "$work/people.csv"
# The third name and its title are longer than their boxes; so are the longest of all together.
"$yitu" stress "$work/card.json" --records "$work/people.csv" --lang en --diagnostics json > "$work/stress" || true
check "stress finds what docs/preview.md promises" grep -qx '{"records":5,"error":0,"overset":2,"overflow":0,"dropped":0,"other":0}' "$work/stress"
check "in the third record" grep -q '^{"record":"3","line":4,"kind":"overset"' "$work/stress"
block jsonc > "$work/settings.txt"
check "the settings for VS Code are JSON" node -e 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))' "$work/settings.txt"
suite_end
