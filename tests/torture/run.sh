#!/bin/bash
# Faults of the machine, one by one: each must end in the right file or in an error that is said,
# with the old file whole and nothing beside it. A part is a file of this folder that is sourced
# here. TORTURE=full (make torture) fails every allocation and every call; without it every
# so-maniest, so that make test stays quick.
#
# run.sh [PART...]: only these of allocations, calls, kills, surroundings.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin torture

full=${TORTURE:-short}
# shellcheck disable=SC2034 # the parts read these
{
    allocation_tries=40
    call_tries=8
    kills=10
    if [ "$full" = full ]; then
        allocation_tries=100000
        call_tries=100000
        kills=200
    fi
}
parts=("$@")
[ $# -gt 0 ] || parts=(allocations calls kills surroundings)

gcc -shared -fPIC -O1 tests/torture/fault.c -o "$work/fault.so"
cp tests/torture/page.json tests/torture/rows.csv tests/torture/records.ndjson "$work/"
cd "$work" || exit
mkdir out good
"$yitu" render page.json -o whole.pdf
echo old > old.txt
batch=("$yitu" batch page.json --records records.ndjson -q)
"${batch[@]}" -o 'good/{{id}}.pdf' -j 1

# judged TITLE COUNT: nothing was wrong since the last call, in COUNT faults. The lines "torture ..."
# are the figures of docs/reliability.md.
wrong=
injected=0
judged()
{
    injected=$((injected + $2))
    if [ -z "$wrong" ]; then pass "$1"; else fail "$1" "$wrong"; fi
    printf 'torture %s\n' "$1"
    wrong=
}

# step COUNT TRIES: how far apart the tries are.
step()
{
    echo $((($1 + $2 - 1) / $2))
}

# faulty KIND AT COMMAND...: runs it with the AT-th KIND failing (fault.c), its words into log.
# Prints the status.
faulty()
{
    local kind=$1 at=$2 status=0
    shift 2
    timeout 100 env FAULT_KIND="$kind" FAULT_AT="$at" LD_PRELOAD="$work/fault.so" "$@" > log 2>&1 || status=$?
    echo $status
}

# counted KIND COMMAND...: how many there are when none fails.
counted()
{
    local kind=$1
    shift
    FAULT_KIND=$kind FAULT_COUNT=count LD_PRELOAD="$work/fault.so" "$@" > /dev/null 2>&1
    cat count
}

# after WHAT STATUS: what a render into out/p.pdf that met a fault may leave.
after()
{
    local what=$1 status=$2
    if [ "$status" = 0 ]; then
        cmp -s whole.pdf out/p.pdf || wrong+="$what: status 0, but other bytes"$'\n'
    elif [ "$status" = 1 ] || [ "$status" = 3 ]; then
        cmp -s old.txt out/p.pdf || cmp -s whole.pdf out/p.pdf || wrong+="$what: the old file is gone"$'\n'
        [ -s log ] || wrong+="$what: nothing is said"$'\n'
    else
        wrong+="$what: status $status: $(tail -n 1 log)"$'\n'
    fi
    [ "$(ls -A out)" = p.pdf ] || wrong+="$what: left behind $(echo out/* out/.[!.]*)"$'\n'
}

# whole_files WHAT: every PDF in made/ is that of good/.
whole_files()
{
    local file
    for file in made/*.pdf; do
        [ ! -e "$file" ] || cmp -s "$file" "good/${file#made/}" || wrong+="$1: $file differs"$'\n'
    done
}

# after_batch WHAT STATUS: what a batch into made/ that met a fault may leave: whole files, all of
# them when it says so, and nothing beside them.
after_batch()
{
    local what=$1 status=$2 files
    whole_files "$what"
    mkdir -p made
    files=$(find made -type f | wc -l)
    case $status in
    0) [ "$files" = 3 ] || wrong+="$what: status 0, but $files files"$'\n' ;;
    1 | 3) [ -s log ] || wrong+="$what: nothing is said"$'\n' ;;
    *) wrong+="$what: status $status: $(tail -n 1 log)"$'\n' ;;
    esac
    [ -z "$(find made -type f ! -name '?.pdf')" ] || wrong+="$what: left behind $(ls -A made)"$'\n'
}

# after_resume WHAT: what a batch with a report lost is made up for by --resume.
after_resume()
{
    "${batch[@]}" -o 'made/{{id}}.pdf' -j 1 --report made.jsonl --resume > resumed 2>&1 ||
        wrong+="$1: resuming fails: $(tail -n 1 resumed)"$'\n'
    diff -r good made > /dev/null || wrong+="$1: resuming does not make it whole"$'\n'
    [ "$(wc -l < made.jsonl)" = 3 ] || wrong+="$1: the report is not whole"$'\n'
}

# preview COMMAND...: starts a preview, its words into served; sets pid and address.
preview()
{
    rm -f served
    "$@" > served 2>&1 &
    pid=$!
    for _ in $(seq 200); do
        address=$(grep -o 'http://127[0-9.:]*' served 2> /dev/null | head -n 1) || true
        [ -z "$address" ] || return 0
        kill -0 "$pid" 2> /dev/null || return 1
        sleep 0.01
    done
    return 1
}

# end_preview: sets ended, its status.
# shellcheck disable=SC2034 # the parts read it
end_preview()
{
    ended=0
    kill -TERM "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || ended=$?
}

for part in "${parts[@]}"; do
    # shellcheck source=/dev/null
    . "$top/tests/torture/$part.sh"
done
printf 'torture %s: %s faults\n' "${parts[*]}" "$injected"
cd "$top"
suite_end
