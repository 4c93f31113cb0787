#!/bin/bash
# The release build resists what a fault of memory would be used for: the program lies at a random
# place, its tables are read-only once it runs, the stack is watched and not executable, and the C
# library's copying functions know how large their targets are.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin hardened

# Each says whether FILE has the property; readelf is the judge.
has_relro() { readelf -lW "$1" | grep GNU_RELRO > /dev/null; }
binds_now() { readelf -dW "$1" | grep -E 'BIND_NOW|FLAGS.* NOW' > /dev/null; }
is_position_independent() { readelf -hW "$1" | grep 'DYN ' > /dev/null && readelf -dW "$1" | grep 'FLAGS_1.*PIE' > /dev/null; }
has_plain_stack() { readelf -lW "$1" | grep 'GNU_STACK .* RW ' > /dev/null; }
watches_stack() { readelf -sW "$1" | grep __stack_chk_fail > /dev/null; }
is_fortified() { readelf -sW "$1" | grep -E '__(memcpy|snprintf|vsnprintf|memset|read)_chk' > /dev/null; }
needs_no_folder() { ! readelf -dW "$1" | grep -E 'RPATH|RUNPATH|TEXTREL' > /dev/null; }

properties=(has_relro binds_now has_plain_stack watches_stack is_fortified needs_no_folder)
for property in "${properties[@]}" is_position_independent; do
    check "yitu: $property" "$property" "$build/yitu"
done
for property in "${properties[@]}"; do
    check "libyitu.so: $property" "$property" "$build/libyitu.so.0"
done

# The same program without any of it must be seen to lack it.
printf '#include <string.h>\nint main(int n, char **v) { char a[8]; strcpy(a, v[0]); return a[n]; }\n' > "$work/bare.c"
gcc -O2 -U_FORTIFY_SOURCE -fno-stack-protector -no-pie -Wl,-z,norelro,-z,lazy,-z,execstack -Wl,-rpath,/nowhere \
    "$work/bare.c" -o "$work/bare"
for property in "${properties[@]}" is_position_independent; do
    check_not "a bare program: not $property" "$property" "$work/bare"
done
suite_end
