#!/bin/bash
# yitu batch: poisoned records fail alone, killed and full-disk runs go on where they were, names
# from data are harmless, and no record's bytes depend on its neighbours. The full disk is a tmpfs of
# our own, which needs root. BATCH_RECORDS=10000 BATCH_ROUNDS=100 is the long form.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin batch

records=${BATCH_RECORDS:-5000}
rounds=${BATCH_ROUNDS:-16}
status=0
cp tests/batch/layout.json "$work/layout.json"
node tests/batch/make_records.js "$work" "$records"
cd "$work" || exit

# run STATUS NAME RECORDS OUT OPTIONS...: a batch must end with STATUS.
run()
{
    local wanted=$1 title=$2 from=$3 out=$4 ended=0
    shift 4
    "$yitu" batch layout.json --records "$from" -o "$out" -q "$@" > log 2>&1 < /dev/null || ended=$?
    if [ "$ended" = "$wanted" ]; then pass "$title"; else fail "$title: ended with $ended, not $wanted" "$(cat log)"; fi
}

same()
{
    # A killed run may leave a temporary file; it is hidden.
    diff -rq -x '.yitu-*.tmp' "$1" "$2"
}

count()
{
    [ ! -d "$1" ] || find "$1" -name '*.pdf' | wc -l
}

# with_status REPORT STATUS: the numbers of the records.
with_status()
{
    sed -n "s/^{\"record\":\([0-9]*\),.*\"status\":\"$2\".*/\1/p" "$1"
}

# ---- A record that is poison fails alone ---------------------------------------------------------
run 0 "$records records are rendered" good.ndjson 'good/{{id}}.pdf' --report good.jsonl
run 1 "a batch with failed records ends with 1" poison.ndjson 'poison/{{id}}.pdf' --report poison.jsonl
check "exactly the poisoned records fail" diff poison.txt <(with_status poison.jsonl failed)
check "all others are done" test "$(with_status poison.jsonl "done" | wc -l)" = $((records - records / 100))
mkdir expected && cp good/*.pdf expected/
while read -r number; do rm "expected/$(printf %05d "$number").pdf"; done < poison.txt
check "and have the bytes that they have without poison beside them" same expected poison
check "every failed record has its message in the report" \
    test "$(grep -c '"status":"failed".*"messages":\[{"severity"' poison.jsonl)" = $((records / 100))
rm -rf poison expected

# ---- What all records say is said once -----------------------------------------------------------
head -n 40 good.ndjson > forty.ndjson
cat > wide.json <<'END'
{ "version": 1, "page": { "size": "A6", "margin": "5mm" }, "body": { "type": "column", "children": [
  { "type": "text", "text": "Antidisestablishmentarianism{{id}}", "style": { "width": "10mm" } },
  { "type": "text", "text": "Antidisestablishmentarianism", "style": { "width": "10mm" } } ] } }
END
check "forty outputs with a message of the layout" "$yitu" batch wide.json --records forty.ndjson \
    -o 'wide/{{id}}.pdf' --report wide.jsonl -j 2
"$yitu" batch wide.json --records forty.ndjson -o 'wide/{{id}}.pdf' --report wide.jsonl -j 2 2> log
check "it is printed once, with their number" test "$(grep -c ':3:30: warning W0451: .*(40 outputs)' log)" = 1
check_not "but what one output says is left to the report" grep -q ':2:30: ' log
check "the report has it once" test "$(grep -o '"line":3,"column":30,' wide.jsonl | wc -l)" = 1
check "with the first record, and with their number" \
    eval "head -n 1 wide.jsonl | grep -q '\"line\":3,\"column\":30,.*\"records\":40}]}\$'"
check "what one output says stands with it" test "$(grep -c '"line":2,"column":30,.*"records":1}' wide.jsonl)" = 40
check "and each line has the number of its warnings" test "$(grep -c '"warnings":2,' wide.jsonl)" = 40
sed -i '3s/"width"/"widht"/' wide.json
"$yitu" batch wide.json --records forty.ndjson -o 'wide/{{id}}.pdf' -j 2 2> log && fail "a fault of the layout"
check "why records fail is printed once" test "$(grep -c ' error E0301: .*widht' log)" = 2
check "the second time with their number" grep -q ' error E0301: .*(40 records that failed)' log
rm -rf wide

# ---- Order and neighbours ------------------------------------------------------------------------
run 0 "the first 60, last to first, one worker" turned.ndjson 'turned/{{id}}.pdf' -j 1
mkdir first && head -n 60 good.ndjson | sed 's/.*"id":"\([0-9]*\)".*/\1/' | while read -r id; do cp "good/$id.pdf" first/; done
check "a record's bytes do not depend on those before it" same first turned
{ sed -n 1p good.ndjson; sed -n 2p good.ndjson; sed -n '1s/"id":"00001"/"id":"again"/p' good.ndjson; } > aba.ndjson
run 0 "A, B, A" aba.ndjson 'aba/{{value}}{{id}}.pdf' -j 1
sed -i 's/{{record.id}}/x/' layout.json
run 0 "A, B, A without the number" aba.ndjson 'aba/{{value}}{{id}}.pdf' -j 1
check "A, B, A: both A are equal" cmp aba/100100001.pdf aba/1001again.pdf
cp "$top/tests/batch/layout.json" layout.json

