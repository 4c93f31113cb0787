# Part of the torture suite: every allocation of our own fails once, in a render, in a batch (the
# parent's and the worker's) and in a preview that answers a request.
# shellcheck shell=bash disable=SC2154 # sourced by run.sh, which sets the variables

total=$(counted alloc "$yitu" render page.json -o counted.pdf)
check "the program's own allocations are seen" test "$total" -gt 100
tries=0
for ((at = 1; at <= total; at += $(step "$total" "$allocation_tries"))); do
    cp old.txt out/p.pdf
    status=$(faulty alloc $at "$yitu" render page.json -o out/p.pdf)
    [ "$status" = 3 ] || wrong+="allocation $at: status $status"$'\n'
    after "allocation $at" "$status"
    tries=$((tries + 1))
done
judged "$tries of $total allocations of a render fail: status 3, old file whole" $tries

command=("${batch[@]}" -o 'made/{{id}}.pdf' -j 1)
total=$(counted alloc "${command[@]}")
check "a batch asks for more than a render" test "$total" -gt 1000
tries=0
for ((at = 1; at <= total; at += $(step "$total" "$allocation_tries"))); do
    rm -rf made
    status=$(faulty alloc $at "${command[@]}")
    after_batch "allocation $at" "$status"
    tries=$((tries + 1))
done
judged "$tries of $total allocations of a batch or its worker fail: whole files alone, the status says it" $tries

# shown: asks for the page until it is there, at most 100 times; prints the last answer's status. A
# layout that the renderer died of is tried again once it is saved anew (docs/preview.md).
shown()
{
    local code=000
    for try in $(seq 100); do
        code=$(curl -s -m 20 -o again.png -w '%{http_code}' "$address/page/1.png") || true
        [ "$code" = 503 ] || break
        [ "$try" != 1 ] || cp before.json page.json
        sleep 0.02
    done
    echo "$code"
}

# A worker's allocation costs the preview one answer, and one of the server's ends it with status 3.
# The layout stays as it is either way.
cp page.json before.json
preview "$yitu" watch page.json --port 0
curl -s -o page.png "$address/page/1.png"
end_preview
check "the preview ends when it is told to" test "$ended" = 0
preview env FAULT_KIND=alloc FAULT_COUNT=count LD_PRELOAD="$work/fault.so" "$yitu" watch page.json --port 0
curl -s -o again.png "$address/page/1.png"
end_preview
check "the preview shows the page" cmp page.png again.png
total=$(cat count)
tries=0
answered=0
for ((at = 1; at <= total; at += $(step "$total" "$allocation_tries"))); do
    tries=$((tries + 1))
    code=000
    if preview env FAULT_KIND=alloc FAULT_AT=$at LD_PRELOAD="$work/fault.so" "$yitu" watch page.json --port 0; then
        code=$(shown)
    fi
    end_preview
    if [ "$code" = 200 ]; then
        answered=$((answered + 1))
        cmp -s page.png again.png || wrong+="allocation $at: another picture"$'\n'
    elif [ "$code" != 000 ] || [ "$ended" != 3 ]; then
        wrong+="allocation $at: answer $code, status $ended: $(tail -n 1 served)"$'\n'
    fi
    cmp -s before.json page.json || wrong+="allocation $at: the layout has changed"$'\n'
done
check "the renderer is what fails most often" test $answered -gt $((tries / 2))
judged "$tries of $total allocations of a preview fail: $answered times it shows the page nonetheless, else it ends with status 3" $tries
