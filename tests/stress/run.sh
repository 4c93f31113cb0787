#!/bin/bash
# yitu stress: what does not fit is told record by record, and nothing else is.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin stress

cat > "$work/page.json" <<'JSON'
{"version": 1, "page": {"size": "A6", "margin": "10mm"}, "body": {"type": "column", "children": [
  {"type": "text", "text": "{{name}}", "style": {"height": "8mm", "width": "30mm"}},
  {"type": "column", "style": {"height": "20mm"}, "children": [
    {"type": "text", "repeat": "lines", "text": "{{item}}"}]},
  {"type": "chart", "data": [{"k": "{{label}}", "v": 1}, {"k": "乙", "v": 2}, {"k": "丙", "v": 2}, {"k": "丁", "v": 2}], "x": "k", "alt": "图",
    "series": [{"type": "bar", "y": "v"}], "style": {"height": "40mm"}}]}}
JSON
# Records 1 and 2 fit; the name of 3, the lines of 4 and the label of 5 do not; 6 has no name.
cat > "$work/records.ndjson" <<'JSON'
{"name": "长治", "lines": ["一"], "label": "甲"}
{"name": "晋中", "lines": ["一", "二"], "label": "丙"}
{"name": "晋城市高新技术产业开发区管理委员会", "lines": ["一"], "label": "甲"}
{"name": "朔州", "lines": ["一", "二", "三", "四", "五", "六", "七", "八"], "label": "甲"}
{"name": "大同", "lines": ["一"], "label": "一个实在太长太长太长太长太长太长太长太长太长太长太长太长太长的名称"}
{"lines": ["一"], "label": "甲"}
JSON

status=0
"$yitu" stress "$work/page.json" --records "$work/records.ndjson" --lang en --diagnostics json \
    > "$work/report" || status=$?
check "findings are status 1" test "$status" = 1
# has TITLE RECORD KINDS: the kinds of findings of one record, sorted, "" for none.
has()
{
    local found
    found=$(sed -n "s/^{\"record\":\"$2\",.*\"kind\":\"\([a-z]*\)\".*/\1/p" "$work/report" | sort -u | tr '\n' ' ')
    check "$1: <$found>" test "$found" = "$3"
}
has "a record that fits has no finding" 1 ""
has "nor has the second" 2 ""
has "a name too long is overset" 3 "overset "
has "lines too many are an overflow" 4 "overflow "
has "a label too long is cut" 5 "dropped "
has "a missing name is an error" 6 "error "
has "the longest values together have all three" longest "dropped overflow overset "
has "the shortest fit" shortest ""
check "the line of each record is told" grep -q '^{"record":"4","line":4,' "$work/report"
check "a summary ends it" grep -qx '{"records":8,"error":1,"overset":2,"overflow":2,"dropped":2,"other":0}' \
    <(tail -n 1 "$work/report")

head -n 2 "$work/records.ndjson" > "$work/fits.ndjson"
check "records that fit are status 0" "$yitu" stress "$work/page.json" --records "$work/fits.ndjson"
for _ in $(seq 200); do echo '{"name": "长治", "lines": ["一"], "label": "甲"}'; done > "$work/many.ndjson"
sed -n 3p "$work/records.ndjson" >> "$work/many.ndjson"
"$yitu" stress "$work/page.json" --records "$work/many.ndjson" --extremes --lang en > "$work/words" || true
check "--extremes tries few records" grep -q '^[4-6] records tried: 2 with overset' "$work/words"
check "and finds the one among many" grep -q '^record 201 (line 201):' "$work/words"
status=0
"$yitu" stress "$work/page.json" --lang en 2> "$work/err" || status=$?
check "records are needed" test "$status" = 2
status=0
"$yitu" stress "$work/page.json" --records "$work/none.csv" --lang en 2> "$work/err" || status=$?
check "a file that is not there is told" grep -q 'none.csv' "$work/err"
check "with status 1" test "$status" = 1
suite_end
