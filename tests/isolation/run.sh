#!/bin/bash
# Isolation: attempt.c, preloaded, makes the workers of batch and watch try what they may not do, as
# code that a hostile file had taken over would. Each attempt is refused; without isolation each
# succeeds, so that the attempts are known to be ones. Where the kernel cannot, that is said.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin isolation

gcc -shared -fPIC -O1 tests/isolation/attempt.c -o "$work/attempt.so" -ldl
cd "$work"
mkdir -p outside out
echo there > outside/there
export ATTEMPT_OUTSIDE=$work/outside
echo '{"page": {"size": "A6"}, "body": "#{{record.id}}"}' > page.json
printf '{"id": 1}\n{"id": 2}\n{"id": 3}\n' > records.ndjson

# batch LOG OPTION...: a batch of three records, whose worker makes the attempts.
batch()
{
    local log=$1
    shift
    rm -rf out outside/new outside/made
    mkdir -p outside
    echo there > outside/there
    ATTEMPT_INSIDE=$work/out LD_PRELOAD=$work/attempt.so timeout 60 "$yitu" batch page.json --records records.ndjson \
        -o 'out/{{id}}.pdf' -j 1 "$@" > "$log" 2>&1
}

# ended LOG NAME WORDS TITLE: how an attempt ended.
ended()
{
    if grep -qx "attempt: $2: $3" "$1"; then pass "$4: $2"; else fail "$4: $2" "$(grep "attempt: $2" "$1" || cat "$1")"; fi
}

refused=('socket' 'socket of IPv6' 'socket of the machine' 'program' 'signal' 'ptrace' 'new file outside' 'write outside'
    'truncate outside' 'folder outside' 'link outside' 'rename outside' 'remove outside' 'mode outside' 'owner outside'
    'times outside' 'attribute outside')
allowed=('socket' 'socket of IPv6' 'socket of the machine' 'program' 'signal' 'new file outside' 'write outside'
    'truncate outside' 'folder outside' 'mode outside' 'times outside' 'rename outside' 'remove outside')

status=0
batch confined.log || status=$?
check "a batch whose worker makes the attempts goes on" test "$status" = 0
check "its three outputs are there" test "$(find out -name '*.pdf' | wc -l)" = 3
if grep -q 'this kernel cannot confine' confined.log; then
    fail "this kernel cannot confine the workers: what they may not do cannot be tried here" "$(uname -r)"
else
    for name in "${refused[@]}"; do ended confined.log "$name" '\(EACCES\|EXDEV\)' "batch, refused"; done
    check "nothing outside was touched" test "$(cat outside/there)" = there -a "$(find outside -mindepth 1 | wc -l)" = 1
fi
ended confined.log "new file inside" 'done' "batch, allowed"
ended confined.log "5000 files" EMFILE "batch, limited"
ended confined.log "1 TiB of memory" ENOMEM "batch, limited"

batch open.log --no-isolation || fail "a batch without isolation" "$(cat open.log)"
for name in "${allowed[@]}"; do ended open.log "$name" 'done' "without isolation"; done
ended open.log "5000 files" EMFILE "without isolation, limited all the same"
ended open.log "1 TiB of memory" ENOMEM "without isolation, limited all the same"
check_not "and nothing is said of a kernel that cannot" grep -q 'cannot confine' open.log

ATTEMPT_BLIND=1 batch blind.log || fail "a batch where the kernel cannot" "$(cat blind.log)"
check "a kernel that cannot is named" grep -q 'this kernel cannot confine the worker processes (Landlock and seccomp)' blind.log
check "in Chinese too" grep -q '此系统内核不支持隔离渲染进程' <(ATTEMPT_BLIND=1 batch chinese.log --lang zh; cat chinese.log)
ended blind.log "5000 files" EMFILE "where the kernel cannot, limited all the same"
check_not "--quiet is quiet" grep -q 'cannot confine' <(ATTEMPT_BLIND=1 batch quiet.log -q; cat quiet.log)

# What no hook makes it do: a folder of an output that is a link out of the batch's own.
rm -rf out
mkdir out
ln -s "$work/outside" out/2
printf '{"id": 1}\n{"id": 2}\n' > two.ndjson
status=0
"$yitu" batch page.json --records two.ndjson -o 'out/{{id}}/page.pdf' -j 1 > link.log 2>&1 || status=$?
check "an output whose folder leads outside fails" test "$status" = 3 -o "$status" = 1
check "the job says so" grep -qE 'out/2/page.pdf. cannot be written: (Permission denied|permission)' link.log
check_not "nothing is written there" test -e outside/page.pdf
check "the other is done" test -s out/1/page.pdf

# watch FILE OPTION...: the preview's worker makes the attempts.
watch()
{
    local log=$1 waited=0 server address
    shift
    echo there > outside/there
    rm -rf outside/new outside/made
    echo '{"page": {"size": "A6"}, "body": "#1"}' > watched.json
    : > "$log"
    LD_PRELOAD=$work/attempt.so timeout -s KILL 40 "$yitu" watch watched.json "$@" > >(cat > "$log") 2>&1 & # a pipe: it may write no file
    server=$!
    until grep -q '^attempt: 5000 files' "$log" || [ "$waited" -ge 50 ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
    address=$(sed -n 's,.*\(http://127\.0\.0\.1:[0-9]*\)/.*,\1,p' "$log")
    curl -s -m 10 -o drawn.png "$address/page/1.png" || true
    kill "$server" || true
    wait "$server" || true
}
watch watched.log --lang en
if grep -q 'this kernel cannot confine' watched.log; then
    fail "this kernel cannot confine the preview's worker" "$(uname -r)"
else
    for name in "${refused[@]}"; do ended watched.log "$name" '\(EACCES\|EXDEV\|EFBIG\)' "watch, refused"; done
    check "nothing outside was touched by it" test "$(cat outside/there)" = there -a "$(find outside -mindepth 1 | wc -l)" = 1
fi
ended watched.log "5000 files" EMFILE "watch, limited"
ended watched.log "1 TiB of memory" ENOMEM "watch, limited"
check "and the page is drawn" test "$(head -c 4 drawn.png | tail -c 3)" = PNG
watch watched-open.log --lang en --no-isolation
for name in 'socket' 'program' 'new file outside' 'folder outside' 'times outside'; do ended watched-open.log "$name" 'done' "watch without isolation"; done
ATTEMPT_BLIND=1 watch watched-blind.log --lang en
check "watch names a kernel that cannot" grep -q 'this kernel cannot confine' watched-blind.log
cd "$top"
suite_end
