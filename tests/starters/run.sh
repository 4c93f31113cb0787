#!/bin/bash
# yitu init: every starter is valid, renders without a word, and a folder that holds something is
# left alone.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin starters
node_begin

"$yitu" schema > "$work/schema.json"
check "there are the four starters" test "$(cd layouts/starters && echo *)" = "broadsheet explainer kpi report"
for starter in layouts/starters/*/; do
    name=$(basename "$starter")
    check "$name: init" "$yitu" init "$work/$name" --template "$name" --lang en
    for file in "$starter"*; do
        check "$name: $(basename "$file") is there" cmp "$file" "$work/$name/$(basename "$file")"
    done
    check "$name: its schema is that of this program" cmp "$work/schema.json" "$work/$name/layout.schema.json"
    words=$("$yitu" check "$work/$name/page.json" --lang en 2>&1) || true
    check "$name: no diagnostic: $words" test -z "$words"
    check "$name: a PDF" "$yitu" render "$work/$name/page.json" -o "$work/$name.pdf"
    pages=$(pdfinfo "$work/$name.pdf" | sed -n 's/^Pages: *//p')
    # A report has a cover, the main points and the details.
    check "$name: its pages: $pages" test "$pages" = "$([ "$name" = report ] && echo 3 || echo 1)"
    judge node tests/schema/validate.js "$work/schema.json" "$work/$name/page.json"
done
check "explainer is the default" "$yitu" init "$work/plain"
check "the same files" diff -r "$work/plain" "$work/explainer"
mkdir "$work/empty"
check "an empty folder is taken" "$yitu" init "$work/empty"
echo mine > "$work/empty/mine.txt"
cp -R "$work/empty" "$work/before"
check_not "a folder that holds something is not" "$yitu" init "$work/empty"
check "it is as it was" diff -r "$work/before" "$work/empty"
echo mine > "$work/file"
check_not "a file is not taken for a folder" "$yitu" init "$work/file"
check_not "no folder is made above it" "$yitu" init "$work/no/such/folder"
status=0
"$yitu" init "$work/other" --template kpy --lang en 2> "$work/err" || status=$?
check "an unknown template is the user's mistake" test "$status" = 1
check "the nearest is named" grep -q 'Did you mean “kpi”' "$work/err"
check_not "and nothing is made" test -e "$work/other"
status=0
"$yitu" init --lang en 2> "$work/err" || status=$?
check "a name is needed" test "$status" = 2
check "the broadsheet says nothing twice" node -e '
    const words = JSON.parse(require("fs").readFileSync("layouts/starters/broadsheet/stories.json", "utf8"));
    const all = [words.lead, words.opinion, ...words.short].flatMap((story) => story.text.split("\n"));
    process.exit(all.length >= 20 && new Set(all).size === all.length ? 0 : 1)'
suite_end
