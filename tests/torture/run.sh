#!/bin/bash
# Faults of the machine, one by one: each must end in the right file or in an error that is said,
# with the old file whole and nothing beside it. TORTURE=full (make torture) fails every allocation
# and every call; without it every so-maniest, so that make test stays quick.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin torture

full=${TORTURE:-short}
allocation_tries=60
call_tries=12
kills=10
if [ "$full" = full ]; then
    allocation_tries=3000
    call_tries=400
    kills=200
fi
gcc -shared -fPIC -O1 tests/torture/fault.c -o "$work/fault.so"
cp tests/torture/page.json tests/torture/rows.csv tests/torture/records.ndjson "$work/"
cd "$work" || exit
mkdir out
"$yitu" render page.json -o whole.pdf
echo old > old.txt

# after WHAT STATUS: what a render that met a fault may leave.
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

# judged TITLE: nothing was wrong since the last call.
judged()
{
    if [ -z "$wrong" ]; then pass "$1"; else fail "$1" "$wrong"; fi
    printf 'torture %s\n' "$1"
    wrong=
}

# step COUNT TRIES: how far apart the tries are.
step()
{
    echo $((($1 + $2 - 1) / $2))
}
wrong=

# ---- Allocations ---------------------------------------------------------------------------------
FAULT_COUNT=count LD_PRELOAD=./fault.so "$yitu" render page.json -o counted.pdf
total=$(cat count)
check "the program's own allocations are seen" test "$total" -gt 100
tries=0
for ((at = 1; at <= total; at += $(step "$total" $allocation_tries))); do
    cp old.txt out/p.pdf
    status=0
    FAULT_ALLOC=$at LD_PRELOAD=./fault.so "$yitu" render page.json -o out/p.pdf > log 2>&1 || status=$?
    [ "$status" = 3 ] || wrong+="allocation $at: status $status"$'\n'
    after "allocation $at" $status
    tries=$((tries + 1))
done
judged "$tries of $total allocations of a render fail: status 3, old file whole"

