#!/bin/bash
# make asan: the unit tests, every layout in every format, every broken input, the inputs of the
# fuzzers and the commands, all under the address, leak and undefined behaviour sanitizers. Any
# finding ends the program with status 99. Leaks of libraries that we cannot mend are listed in
# leaks.supp, each with its reason.
# shellcheck disable=SC2016 # $1 in quotes is for the inner shell
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin asan

export ASAN_OPTIONS=exitcode=99:detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=exitcode=99:print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=exitcode=99:suppressions=$top/tests/asan/leaks.supp:print_suppressions=0
folder=$top/build/asan

# clean TITLE STATUS COMMAND...: ends with that status and prints no finding.
clean()
{
    local title=$1 wanted=$2 status=0
    shift 2
    "$@" > "$work/out" 2> "$work/err" < /dev/null || status=$?
    if [ "$status" != "$wanted" ] || grep -qE 'Sanitizer|runtime error' "$work/err"; then
        fail "$title: status $status" "$(grep -E -A 14 'ERROR|runtime error' "$work/err" || tail -n 14 "$work/err")"
    else
        pass "$title"
    fi
}

# The sanitizers must be at work: a planted overflow and a planted leak have to be seen.

printf '%s\n' '#include <stdlib.h>' 'int main(int argc, char **argv) {' \
    'char *volatile p = malloc(4); if (argc > 1) p[atoi(argv[1])] = 1; p = NULL; return 0; }' > "$work/fault.c"
gcc -g -fsanitize=address,undefined "$work/fault.c" -o "$work/fault"
clean "a planted overflow is seen" 99 bash -c '"$1" 4 2> /dev/null' bash "$work/fault"
clean "a planted leak is seen" 99 bash -c '"$1" 2> /dev/null' bash "$work/fault"

clean "unit tests" 0 "$folder/unit_tests"
tail -n 1 "$work/out"
for layout in layouts/*.json; do
    name=$(basename "$layout" .json)
    for format in pdf png svg; do
        clean "$name as $format" 0 "$folder/yitu" render "$layout" -o "$work/$name.$format"
    done
done
for case in tests/diag/*/; do
    [ -e "$case/layout.json" ] || continue
    arguments="check layout.json"
    wanted=1
    [ ! -e "$case/arguments" ] || arguments=$(cat "$case/arguments")
    [ ! -e "$case/status" ] || wanted=$(cat "$case/status")
    # shellcheck disable=SC2086 # a list of arguments
    clean "$(basename "$case")" "$wanted" env -C "$case" "$folder/yitu" $arguments
done
clean "inputs of the fuzzers" 0 env REPLAY=build/asan bash tests/fuzz/run.sh
clean "schema" 0 "$folder/yitu" schema
clean "describe" 0 "$folder/yitu" describe
clean "fonts" 0 "$folder/yitu" fonts
clean "compose" 0 bash -c 'echo 一图读懂“新质”，与Latin混排 | "$1" compose --width 6em' bash "$folder/yitu"
suite_end
