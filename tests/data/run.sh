#!/bin/bash
# Large tables: a CSV file of 12 MB is summed up, filtered and cut to its best rows with little
# memory, and what comes out is what awk finds in the same file.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin data

cd "$work"
awk 'BEGIN {
    print "id,name,region,value,note"
    for (i = 0; i < 240000; i++) {
        seed = (seed * 16807 + 11) % 2147483647
        printf "%06d,县%d,区%d,%d.%d,\"备注, %d\"\n", i, i, seed % 7, seed % 9973, seed % 10, i
    }
}' > table.csv

# A layout that prints a line for each row of the source that $1 declares.
layout()
{
    cat > "$1.json" << JSON
{ "version": 1, "page": { "size": "A4", "margin": "10mm" },
  "theme": { "styles": { "body": { "fontFamily": ["思源黑体"], "fontSize": "9pt" } } },
  "data": { "rows": { "src": "table.csv", $2 } },
  "body": { "type": "column", "class": "body", "children": [
    { "repeat": "rows", "as": "r", "type": "text", "text": "$3" } ] } }
JSON
}

# Prints the lines of a layout, under a limit of address space that the table as a whole exceeds.
lines()
{
    (ulimit -v 200000 && "$yitu" render "$1.json" --dump-layout dump.json > said 2>&1) || return 1
    grep -o '"text":"[^"]*","lines"' dump.json | cut -d '"' -f 4
}

# Compares the lines of a layout with those of awk, which come on standard input.
same()
{
    cat > expected
    if ! lines "$1" > found; then
        fail "$2" "$(cat said)"
    elif cmp -s expected found; then
        pass "$2"
    else
        fail "$2" "$(diff expected found | head -20)"
    fi
}

layout group '"group": {"by": "region", "compute": {"most": "max(rows, '"'value'"')",
    "all": "round(sum(rows, '"'value'"'), 1)"}}, "sort": "region"' '{{r.region}} {{r.count}} {{r.most}} {{r.all}}'