FAULT_COUNT=count LD_PRELOAD=./fault.so "$yitu" batch page.json --records records.ndjson -o 'good/{{id}}.pdf' -j 1 -q
tries=0
for ((at = 40; at <= 4000; at += $(step 4000 $((allocation_tries / 10))))); do
    status=0
    rm -rf made
    FAULT_ALLOC=$at LD_PRELOAD=./fault.so "$yitu" batch page.json --records records.ndjson -o 'made/{{id}}.pdf' \
        -j 1 -q > log 2>&1 || status=$?
    [ "$status" = 0 ] || [ "$status" = 1 ] || [ "$status" = 3 ] || wrong+="allocation $at: status $status"$'\n'
    for file in made/*.pdf; do
        [ ! -e "$file" ] || cmp -s "$file" "good/${file#made/}" || wrong+="allocation $at: $file differs"$'\n'
    done
    [ "$status" != 0 ] || [ "$(find made -type f | wc -l)" = 3 ] || wrong+="allocation $at: status 0, but files are missing"$'\n'
    tries=$((tries + 1))
done
judged "an allocation of a batch or its worker fails, $tries times: whole files alone, the status says it"

# ---- Calls ---------------------------------------------------------------------------------------
# inject CALL ERROR: the n-th CALL fails, for each n.
inject()
{
    local call=$1 error=$2 at status=0 calls total tries=0
    calls=$call
    [ "$call" != rename ] || calls=rename,renameat,renameat2
    total=$(strace -f -e "trace=$calls" "$yitu" render page.json -o counted.pdf 2>&1 | grep -c "^[^-+]*$call")
    for ((at = 1; at <= total; at += $(step "$total" $call_tries))); do
        cp old.txt out/p.pdf
        status=0
        strace -f -o trace -e "trace=$calls" -e "inject=$calls:error=$error:when=$at" \
            "$yitu" render page.json -o out/p.pdf > log 2>&1 || status=$?
        # The dynamic linker has no library then: no code of ours has run.
        [ "$status" != 127 ] || { grep -q "shared librar" log && status=3; }
        after "$call $at $error" "$status"
        tries=$((tries + 1))
    done
    judged "$call fails with $error, $tries of $total"
}
for error in ENOSPC EIO; do
    for call in write fsync rename; do
        inject $call $error
    done
done
inject openat EACCES
[ "$full" != full ] || inject openat EMFILE
[ "$full" != full ] || inject read EIO
[ "$full" != full ] || inject mmap ENOMEM

# ---- Killed --------------------------------------------------------------------------------------
for ((i = 0; i < kills; i++)); do
    cp old.txt out/p.pdf
    "$yitu" render page.json -o out/p.pdf > /dev/null 2>&1 &
    pid=$!
    sleep "0.$(printf '%03d' $((RANDOM % 90)))"
    kill -KILL $pid 2> /dev/null || true
    wait $pid 2> /dev/null || true
    cmp -s old.txt out/p.pdf || cmp -s whole.pdf out/p.pdf || wrong+="kill $i: part of a file"$'\n'
    rm -rf out && mkdir out
done 2> /dev/null
judged "a render is killed $kills times"
for ((i = 0; i < kills / 5; i++)); do
    rm -rf made
    "$yitu" batch page.json --records records.ndjson -o 'made/{{id}}.pdf' -j 2 -q > /dev/null 2>&1 &
    pid=$!
    sleep "0.$(printf '%03d' $((RANDOM % 90)))"
    kill -KILL $pid 2> /dev/null || true
    wait $pid 2> /dev/null || true
    sleep 0.05
    for file in made/*.pdf; do
        [ ! -e "$file" ] || cmp -s "$file" "good/${file#made/}" || wrong+="kill $i: $file differs"$'\n'
    done
done 2> /dev/null
judged "a batch is killed $((kills / 5)) times"
cp page.json before.json
for ((i = 0; i < kills / 10; i++)); do
    "$yitu" watch page.json --port 0 > /dev/null 2>&1 &
    pid=$!
    sleep "0.$(printf '%03d' $((RANDOM % 300)))"
    kill -KILL $pid 2> /dev/null || true
    wait $pid 2> /dev/null || true
    cmp -s before.json page.json || wrong+="kill $i: the layout has changed"$'\n'
done 2> /dev/null
judged "a preview is killed $((kills / 10)) times"

# ---- Surroundings --------------------------------------------------------------------------------
# same TITLE COMMAND...: the render p.pdf that COMMAND makes is whole.pdf.
same()
{
    local title=$1
    shift
    rm -f out/p.pdf
    check "$title: it renders" "$@"
    check "$title: the same bytes" cmp whole.pdf out/p.pdf
}
render=("$yitu" render "$work/page.json" -o "$work/out/p.pdf")
mkdir -p locales
if localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8 > /dev/null 2>&1; then
    same "decimal commas" env LOCPATH="$work/locales" LC_ALL=de_DE.UTF-8 "${render[@]}"
else
    same "decimal commas" env LC_ALL=de_DE.UTF-8 "${render[@]}"
fi
same "no environment" env -i "${render[@]}"
same "no HOME" env HOME=/nonexistent XDG_CACHE_HOME=/nonexistent "${render[@]}"
same "a time zone" env TZ=Pacific/Apia "${render[@]}"
for seconds in 86400 -86400 1000000000; do
    same "a clock that jumps by $seconds s" env FAULT_CLOCK=$seconds LD_PRELOAD="$work/fault.so" "${render[@]}"
done
mkdir gone
same "the working directory removed" sh -c 'cd gone && rmdir ../gone && exec "$@"' sh "${render[@]}"

# ---- Memory of a worker --------------------------------------------------------------------------
status=0
"$yitu" batch page.json --records records.ndjson -o 'small/{{id}}.pdf' -j 1 -q --memory 64 > log 2>&1 || status=$?
check "no memory in a worker: the batch ends with 1 or 3 ($status)" test "$status" = 1 -o "$status" = 3
check_not "and no part of a file is there" eval "ls -A small | grep ."

# ---- Isolation -----------------------------------------------------------------------------------
trace_batch()
{
    strace -f -o trace -e trace=landlock_restrict_self,seccomp "$yitu" batch page.json \
        --records records.ndjson -o 'apart/{{id}}.pdf' -j 1 -q "$@" > log 2>&1
}
trace_batch
if grep -q 'landlock_restrict_self.*ENOSYS\|landlock_create.*ENOSYS' trace; then
    pass "this kernel has no Landlock"
else
    check "a worker gives up writing" grep -q 'landlock_restrict_self(.*= 0' trace
fi
check "a worker gives up the network" grep -q 'seccomp(SECCOMP_SET_MODE_FILTER.*= 0' trace
trace_batch --no-isolation
check_not "unless it is told not to" grep -q 'SECCOMP_SET_MODE_FILTER' trace
cd "$top"
suite_end
