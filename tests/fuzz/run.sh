#!/bin/bash
# Replays, without libFuzzer, every input that was a finding once and every seed through its fuzz
# target. Paths are absolute, since a target may go to a folder of its own. In make test this is the
# ordinary build; make asan runs the same under the sanitizers (REPLAY=build/asan), leaks included.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin fuzz

export YITU_FONTS=$top/fonts
folder=$top/${REPLAY:-${BUILD:-build}}/replay

# replayed TARGET FILE...: the target ends with status 0 and has named each file.
replayed()
{
    local program=$1 status=0
    shift
    timeout 120 "$program" "$@" > "$work/names" 2> "$work/err" < /dev/null || status=$?
    [ "$status" = 0 ] && [ "$(wc -l < "$work/names")" = $# ] && return
    echo "status $status at $(tail -n 1 "$work/names")"
    head -n 20 "$work/err"
    return 1
}

# A planted fault has to be seen, and the input that shows it named.
cat > "$work/planted.c" <<'END'
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size && bytes[0] == 'X')
        __builtin_trap();
    return 0;
}
END
gcc -O1 tests/fuzz/replay.c "$work/planted.c" -o "$work/planted"
printf A > "$work/good"
printf X > "$work/bad"
check "the planted target takes a good input" replayed "$work/planted" "$work/good"
check_not "a target that traps is a failure" replayed "$work/planted" "$work/good" "$work/bad"
check "and its input is named" grep -q '/bad$' "$work/names"

for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    name=${name#fuzz_}
    mapfile -t seeds < <(find "$top/tests/fuzz/seeds/$name" -type f | LC_ALL=C sort)
    check "$name: it has seeds" test ${#seeds[@]} -gt 0
    check "$name: ${#seeds[@]} seeds" replayed "$folder/$name" "${seeds[@]}"
    [ -d "tests/fuzz/regressions/$name" ] || continue
    for file in tests/fuzz/regressions/"$name"/*; do
        check "$name: $(basename "$file")" replayed "$folder/$name" "$top/$file"
    done
done
suite_end