same group "groups of a large table" < <(awk -F, 'NR > 1 { count[$3]++; sum[$3] += $4 * 10; if ($4 + 0 > most[$3] + 0) most[$3] = $4 }
    END { for (r in count) printf "%s %d %s %.1f\n", r, count[r], most[r], sum[r] / 10 }' table.csv | LC_ALL=C sort)

layout best '"filter": "region == '"'区3'"'", "sort": "-value", "limit": 12' '{{r.id}} {{r.value}}'
same best "the best rows of a large table" \
    < <(awk -F, '$3 == "区3" { print $1, $4 }' table.csv | sort -s -k 2,2rn | sed 12q)

layout first '"limit": 5' '{{r.id}} {{r.name}} {{r.note}}'
same first "its first rows" < <(sed -n '2,6s/^\([^,]*\),\([^,]*\),.*"\(.*\)"$/\1 \2 \3/p' table.csv)

layout few '"filter": "value > 9972.0", "compute": {"half": "value / 2"}' '{{r.id}} {{r.half}}'
same few "a filter and a column" \
    < <(awk -F, 'NR > 1 && $4 > 9972.0 { print $1, $4 / 2 }' table.csv)

layout whole '"sort": "-value"' '{{r.id}}'
if lines whole > /dev/null; then
    fail "the limit of memory would let the whole table pass"
else
    pass "the whole table does not fit into that memory"
fi

# ---- what is said ----------------------------------------------------------------------------------
says()
{
    local found
    ("$yitu" check "$1.json" --lang en 2>&1 || true) > said
    found=$(sed -nE 's/^([^ ]+): (error|warning) ([EW][0-9]+):.*/\1 \3/p' said | sed 1q)
    if [ "$found" = "$2" ]; then pass "$3"; else fail "$3" "found $found"; fi
}
cp table.csv kept.csv
sed -i '200002s/,/;/' table.csv
says group "table.csv:200002:1 E0207" "a ragged row is found at its line"
awk 'NR == 150001 { sub(/,[0-9.]+,"/, ",viele,\"") } { print }' kept.csv > table.csv
layout typed '"columns": {"value": "number"}, "limit": 1' '{{r.value}}'
line=$(grep -n viele table.csv | cut -d : -f 1)
("$yitu" check typed.json --lang en 2>&1 || true) > said
if grep -q "^table.csv:$line:[0-9]*: error E0215" said; then pass "a cell of another kind"; else fail "a cell of another kind"; fi
cp kept.csv table.csv
layout many '"filter": "value >= 0"' '{{r.id}}'
says many "many.json:3:53 E0010" "too much is kept"
awk 'NR > 1' kept.csv > rows
cat kept.csv rows rows rows rows rows rows > table.csv # beyond what is read as a whole
says whole "whole.json:3:30 E0290" "a large table that nothing makes smaller"
layout share '"compute": {"s": "share(value)"}, "limit": 3' '{{r.s}}'
says share "share.json:3:60 E0291" "a formula that needs all rows"

# ---- schemas: ajv judges the same data -------------------------------------------------------------
check "npm packages" node_begin
mkdir schemas
(cd "$top/tests" && node data/schemas.js "$work/schemas") > verdicts
while read -r name verdict; do
    "$yitu" check "schemas/$name.json" --lang en > said 2>&1 || true
    found=valid
    ! grep -q 'error E029' said || found=invalid
    if [ "$found" = "$verdict" ]; then
        pass "$name is $verdict"
    else
        fail "$name is $verdict" "$(cat "schemas/$name.json" "schemas/$name.schema.json" said)"
    fi
done < verdicts
check "there are many schemas" test "$(wc -l < verdicts)" -ge 60

cat > row.schema.json << 'JSON'
{ "type": "object", "required": ["id", "value"],
  "properties": { "value": { "type": "number", "minimum": 0 }, "region": { "enum": ["东", "西"] } } }
JSON
printf 'id,region,value\na,东,5\nb,西,-2\nc,,\n' > rows.csv
cat > judged.json << 'JSON'
{ "version": 1, "body": "x",
  "data": { "k": { "src": "rows.csv", "schema": "row.schema.json" } } }
JSON
("$yitu" check judged.json --lang en 2>&1 || true) > said
found=$(grep -oE '^[^ ]+: error E029[0-9]' said | tr '\n' ' ')
if [ "$found" = "rows.csv:3:5: error E0296 rows.csv:4:4: error E0297 " ]; then
    pass "faults stand at the row and the field"
else
    fail "faults stand at the row and the field" "$(cat said)"
fi
check "the schema is given as the reason" grep -q 'because: row.schema.json:2:59' said
sed -i 's/"minimum": 0/"multipleOf": 5/' row.schema.json
("$yitu" check judged.json --lang en 2>&1 || true) > said
check "an unknown keyword is no silent pass" grep -q '^row.schema.json:2:48: error E0292' said

# A large table is judged in parts.
cp kept.csv table.csv
cat > part.schema.json << 'JSON'
{ "type": "array", "minItems": 240000, "maxItems": 240000,
  "items": { "properties": { "value": { "type": "number", "maximum": 9973 } } } }
JSON
layout part '"limit": 1, "schema": "part.schema.json"' '{{r.id}}'
check "a large table keeps to its schema" "$yitu" check part.json
sed -i 's/9973/9970/' part.schema.json
line=$(awk -F, 'NR > 1 && $4 > 9970 { print NR; exit }' table.csv)
cells=$(sed -n "${line}p" table.csv | cut -d , -f 1-3)
says part "table.csv:$line:$((${#cells} + 2)) E0296" \
    "and a row that does not is found"

# ---- one rounding for texts, computed columns, tables and charts ---------------------------------------
cat > rounding.json << 'JSON'
{ "version": 1, "meta": { "rounding": "half-even" }, "page": { "size": "A4", "margin": "10mm" },
  "theme": { "styles": { "body": { "fontFamily": ["思源黑体"], "fontSize": "10pt" } } },
  "data": { "k": { "value": [ { "v": 2.5, "n": "甲" } ], "compute": { "r": "round(v)" } } },
  "body": { "type": "column", "class": "body", "children": [ "{{k[0].v | fixed(0)}} {{k[0].r}}",
    { "type": "table", "rows": "{{k}}", "columns": [ { "title": "值", "field": "v", "format": "fixed(0)" } ] },
    { "type": "chart", "data": "{{k}}", "x": "n", "source": "示例", "alt": "图",
      "series": [ { "type": "bar", "y": "v", "label": { "show": true, "format": "fixed(0)" } } ] } ] } }
JSON
rounded()
{
    "$yitu" audit rounding.json -o - 2> said | sed -nE 's/^.*"text":"([0-9]+)".*/\1/p' | tr '\n' ' '
}
check "half to even everywhere" test "$(rounded)" = "2 2 2 2 "
sed -i 's/half-even/half-up/' rounding.json
check "half up everywhere" test "$(rounded)" = "3 3 3 3 "
sed -i 's/half-up/bankers/' rounding.json
says rounding "rounding.json:1:39 E0299" "any other rounding is an error"
suite_end
