#!/bin/bash
# What render, batch and watch refuse, and what they do where the system refuses something: the right
# status, the option or the file named, no output left behind.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin refusals

cp tests/torture/page.json tests/torture/rows.csv tests/torture/records.ndjson "$work/"
cd "$work" || exit
batch=("$yitu" batch page.json --records records.ndjson -o 'made/{{id}}.pdf' -j 1)

# ends STATUS WORDS COMMAND...: with that status and these words, and no output is there.
ends()
{
    local wanted=$1 words=$2 status=0
    shift 2
    rm -rf made out.pdf
    timeout 60 "$@" > log 2>&1 < /dev/null || status=$?
    if [ "$status" != "$wanted" ] || ! grep -qF -- "$words" log || [ -n "$(find made -type f 2> /dev/null)" ] || [ -e out.pdf ]; then
        fail "$*: status $status, not $wanted with '$words'" "$(cat log)"
    else
        pass "$*"
    fi
}

# ---- Options -------------------------------------------------------------------------------------
ends 2 'LAYOUT.json' "$yitu" batch
ends 2 '--records' "$yitu" batch page.json -o 'made/{{id}}.pdf'
ends 2 '-o' "$yitu" batch page.json --records records.ndjson
for option in --timeout --memory --shard --compress --color --retry --dpi --report; do
    ends 2 "$option" "${batch[@]}" $option
done
while read -r option value; do
    ends 2 "$option" "${batch[@]}" "$option" "$value"
done << 'END'
--timeout x
--timeout -1
-j 1.5
-j 0
--shard 3/2
--shard 0/2
--shard auto/x
--compress tight
--retry 2.5
--color blue
--dpi 0
--memory none
--product carpet
END
ends 2 '--shard' env -u SLURM_ARRAY_TASK_ID -u JOB_COMPLETION_INDEX "${batch[@]}" --shard auto
ends 2 '--nothing' "${batch[@]}" --nothing
while read -r option value; do
    ends 2 "$option" "$yitu" render page.json -o out.pdf "$option" ${value:+"$value"}
done << 'END'
--dpi
--dpi x
--page 1.5
--page 0
--max-ppi 1
--color blue
--product carpet
--nothing
END
for option in --port --records --data; do ends 2 "$option" "$yitu" watch page.json $option; done
ends 2 '--port' "$yitu" watch page.json --port x
ends 2 'LAYOUT.json' "$yitu" watch

check "options that are right are taken" "${batch[@]}" -q --dpi 72 --color cmyk --compress small --retry 0
check "each record has its file" test "$(find made -name '*.pdf' | wc -l)" = 3
"$yitu" render page.json -o out.pdf --timings --lang en > said 2>&1
check "timings of the phases are said" grep -q 'layout' said

# ---- Names and reports ---------------------------------------------------------------------------
ends 1 'Nothing is named “nothing”' "$yitu" batch page.json --records records.ndjson -o 'made/{{nothing}}.pdf' --lang en
echo x > bad.jsonl
ends 1 'Line 1 of the report “bad.jsonl”' "${batch[@]}" --report bad.jsonl --resume --lang en
mkdir folder
ends 1 '“folder” is not a regular file' "${batch[@]}" --report folder --resume --lang en
ends 3 '“nowhere/report.part” cannot be written' "${batch[@]}" --report nowhere/report --lang en
sed 's/"id":"2"/"id":""/' records.ndjson > nameless.ndjson
rm -rf made
status=0
"$yitu" batch page.json --records nameless.ndjson -o 'made/{{id}}.pdf' -j 1 --fail-fast > log 2>&1 || status=$?
check "a record whose output has no name fails (status $status)" test $status = 1
check_not "and has no file" test -e made/.pdf

# ---- A terminal ----------------------------------------------------------------------------------
rm -rf made
script -qec "${batch[*]@Q} --lang en" /dev/null > shown 2>&1 < /dev/null
check "on a terminal the progress is shown" grep -q $'\r' shown
check "and the summary" grep -q '3' shown

# ---- A kernel that cannot confine ----------------------------------------------------------------
inject=(strace -f -o /dev/null)
rm -rf made
"${inject[@]}" -e inject=landlock_create_ruleset:error=ENOSYS "${batch[@]}" --lang en > said 2>&1
check "without Landlock a batch says that it is not confined" grep -q 'cannot confine the worker processes' said
check "and makes all files" test "$(find made -name '*.pdf' | wc -l)" = 3
for call in landlock_restrict_self landlock_add_rule; do
    ends 1 'record 1' "${inject[@]}" -e inject=$call:error=EPERM "${batch[@]}" --retry 0 --lang en
done
cd "$top"
suite_end
