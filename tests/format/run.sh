#!/bin/bash
# yitu format: the files of the repository keep their values, their comments and their pages, and
# formatting twice is formatting once.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin format

cp -R layouts data "$work/"
while read -r file; do
    name=${file#"$work/"}
    check "$name: formatted" "$yitu" format "$file"
    judge node tests/format/compare.mjs "$name" "$file"
    cp "$file" "$work/once.json"
    check "$name: formatted again" "$yitu" format "$file"
    check "$name: twice is once" cmp "$work/once.json" "$file"
    check "$name: --check is content" "$yitu" format --check "$file"
done < <(find "$work/layouts" "$work/data" -name '*.json')
for layout in layouts/explainer.json layouts/starters/explainer/page.json layouts/starters/kpi/page.json; do
    "$yitu" render "$layout" --dump-layout "$work/before.txt" --trace "$work/before.trace"
    "$yitu" render "$work/$layout" --dump-layout "$work/after.txt" --trace "$work/after.trace"
    check "$layout: everything stands where it stood" cmp "$work/before.txt" "$work/after.txt"
    check "$layout: and is drawn as it was" cmp "$work/before.trace" "$work/after.trace"
done

cat > "$work/bad.json" <<'JSON'
{ "a" 1 }
JSON
cp "$work/bad.json" "$work/kept.json"
check_not "what is no JSON is refused" "$yitu" format "$work/bad.json"
check "and left alone" cmp "$work/kept.json" "$work/bad.json"
echo '{"b":1}' > "$work/loose.json"
cp "$work/loose.json" "$work/kept.json"
check_not "--check tells of a file that is not in the form" "$yitu" format --check "$work/loose.json"
check "and changes nothing" cmp "$work/kept.json" "$work/loose.json"
check "--stdout prints" test "$("$yitu" format --stdout "$work/loose.json")" = '{ "b": 1 }'
check "and changes nothing either" cmp "$work/kept.json" "$work/loose.json"
check_not "a file is needed" "$yitu" format
suite_end
