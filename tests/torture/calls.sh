# Part of the torture suite: every write, fsync, rename and open fails once, with ENOSPC, EIO and
# EACCES, and other calls with EIO and EINTR: in a render whoever makes the call (strace), in a
# batch, which is then resumed, in one that makes a single file, and in an edit of the preview where
# the program makes it (fault.c).
# shellcheck shell=bash disable=SC2154 # sourced by run.sh, which sets the variables

declare -A numbers=([EINTR]=4 [EIO]=5 [EACCES]=13 [ENOSPC]=28)

# inject CALL ERROR: the n-th CALL of a render fails, for each n.
inject()
{
    local call=$1 error=$2 at status=0 calls total tries=0
    calls=$call
    [ "$call" != rename ] || calls=rename,renameat,renameat2
    total=$(strace -f -e "trace=$calls" "$yitu" render page.json -o counted.pdf 2>&1 | grep -c "^[^-+]*$call")
    for ((at = 1; at <= total; at += $(step "$total" "$call_tries"))); do
        cp old.txt out/p.pdf
        status=0
        strace -f -o trace -e "trace=$calls" -e "inject=$calls:error=$error:when=$at" \
            "$yitu" render page.json -o out/p.pdf > log 2>&1 || status=$?
        # The dynamic linker fails then, before any code of ours has run.
        [ "$status" != 127 ] || { grep -qE "shared librar|Fatal glibc error" log && status=3; }
        [ "$status" != 139 ] || [ "$(grep -c "$call(" trace)" != 1 ] || { echo "the dynamic linker" > log; status=3; }
        after "$call $at $error" "$status"
        tries=$((tries + 1))
    done
    judged "$call of a render fails with $error, $tries of $total" $tries
}
for error in ENOSPC EIO EACCES; do
    for call in write fsync rename openat; do
        inject $call $error
    done
done
if [ "$full" = full ]; then
    inject openat EMFILE
    inject read EIO
    inject mmap ENOMEM
fi

# fail_render CALL ERROR STATUS: the n-th CALL of our own fails in a render, for each n; it ends with
# STATUS if that is given.
fail_render()
{
    local call=$1 error=$2 wanted=${3:-} total tries=0 at status command=("$yitu" render page.json -o out/p.pdf)
    cp old.txt out/p.pdf
    total=$(counted "$call" "${command[@]}")
    check "a render makes the call $call" test "$total" -gt 0
    for ((at = 1; at <= total; at += $(step "$total" "$call_tries"))); do
        cp old.txt out/p.pdf
        status=$(FAULT_ERROR=${numbers[$error]} faulty "$call" $at "${command[@]}")
        after "$call $at $error" "$status"
        [ -z "$wanted" ] || [ "$status" = "$wanted" ] || wrong+="$call $at $error: status $status"$'\n'
        tries=$((tries + 1))
    done
    judged "$call of our own in a render fails with $error, $tries of $total" $tries
}
for call in chmod access close read; do
    fail_render $call EIO
done
fail_render write EINTR 0
fail_render read EINTR 0

# fail_batch CALL ERROR OPTION...: the n-th CALL of a batch fails, for each n; then it is resumed.
fail_batch()
{
    local call=$1 error=$2 total tries=0 at status
    shift 2
    local command=("${batch[@]}" -o 'made/{{id}}.pdf' -j 1 --report made.jsonl "$@")
    total=$(counted "$call" "${command[@]}")
    for ((at = 1; at <= total; at += $(step "$total" "$call_tries"))); do
        rm -rf made made.jsonl*
        status=$(FAULT_ERROR=${numbers[$error]} faulty "$call" $at "${command[@]}")
        after_batch "$call $at $error" "$status"
        [ ! -e made.jsonl ] || [ "$(grep -c '^{.*}$' made.jsonl)" = "$(wc -l < made.jsonl)" ] ||
            wrong+="$call $at $error: part of a report"$'\n'
        after_resume "$call $at $error"
        tries=$((tries + 1))
    done
    judged "$call of a batch $* fails with $error, $tries of $total; resuming makes it whole" $tries
}
for error in ENOSPC EIO EACCES; do
    for call in write fsync rename open; do
        fail_batch $call $error --sync
    done
    fail_batch syncfs $error
done
for call in close read fork pipe signalfd; do
    fail_batch $call EIO
done
fail_batch write EINTR

# All records in one file, which is written piece by piece: the n-th CALL fails, for each n.
combined=("${batch[@]}" -o one/all.pdf --combine -j 1)
mkdir one
"${combined[@]}"
mv one/all.pdf all.pdf
fail_combined()
{
    local call=$1 error=$2 total tries=0 at status
    cp old.txt one/all.pdf
    total=$(counted "$call" "${combined[@]}" --sync)
    check "a combined batch makes the call $call" test "$total" -gt 0
    for ((at = 1; at <= total; at += $(step "$total" "$call_tries"))); do
        cp old.txt one/all.pdf
        status=$(FAULT_ERROR=${numbers[$error]} faulty "$call" $at "${combined[@]}" --sync)
        cmp -s old.txt one/all.pdf || cmp -s all.pdf one/all.pdf || wrong+="$call $at: part of a file"$'\n'
        [ "$status" != 0 ] || cmp -s all.pdf one/all.pdf || wrong+="$call $at: status 0, but the old file"$'\n'
        [ "$status" = 0 ] || [ -s log ] || wrong+="$call $at: nothing is said"$'\n'
        [ "$status" -le 3 ] || wrong+="$call $at: status $status"$'\n'
        [ "$(ls -A one)" = all.pdf ] || wrong+="$call $at: left behind $(ls -A one)"$'\n'
        tries=$((tries + 1))
    done
    judged "$call of a combined batch fails with $error, $tries of $total: the old or the new file" $tries
}
for call in write fsync rename open close chmod access; do
    fail_combined $call EIO
done
fail_combined write ENOSPC
fail_combined open EACCES

# fail_edit CALL ERROR: the n-th CALL of a preview fails in which a value is changed, for each n.
fail_edit()
{
    local call=$1 error=$2 total tries=0 at code
    preview env FAULT_KIND="$call" FAULT_COUNT=count LD_PRELOAD="$work/fault.so" "$yitu" watch edited.json --port 0
    edit > /dev/null
    end_preview
    total=$(cat count)
    for ((at = 1; at <= total; at += $(step "$total" "$call_tries"))); do
        tries=$((tries + 1))
        cp before.json edited.json
        code=000
        if preview env FAULT_KIND="$call" FAULT_AT=$at FAULT_ERROR="${numbers[$error]}" \
            LD_PRELOAD="$work/fault.so" "$yitu" watch edited.json --port 0; then
            code=$(edit)
        fi
        end_preview
        case $code in
        200) cmp -s after.json edited.json || wrong+="$call $at: 200, but the layout is another"$'\n' ;;
        409) cmp -s before.json edited.json || wrong+="$call $at: 409, but the layout has changed"$'\n' ;;
        000) cmp -s before.json edited.json && [ "$ended" != 0 ] && [ -s served ] || wrong+="$call $at: no answer, status $ended"$'\n' ;;
        *) wrong+="$call $at: answer $code"$'\n' ;;
        esac
        [ -z "$(find . -maxdepth 1 -name '.yitu-*')" ] || wrong+="$call $at: left behind $(ls -A)"$'\n'
    done
    judged "$call of a preview with an edit fails with $error, $tries of $total: the layout is the old or the new one" $tries
}

# edit: asks for another size of the page; prints the answer's status.
edit()
{
    local token
    token=$(curl -s "$address/session.json" | sed 's/.*"token":"\([0-9a-f]*\)".*/\1/')
    curl -s -m 20 -o answer -w '%{http_code}' -H "X-Yitu-Token: $token" -H "Origin: $address" \
        -d '{"file":"edited.json","pointer":"/page/size","value":"A5","old":"\"A6\""}' "$address/edit" || true
}
cp page.json before.json
sed 's/"A6"/"A5"/' page.json > after.json
cp page.json edited.json
preview "$yitu" watch edited.json --port 0
check "an edit is done" test "$(edit)" = 200
end_preview
check "and changes that value alone" cmp after.json edited.json
for error in ENOSPC EIO EACCES; do
    for call in write fsync rename open; do
        cp before.json edited.json
        fail_edit $call $error
    done
done