# ---- Names ---------------------------------------------------------------------------------------
sed 's/"id":"00007"/"id":"00003"/' good.ndjson > twice.ndjson
run 1 "two records with one name are an error" twice.ndjson 'twice/{{id}}.pdf'
check "which names both" grep -q "Records 3 and 7 " log
check_not "before anything is rendered" test -e twice
run 0 "1,000 hostile names" hostile.ndjson 'hostile/{{id}}{{attack}}.pdf' --report hostile.jsonl
check "all outputs lie in the one folder" test "$(find hostile -mindepth 1 -maxdepth 1 -name '*.pdf' -type f | wc -l)" = 1000
check_not "no name is longer than 200 bytes" eval "ls hostile | LC_ALL=C grep -E '.{201}'"
check_not "no name holds a control character" eval "ls hostile | LC_ALL=C grep '[[:cntrl:]]'"
head -n 12 hostile.ndjson > dotted.ndjson
run 0 "hostile names at the start" dotted.ndjson 'dotted/{{attack}}{{id}}.pdf'
check_not "no name starts with a dot" eval "ls -A dotted | grep '^[.]'"
check "none leads elsewhere" test "$(find dotted -mindepth 1 -maxdepth 1 -type f | wc -l)" = 12
run 1 "names that are equal only once they are safe collide" hostile.ndjson 'collide/{{attack}}.pdf'
check "é and é are one name" grep -q 'é.pdf”' log
sed 's/"id":"00001"/"id":""/' aba.ndjson > empty.ndjson
run 1 "a record without a name fails alone" empty.ndjson 'empty/{{id}}.pdf' --report empty.jsonl
check "the others are there" test "$(count empty)" = 2

# ---- Limits of one record ------------------------------------------------------------------------
head -n 20 good.ndjson | sed '5s/"photo":""/"photo":"huge.png"/' > huge.ndjson
run 1 "a record beyond the memory limit costs only itself" huge.ndjson 'huge/{{id}}.pdf' --report huge.jsonl --memory 400 --retry 0
check "and is reported" test "$(with_status huge.jsonl crashed)$(with_status huge.jsonl failed)" = 5
check "the other 19 are done" test "$(count huge)" = 19
head -n 20 good.ndjson | sed '7s/"copies":1/"copies":49000/' > slow.ndjson
run 1 "a record beyond the time limit costs only itself" slow.ndjson 'slow/{{id}}.pdf' --report slow.jsonl --timeout 0.15 --retry 0
check "and is reported as that" test "$(with_status slow.jsonl timeout)" = 7
check "the other 19 are done here as well" test "$(count slow)" = 19
sed -n '1s/"copies":1/"copies":49000/p' good.ndjson > crowded.ndjson
run 0 "a page of 49,000 texts" crowded.ndjson 'crowded/{{id}}.pdf'
check "is sound" qpdf --check crowded/00001.pdf
run 1 "--fail-fast stops" poison.ndjson 'fast/{{id}}.pdf' --report fast.jsonl --fail-fast -j 1
check "early: a line that is no record fails before any page" test ! -e fast
mkdir -p blocked/00003.pdf
run 1 "a folder in the way of one output" huge.ndjson 'blocked/{{id}}.pdf' --report blocked.jsonl
check "costs that record" grep -q '"record":3,.*"status":"failed"' blocked.jsonl

# ---- Killed runs ---------------------------------------------------------------------------------
killed=0
for ((round = 1; round <= rounds; round++)); do
    # A batch that was finished is begun anew, so that every round has work to be killed at.
    [ ! -e killed.jsonl ] || rm -rf killed killed.jsonl
    "$yitu" batch layout.json --records good.ndjson -o 'killed/{{id}}.pdf' -q --report killed.jsonl --resume > log 2>&1 &
    pid=$!
    sleep "0.$(((RANDOM % 30) + 5))"
    worker=$(pgrep -P "$pid" | head -n 1) || true
    if [ $((round % 2)) = 0 ] && [ -n "$worker" ]; then kill -9 "$worker" 2> /dev/null || true; sleep 0.05; fi
    kill -9 "$pid" 2> /dev/null && killed=$((killed + 1))
    wait "$pid" 2> /dev/null || true
