# Part of the torture suite: SIGKILL at a random moment, in a render, a batch, its worker, and a
# preview in which a value is being changed.
# shellcheck shell=bash disable=SC2154 # sourced by run.sh, which sets the variables

# kill_after MILLISECONDS: kills $pid after at most so long.
kill_after()
{
    sleep "$(printf '0.%03d' $((RANDOM % $1)))"
    kill -KILL "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
}

for ((i = 0; i < kills; i++)); do
    cp old.txt out/p.pdf
    "$yitu" render page.json -o out/p.pdf > /dev/null 2>&1 &
    pid=$!
    kill_after 90
    cmp -s old.txt out/p.pdf || cmp -s whole.pdf out/p.pdf || wrong+="kill $i: part of a file"$'\n'
    rm -rf out && mkdir out
done 2> /dev/null
judged "a render is killed $kills times" "$kills"

for ((i = 0; i < kills / 2; i++)); do
    rm -rf made made.jsonl*
    "${batch[@]}" -o 'made/{{id}}.pdf' -j 2 --report made.jsonl > /dev/null 2>&1 &
    pid=$!
    kill_after 90
    sleep 0.05
    whole_files "kill $i"
    rm -f made/.yitu-*
    after_resume "kill $i"
done 2> /dev/null
judged "a batch is killed $((kills / 2)) times and resumed" $((kills / 2))

for ((i = 0; i < kills / 2; i++)); do
    rm -rf made
    "${batch[@]}" -o 'made/{{id}}.pdf' -j 2 --retry 9 > log 2>&1 &
    pid=$!
    sleep "$(printf '0.%03d' $((RANDOM % 90)))"
    pkill -KILL -P $pid -x yitu 2> /dev/null || true
    status=0
    wait "$pid" 2> /dev/null || status=$?
    [ "$status" = 0 ] || wrong+="kill $i: status $status"$'\n'
    after_batch "kill $i" $status
done 2> /dev/null
judged "the workers of a batch are killed $((kills / 2)) times: all files are made nonetheless" $((kills / 2))

# The two sizes take turns, by hand as an editor would save and through the server.
sed 's/"A6"/"A5"/' page.json > other.json
for ((i = 0; i < kills / 4; i++)); do
    cp page.json edited.json
    preview "$yitu" watch edited.json --port 0 || wrong+="kill $i: no preview"$'\n'
    token=$(curl -s "$address/session.json" | sed 's/.*"token":"\([0-9a-f]*\)".*/\1/')
    (
        old=A6
        new=A5
        for _ in $(seq 40); do
            curl -s -m 1 -o /dev/null -H "X-Yitu-Token: $token" -H "Origin: $address" "$address/edit" \
                -d "{\"file\":\"edited.json\",\"pointer\":\"/page/size\",\"value\":\"$new\",\"old\":\"\\\"$old\\\"\"}" || break
            read -r old new <<< "$new $old"
        done
    ) &
    editor=$!
    kill_after 300
    wait $editor 2> /dev/null || true
    cmp -s page.json edited.json || cmp -s other.json edited.json || wrong+="kill $i: the layout is broken"$'\n'
    rm -f .yitu-*
done 2> /dev/null
judged "a preview is killed $((kills / 4)) times amid edits: the layout is one of the two" $((kills / 4))
