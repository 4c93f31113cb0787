#!/bin/bash
# make check: the rules of src/STYLE.md and src/layers.txt that a program can judge (rules.sh), and
# the proof that each rule sees a fault (selftest.sh).
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin check

check_folder=$top/tests/check
# shellcheck source=tests/check/rules.sh
. "$check_folder/rules.sh"
# shellcheck disable=SC2034 # used by rule_globals
object_files=$(find "$build/obj/src" -name '*.o' ! -path '*/src/app/*' 2>/dev/null | LC_ALL=C sort)
# shellcheck disable=SC2034 # used by rule_headers
header_flags="-std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -Isrc -I$build -Itests/unit \
$(pkg-config --cflags pango harfbuzz cairo libcjson)"

for rule in $rules; do
    status=0
    output=$("rule_$rule" 2>&1) || status=$?
    if [ "$status" = 0 ]; then
        pass "$rule"
    else
        fail "$rule" "$output"
    fi
done
# shellcheck source=tests/check/selftest.sh
. "$check_folder/selftest.sh"
suite_end