done
sleep 0.2
check "at least half of the $rounds rounds were killed at work" test "$killed" -ge $((rounds / 2))
check "what can be seen after the kills is whole" eval "! diff -rq good killed | grep -v '^Only in good: '"
run 0 "--resume ends what was killed" good.ndjson 'killed/{{id}}.pdf' --report killed.jsonl --resume
check "equal to the undisturbed run" same good killed
check "and so is the report, but for times and attempts" diff \
    <(sed 's/"ms":[0-9.]*,//; s/"attempts":[0-9]*,//; s|good/||; s/"source":"[0-9a-f]*",//' good.jsonl) \
    <(sed 's/"ms":[0-9.]*,//; s/"attempts":[0-9]*,//; s|killed/||; s/"source":"[0-9a-f]*",//' killed.jsonl)
check_not "no journal is left" test -e killed.jsonl.part
head -n 2000 good.ndjson > crowd.ndjson
"$yitu" batch layout.json --records crowd.ndjson -o 'crowd/{{id}}.pdf' -q --report crowd.jsonl > log 2>&1 &
pid=$!
for _ in 1 2 3 4; do
    sleep 0.1
    worker=$(pgrep -P "$pid" | head -n 1) || true
    [ -z "$worker" ] || kill -9 "$worker" 2> /dev/null || true
done
ended=0; wait "$pid" || ended=$?
check "a batch whose workers are killed replaces them and ends well" test "$ended$(count crowd)" = 02000
check_not "and leaves no temporary file of theirs" eval "ls -A crowd | grep tmp"
echo broken > killed/00002.pdf
rm killed/00004.pdf
sed -i '6s/"value":1006/"value":6001/' good.ndjson
"$yitu" batch layout.json --records good.ndjson -o 'killed/{{id}}.pdf' --report killed.jsonl --resume > log 2>&1
check "--resume renders what is damaged, missing or changed, and nothing else" grep -q " 3 done, $((records - 3)) kept" log
sed -i 's/附注/注/' layout.json
head -n 50 good.ndjson > some.ndjson
"$yitu" batch layout.json --records some.ndjson -o 'killed/{{id}}.pdf' --report killed.jsonl --resume > log 2>&1
check "all, when the layout has changed" grep -q " 50 done, 0 kept" log
cp "$top/tests/batch/layout.json" layout.json
"$yitu" batch layout.json --records good.ndjson -o 'stopped/{{id}}.pdf' -q --report stopped.jsonl > log 2>&1 &
pid=$!
sleep 0.4
kill -TERM "$pid"
wait "$pid" || status=$?
check "SIGTERM ends a batch with 3" test "$status" = 3
check "and its report lists what is done" test "$(with_status stopped.jsonl "done" | wc -l)" = "$(count stopped)"
check_not "without a temporary file" eval "ls -A stopped | grep tmp"

# ---- A full disk ---------------------------------------------------------------------------------
mkdir disk
if mount -t tmpfs -o size=2m tmpfs disk 2> /dev/null; then
    trap 'umount "$work/disk" 2> /dev/null || true; rm -rf "$work"' EXIT
    head -n 900 good.ndjson > disk.ndjson
    run 3 "a full disk stops the batch" disk.ndjson 'disk/{{id}}.pdf' --report disk.jsonl
    check "with a message" grep -q "the disk is full" log
    check "and what is there is whole" eval "! diff -rq killed disk | grep -v '^Only in killed: ' | grep -v '00006'"
    mount -o remount,size=64m disk
    run 0 "--resume goes on when there is room" disk.ndjson 'disk/{{id}}.pdf' --report disk.jsonl --resume
    check "to the end" test "$(count disk)" = 900
    umount disk
else
    fail "a tmpfs for the full disk cannot be mounted: run as root"
fi

# ---- Many records in one file --------------------------------------------------------------------
head -n 600 "$work/good.ndjson" | sed 's/"id":"\(....\)\(.\)"/"id":"\1\2","region":"区\2"/' > many.ndjson
run 0 "600 records in one file" many.ndjson 'sum/all.pdf' --combine --report sum.jsonl
check "which is sound" qpdf --check sum/all.pdf
check "has a page for each record, in order" diff <(seq -f '%05g' 600) \
    <(pdftotext sum/all.pdf - | sed -n 's/^编号 \([0-9]*\)，.*/\1/p')
