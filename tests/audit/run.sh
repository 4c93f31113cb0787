#!/bin/bash
# Planted faults: each folder tests/audit/<case>/ holds a layout with one fault, its data, and
#   expected.txt   "FILE:LINE:COLUMN CODE" of the one message that must come, and no other
# The place was counted in the source by who planted the fault, never taken from the program. Then:
# clean pages have no finding, the lists and the approval are right, and docs/data.md holds.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin audit

# What the program says of a layout: "FILE:LINE:COLUMN CODE", a line each.
complaints()
{
    timeout 10 "$yitu" check "$@" --lang en > "$work/out" 2>&1 < /dev/null || true
    sed -nE 's/^([^ ]+:[0-9]+:[0-9]+): (error|warning|note) ([EWN][0-9]{4}): .*/\1 \3/p' "$work/out"
}

shopt -s nullglob
count=0
for folder in tests/audit/*/; do
    name=$(basename "$folder")
    count=$((count + 1))
    cd "$top/$folder"
    wanted=$(cat expected.txt)
    found=$(complaints layout.json)
    if [ "$found" = "$wanted" ]; then
        pass "$name"
    else
        fail "$name: not what was planted" "wanted $wanted
found  $found"
    fi
    timeout 10 "$yitu" check layout.json --lang zh > "$work/zh" 2>&1 || true
    if grep -qP '[\x{4E00}-\x{9FFF}]' "$work/zh"; then
        pass "$name in Chinese"
    else
        fail "$name says nothing in Chinese" "$(cat "$work/zh")"
    fi
done
cd "$top"
if [ "$count" -ge 60 ]; then pass "$count faults are planted"; else fail "only $count faults"; fi

# ---- clean pages ---------------------------------------------------------------------------------
for layout in layouts/*.json; do
    check "no finding on $layout" "$yitu" check "$layout" --strict
    if grep -q '[WEN]10' <("$yitu" check "$layout" 2>&1); then
        fail "$layout has findings" "$("$yitu" check "$layout" 2>&1)"
    fi
done

# ---- red up, green down, and the other way -----------------------------------------------------------
# $up and $down are the one place that says it, for kpi and table alike.
trend_page()
{
    cat > "$work/trend.json" << EOF
{ "version": 1, "page": { "size": "A5", "margin": "10mm" },
  "theme": { "tokens": { "up": "$1", "down": "$2" },
    "styles": { "body": { "fontFamily": ["思源黑体"], "fontSize": "12pt" } } },
  "data": { "k": [ { "n": "甲", "v": 3, "yoy": $3 } ] },
  "body": { "type": "column", "class": "body", "children": [
    { "type": "$4", "repeat": "k", "as": "r", "value": "{{r.v}}", "change": "{{r.yoy}}" },
    { "type": "table", "columns": [ "指标", { "title": "同比", "trend": true } ], "rows": [ [ "甲", $3 ] ] } ] } }
EOF
    "$yitu" render "$work/trend.json" -o "$work/trend.svg" > /dev/null 2>&1
}
for type in kpi number; do
    for row in "#AA1122 #118833 5.2" "#AA1122 #118833 -5.2" "#118833 #AA1122 5.2" "#118833 #AA1122 -5.2"; do
        read -r up down yoy <<< "$row"
        wanted=$up
        other=$down
        if [ "${yoy#-}" != "$yoy" ]; then wanted=$down other=$up; fi
        trend_page "$up" "$down" "$yoy" $type
        check "$type and table: $yoy is $wanted with up $up" node -e '
            const [file, wanted, other] = process.argv.slice(1);
            const rgb = hex => [1, 3, 5].map(i => parseInt(hex.substr(i, 2), 16));
            const drawn = [...require("fs").readFileSync(file, "utf8").matchAll(/rgb\(([^)]*)\)/g)].map(m =>
                m[1].split(",").map(v => Math.round(parseFloat(v) * (v.includes("%") ? 2.55 : 1))));
            const count = hex => drawn.filter(c => c.every((v, i) => Math.abs(v - rgb(hex)[i]) <= 1)).length;
            if (count(wanted) < 4 || count(other) > 0) {
                console.log(count(wanted), count(other)); process.exit(1); }' "$work/trend.svg" "$wanted" "$other"
    done
done

# ---- docs/data.md --------------------------------------------------------------------------------
# Writes the block of the page that begins with "```LANGUAGE NAME" (or "```NAME") to a file.
block()
{
    awk -v fence="\`\`\`$1" '$0 == fence { on = 1; next } on && /^```/ { exit } on' docs/data.md
}
for file in "json layout.json" "json base.json" "json parts.json" "csv city.csv"; do
    block "$file" > "$work/${file#* }"
done
block printed > "$work/printed.txt"
"$yitu" check "$work/layout.json" > "$work/found" 2>&1 || true
if [ -s "$work/found" ]; then
    fail "the layout of docs/data.md is not clean" "$(cat "$work/found")"
else
    pass "the layout of docs/data.md is clean"
fi
"$yitu" render "$work/layout.json" --dump-layout "$work/dump.json"
if diff <(grep -o '"text":"[^"]*","lines"' "$work/dump.json" | cut -d '"' -f 4) "$work/printed.txt" \
    > "$work/difference"; then
    pass "the layout of docs/data.md prints what the page says"
else
    fail "docs/data.md: printed" "$(cat "$work/difference")"
fi
sed -nE 's/^DIAG\((W|N)_[A-Z_]*, (10[0-9]+),.*/\1\2/p' src/base/codes_audit.inc > "$work/codes"
while read -r code; do
    case $code in W105[0-3]) continue ;; esac # a range on the page
    check "docs/data.md names $code" grep -q "$code" docs/data.md
