#!/bin/bash
# make memcheck: the unit tests, layouts in every format, a batch with its worker, broken inputs and
# the inputs of the fuzzers under valgrind: reads of what was never written, reads and writes outside,
# leaks. Any finding ends the program with status 99. What libraries do that we cannot mend is listed
# in libraries.supp, each with its reason.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin memcheck

# Not asked for: blocks that are "possibly lost", of which GLib's tables keep a pointer to the middle.
valgrind=(valgrind --quiet --error-exitcode=99 --leak-check=full --num-callers=30
    --max-stackframe=8388608 "--errors-for-leak-kinds=definite,indirect"
    "--show-leak-kinds=definite,indirect" "--suppressions=$top/tests/memcheck/libraries.supp")
export YITU_FONTS=$top/fonts

# clean TITLE STATUS COMMAND...: ends with that status and valgrind says nothing, of workers neither.
clean()
{
    local title=$1 wanted=$2 status=0
    shift 2
    "${valgrind[@]}" --log-file="$work/valgrind.%p" "$@" > "$work/out" 2> "$work/err" < /dev/null || status=$?
    if [ "$status" != "$wanted" ] || [ -n "$(cat "$work"/valgrind.*)" ]; then
        fail "$title: status $status" "$(head -n 40 -q "$work"/valgrind.*; tail -n 3 "$work/err")"
    else
        pass "$title"
    fi
    rm -f "$work"/valgrind.*
}

# valgrind must be at work: a planted leak, and a branch on what was never written, have to be seen.
cat > "$work/fault.c" <<'END'
#include <stdlib.h>
int main(int count, char **arguments)
{
    char *volatile memory = malloc(4);
    (void)arguments;
    if (count > 1 && memory[1] == 'x')
        return 1;
    memory = NULL;
    return 0;
}
END
gcc -g -O0 "$work/fault.c" -o "$work/fault"
check_not "a planted leak is seen" "${valgrind[@]}" "$work/fault"
check_not "a planted branch on nothing is seen" "${valgrind[@]}" --leak-check=no "$work/fault" x

clean "unit tests" 0 "$build/unit_tests"
tail -n 1 "$work/out"
for name in explainer charts vertical yearly-report; do
    for format in pdf png svg; do
        clean "$name as $format" 0 "$build/yitu" render "layouts/$name.json" -o "$work/$name.$format" --dpi 36
    done
done
for target in "$build"/replay/*; do
    name=$(basename "$target")
    mapfile -t inputs < <(find "$top/tests/fuzz/seeds/$name" "$top/tests/fuzz/regressions/$name" -type f 2> /dev/null | LC_ALL=C sort)
    clean "${#inputs[@]} inputs of $name" 0 "$target" "${inputs[@]}"
done
for case in tests/diag/*/; do
    [ -e "$case/layout.json" ] || continue
    arguments="check layout.json"
    wanted=1
    [ ! -e "$case/arguments" ] || arguments=$(cat "$case/arguments")
    [ ! -e "$case/status" ] || wanted=$(cat "$case/status")
    # shellcheck disable=SC2086 # a list of arguments
    clean "$(basename "$case")" "$wanted" env -C "$case" "$build/yitu" $arguments
done
cd tests/torture || exit
clean "a batch" 0 "$build/yitu" batch page.json --records records.ndjson -o "$work/made/{{id}}.pdf" -j 1 -q \
    --report "$work/report.jsonl" --memory 0 --timeout 0 --no-isolation
cd "$top"
suite_end