check "a bookmark for each, of its title, that leads to its page" diff \
    <(sed 's/.*"name":"\([^"]*\)".*/\1/' many.ndjson | nl -w1 -s' ' | sed 's/ / 1 /') \
    <(qpdf --json --json-key=outlines sum/all.pdf | node -e '
        const json = JSON.parse(require("fs").readFileSync(0, "utf8"));
        for (const item of json.outlines) console.log(item.destpageposfrom1, item.kids.length ? "kids" : 1, item.title);')
check "a page label for each" test "$(qpdf --json --json-key=pagelabels sum/all.pdf | grep -c '"/P": "u:[0-9]*-"')" = 600
check "each font once" test "$(pdffonts sum/all.pdf | sed 1,2d | wc -l)" = "$(pdffonts good/00001.pdf | sed 1,2d | wc -l)"
check "one line in the report" grep -q '^{"record":1,"records":600,.*"status":"done".*"pages":600,' sum.jsonl
run 0 "the same with one worker" many.ndjson 'sum/one.pdf' --combine -j 1
run 0 "and in a folder of another name" many.ndjson 'again/all.pdf' --combine
check "gives the same bytes" cmp sum/all.pdf again/all.pdf
run 0 "--resume renders nothing again" many.ndjson 'sum/all.pdf' --combine --report sum.jsonl --resume
"$yitu" batch layout.json --records many.ndjson -o 'sum/all.pdf' --combine --report sum.jsonl --resume > log 2>&1
check "when nothing has changed" grep -q ' 0 done, 1 kept' log
run 0 "one file for each region" many.ndjson 'groups/{{region}}.pdf' --group-by region
check "ten files of sixty pages" test "$(for file in groups/*.pdf; do pdfinfo "$file" | sed -n 's/^Pages: *//p'; done | sort | uniq -c | tr -d ' \n')" = 1060
for shard in 1 2 3; do run 0 "shard $shard of 3 of the groups" many.ndjson 'parts/{{region}}.pdf' --group-by region --shard $shard/3; done
check "together are all of them" same groups parts
run 1 "one file, but names from the data" many.ndjson 'sum/{{id}}.pdf' --combine
check "is told with both names" grep -q 'Records 1 and 2 .*00001.pdf.*00002.pdf' log
run 1 "two groups of one name" many.ndjson 'sum/x.pdf' --group-by region
check "are told with both records" grep -q 'Records 1 and 2 have the same output name' log
run 1 "a picture cannot hold records" many.ndjson 'sum/all.png' --combine
check "which is told" grep -q 'E1111' log
sed '5s/"photo":""/"photo":"none.png"/; 9s/"photo":""/"photo":"none2.png"/' many.ndjson > faulty.ndjson
run 1 "a record that fails" faulty.ndjson 'faulty/all.pdf' --combine
check "leaves no file, for it would not hold all" test "$(find faulty -type f | wc -l)" = 0
check "and no other fault is hidden by it" eval "grep -q 'none.png' log && grep -q 'none2.png' log"
sed '7s/"copies":1/"copies":49000/' many.ndjson > late.ndjson
run 1 "one that takes too long" late.ndjson 'late/all.pdf' --combine --timeout 0.15 --retry 0 --report late.jsonl
check "ends the file" grep -q '"status":"timeout"' late.jsonl
check "without a trace" test "$(find late -type f | wc -l)" = 0

# ---- Shards --------------------------------------------------------------------------------------
head -n 100 good.ndjson > hundred.ndjson
run 0 "a hundred in one" hundred.ndjson 'whole/{{id}}.pdf' --report whole.jsonl
for shard in 1 2 3; do run 0 "shard $shard of 3" hundred.ndjson 'shards/{{id}}.pdf' --shard $shard/3 --report "shard$shard.jsonl"; done
check "the shards together are the whole" same whole shards
check "and so are their reports" "$yitu" report merge -o merged.jsonl shard1.jsonl shard2.jsonl shard3.jsonl --count 100
check "in order" diff <(seq 100) <(with_status merged.jsonl "done")
check_not "a shard that is missing is noticed" "$yitu" report merge -o merged.jsonl shard1.jsonl shard3.jsonl --count 100
run 2 "a shard that is none is refused" hundred.ndjson 'shards/{{id}}.pdf' --shard 4/3

# ---- Formats of records --------------------------------------------------------------------------
{ echo '['; sed '$!s/$/,/' hundred.ndjson; echo ']'; } > hundred.json
run 0 "records in a JSON list" hundred.json 'json/{{id}}.pdf'
check "give the same pages" same whole json
{ printf '\357\273\277id,name,value,last,photo,copies\r\n'; sed 's/.*"id":"\(.*\)","name":"\(.*\)","value":\(.*\),"last":\(.*\),"photo":"","copies":1}/\1,"\2",\3,\4,,1\r/' hundred.ndjson; } > hundred.csv
sed -i "s/\"photo != ''\"/\"photo\"/" layout.json
run 0 "records in a CSV file" hundred.csv 'csv/{{id}}.pdf'
iconv -f UTF-8 -t GB18030 <(sed '1s/^\xef\xbb\xbf//' hundred.csv) > gb.csv
run 0 "in GB18030" gb.csv 'gb/{{id}}.pdf' --encoding gb18030
check "give the same pages, too" same csv gb
check "as the others" same whole csv

suite_end