done < "$work/codes"

# ---- the list ------------------------------------------------------------------------------------
mkdir "$work/list"
cat > "$work/list/page.json" <<'JSON'
{ "version": 1, "page": { "size": "100mm 100mm", "margin": "0" },
  "theme": { "styles": { "body": { "fontFamily": ["思源黑体"], "fontSize": "10pt", "lineHeight": "20pt", "textAutospaceDigits": "none" } } },
  "data": { "kpi": { "src": "kpi.csv", "key": "id" } },
  "audit": { "literals": ["12345热线"] },
  "body": { "type": "column", "class": "body", "children": [
    "{{kpi.gdp.name}}{{kpi.gdp.value | yi(1)}}亿元", "同比{{kpi.gdp.change / 100 | yoy(1)}}",
    "12345热线", "合计{{kpi.gdp.value + kpi.other.value}}元" ] } }
JSON
printf 'id,name,value,unit,change,changeUnit\ngdp,产值,3162000000,元,0.00,%%\nother,其他,5,元,,\n' > "$work/list/kpi.csv"
cd "$work/list"
check "audit writes JSON" "$yitu" audit page.json -o list.json
list=list.json
# has FIELD VALUE: figure $1 of the list says so.
has()
{
    check "figure $1: $2 is $3" grep -q "^{\"number\":$1,.*\"$2\":\"$3\"" "$list"
}
has 1 text '31.6'
has 1 unit '亿元'
has 1 state cell
has 1 value 3162000000
has 1 dataUnit 元
has 1 source 'kpi.csv:2 gdp'
has 1 field value
has 1 indicator 产值
has 1 expression 'kpi.gdp.value | yi(1)'
has 1 rounding 'rounded to 1 places'
has 2 text 持平
has 2 state computed
has 2 field change
has 3 text 12345
has 3 state literal
has 4 text 3162000005
has 4 state computed
has 4 field value
has 4 source 'kpi.csv:2 gdp'
# 产值 takes two em of 10 pt before the figure; the first line's em box is 5 pt below the top.
check "figure 1 stands 20 pt from the left" grep -q '^{"number":1,.*"x":7.06,' "$list"
check "the list is JSON" node "$top/tests/scripts/read_json.js" list.json

# ---- the sheet -----------------------------------------------------------------------------------
check "audit writes a PDF" "$yitu" audit page.json -o sheet.pdf --lang zh
check "the PDF is sound" qpdf --check sheet.pdf
"$yitu" audit page.json -o again.pdf --lang zh
check "the same sheet twice" cmp sheet.pdf again.pdf
pdftotext -layout sheet.pdf sheet.txt
for words in 数字核校单 31.6亿元 'csv:2 gdp' 产值 12345; do
    check "the sheet says $words" grep -q "$words" sheet.txt
done
check_not "only .pdf and .json" "$yitu" audit page.json -o list.txt
for layout in explainer explainer-long; do
    check "the sheet of $layout" "$yitu" audit "$top/layouts/$layout.json" -o "$layout.pdf" --strict
    check "the sheet of $layout is sound" qpdf --check "$layout.pdf"
done

# ---- approval ------------------------------------------------------------------------------------
check "figures are approved" "$yitu" audit page.json --approve lock.json
check "nothing has changed" "$yitu" render page.json -o page.pdf --approved lock.json --strict
sed -i 's/3162000000/3262000000/' kpi.csv
# says CODE WORDS: the last complaint has the code and the words.
says()
{
    if grep -q "$1: .*$2" found.txt; then pass "$1 $2"; else fail "$1 $2" "$(cat found.txt)"; fi
}
"$yitu" check page.json --approved lock.json > found.txt 2>&1
says W1050 'from 31.6亿元 (3162000000) to 32.6亿元 (3262000000)'
says W1050 'from 3162000005元 to 3262000005元'
check_not "strict: a changed figure is not rendered" \
    "$yitu" render page.json -o never.pdf --approved lock.json --strict
check_not "and no file is left" test -e never.pdf
check "without --strict it is rendered, with the warning" "$yitu" render page.json -o page.pdf --approved lock.json
sed -i 's/"12345热线", //; s/合计/又{{kpi.other.value}}元，合计/' page.json
"$yitu" check page.json --approved lock.json > found.txt 2>&1
says W1051 12345
says W1052 'kpi other value'
sed -i 's/31.6亿元/31.7亿元/' lock.json
"$yitu" check page.json --approved lock.json > found.txt 2>&1
says W1053 digest
echo '{}' > lock.json
"$yitu" check page.json --approved lock.json > found.txt 2>&1 && fail "no approval was taken for one"
says E1054 figures
check_not "an approval that is not there" "$yitu" audit page.json --approved nowhere.json

# ---- hostile layouts -----------------------------------------------------------------------------
for i in $(seq 0 40); do
    echo "{ \"include\": [\"w$((i + 1)).json\", \"w$((i + 1)).json\"] }" > "w$i.json"
    echo "{ \"extends\": \"d$((i + 1)).json\" }" > "d$i.json"
done
echo '{ "components": {} }' > w9.json
check_not "512 included files" timeout 1 "$yitu" check w0.json
"$yitu" check w0.json > found.txt 2>&1 || true
says E0010 'files of a layout'
timeout 1 "$yitu" check d0.json > found.txt 2>&1 || true
says E1003 'more than 32 deep'
cd "$top"
# ---- figures that elements format themselves --------------------------------------------------------
cat > "$work/elements.json" << 'JSON'
{ "version": 1, "page": { "size": "A4", "margin": "10mm" },
  "theme": { "styles": { "body": { "fontFamily": ["思源黑体"], "fontSize": "10pt" } } },
  "data": { "k": [ { "name": "甲", "value": 31.62, "unit": "亿元", "change": 3.27, "done": 65 },
                   { "name": "乙", "value": 20, "unit": "亿元", "change": 0, "done": 30 } ] },
  "body": { "type": "column", "class": "body", "children": [
    { "type": "kpi", "value": "{{k[0].value}}", "unit": "{{k[0].unit}}", "label": "甲", "change": "{{k[0].change}}" },
    { "type": "kpi", "value": "{{k[1].value}}", "unit": "{{k[1].unit}}", "label": "乙", "change": "{{k[1].change}}" },
    { "type": "progress", "value": "{{k[0].done}}", "label": "完成" },
    { "type": "table", "rows": "{{k}}", "columns": [ { "title": "名", "field": "name" },
      { "title": "值", "field": "value", "unit": "亿元", "format": "fixed(1)" }, { "title": "增", "field": "change" } ] },
    { "type": "chart", "data": "{{k}}", "x": { "field": "name" }, "source": "示例", "alt": "图",
      "series": [ { "type": "bar", "y": "value", "name": "值", "label": { "show": true } } ] } ] } }
JSON
"$yitu" audit "$work/elements.json" -o - 2> "$work/elements.err" |
    sed -nE 's/^.*"text":"([^"]*)".*"state":"([a-z]*)".*"source":"[^"]*json:([0-9]+) ([^"]*)","field":"([a-z]*)".*$/\1 \2 \3 \4 \5/p' \
    > "$work/elements.txt"
cat > "$work/elements.expected" << 'END'
31.62 cell 3 甲 value
3.27 cell 3 甲 change
20 cell 4 乙 value
持平 cell 4 乙 change
65 cell 3 甲 done
31.6 cell 3 甲 value
3.27 cell 3 甲 change
20.0 cell 4 乙 value
0 cell 4 乙 change
31.62 cell 3 甲 value
20 cell 4 乙 value
END
if diff "$work/elements.expected" "$work/elements.txt" > "$work/difference"; then
    pass "figures of elements have their cells"
else
    fail "figures of elements have their cells" "$(cat "$work/difference" "$work/elements.err")"
fi
sed 's/"{{k\[0\].change}}"/3.27/; s/"{{k\[0\].done}}"/65/' "$work/elements.json" > "$work/typed.json"
found=$("$yitu" check "$work/typed.json" --lang en 2>&1 | sed -nE 's/^.*typed.json:([0-9]+):.* (W[0-9]+): .*“(.*)”.*/\1 \2 \3/p' | tr '\n' ';')
if [ "$found" = "6 W1020 3.27%;8 W1020 65%;" ]; then
    pass "typed numbers of elements are found"
else
    fail "typed numbers of elements are found" "$found"
fi
suite_end
