# Sourced by run.sh: plants one fault at a time in a small tree and expects the rule to name it.
# A rule that lets its fault pass fails the suite. Each row: rule, file the fault goes into, the
# words the complaint must contain, and the fault itself on standard input (it replaces the file).
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # $work and the others belong to the sourcing script

tree=$work/tree

# The small tree, in which every rule is content.
plant_clean_tree()
{
    rm -rf "$tree"
    mkdir -p "$tree"/src/base "$tree"/src/scene "$tree"/src/app "$tree"/tests/unit/base \
        "$tree"/tests/unit/scene "$tree"/tests/check "$tree"/bench "$tree"/.ci
    cp "$top/.clang-format" "$tree/"
    : > "$tree/Makefile"
    cat > "$tree/src/layers.txt" <<'TREE'
base  :      : unistd.h sys/
scene : base : hb
TREE
    cat > "$tree/src/base/list.h" <<'TREE'
/* A list. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

int list_count(const int *list);

#endif
TREE
    cat > "$tree/src/base/list.c" <<'TREE'
/* Counts. strcpy( in a comment is no call. */
#include "base/list.h"

#include <stddef.h>
#include <sys/stat.h>

static const char *const names[] = {"malloc(", "time(", "%%EOF %d"};

int list_count(const int *list)
{
    return list && names[0] ? 1 : 0;
}
TREE
    printf '/* Tests. */\n' > "$tree/tests/unit/base/test_list.c"
    printf '#include "base/list.h"\n#include <hb-ot.h>\n' > "$tree/src/scene/path.c"
    printf '/* Tests. */\n' > "$tree/tests/unit/scene/test_path.c"
    : > "$tree/tests/check/exempt.txt"
    printf '#!/bin/sh\nset -eu\necho fine\n' > "$tree/tests/check/fine.sh"
}

# run_rule RULE: its complaints in $output, its status in $status.
run_rule()
{
    local objects=
    if [ "$1" = globals ]; then
        gcc -fPIC -c "$tree/src/base/list.c" -I "$tree/src" -o "$work/list.o" 2>&1
        objects=$work/list.o
    fi
    status=0
    output=$(cd "$tree" && object_files=$objects && header_flags=-Isrc && "rule_$1" 2>&1) || status=$?
}

# fault RULE FILE WORDS < CONTENT: the rule must complain, and with these words.
fault()
{
    plant_clean_tree
    mkdir -p "$tree/$(dirname "$2")"
    cat > "$tree/$2"
    run_rule "$1"
    if [ "$status" != 0 ] && [[ $output == *"$3"* ]]; then
        pass "rule $1 sees: $3"
    else
        fail "rule $1 does not say \"$3\" (status $status)" "$output"
    fi
}

for rule in $rules; do
    plant_clean_tree
    run_rule "$rule"
    if [ "$status" = 0 ]; then
        pass "rule $rule accepts the small tree"
    else
        fail "rule $rule complains about the small tree" "$output"
    fi
done

fault layers src/base/list.h 'base may not include scene' <<< '#include "scene/path.h"'
fault layers src/base/list.h 'does not name its folder' <<< '#include "list2.h"'
fault limits src/base/limits.h 'LIMIT_PAGES has no row' <<< '#define LIMIT_PAGES 2000'
fault layers src/base/list.h 'there is no folder util' <<< '#include "util/list.h"'
fault layers src/base/list.h 'base may not include <hb.h>' <<< '#include <hb.h>'
fault layers src/base/list.h 'base may not include <time.h>' <<< '  #  include <time.h>'
fault layers src/odd/list.c 'no row for odd' <<< 'int odd;'
fault layers src/layers.txt 'base may not include scene, which is not above it' \
    <<< $'base : scene :\nscene : base :'
fault layers src/layers.txt 'has two rows' <<< $'base : :\nscene : :\nbase : :'
fault banned src/base/list.c 'list.c:1: strcpy' <<< 'void f(char *a) { strcpy(a, ""); }'
fault banned src/base/list.c 'list.c:2: strtod' <<< $'/* a\n*/ double d = strtod ("1", 0);'
fault banned src/scene/path.c 'malloc: memory comes from' <<< 'void *f(void) { return malloc(1); }'
fault banned src/scene/path.c 'printf: only app/' <<< 'void f(void) { printf("%d", 1); }'
fault banned src/scene/path.c 'depends on the locale' <<< 'const char *f = "%.3f";'
fault banned src/scene/path.c 'goto goes only to cleanup' <<< 'void f(void) { goto again; }'
fault length src/base/list.c 'list_fill has 62 lines' \
    <<< "void list_fill(void)"$'\n{\n'"$(yes '    ;' | head -n 60)"$'\n}'
fault length src/base/list.c '602 lines' <<< "/* Long. */$(yes '' | head -n 601 | tr -d x; echo ';')"
fault length src/base/list.c 'nests deeper than 3' \
    <<< $'void f(void)\n{\n                if (1)\n                    f();\n}'
fault names src/base/list.c 'get_list says nothing' <<< $'int get_list(void)\n{\n}'
fault names src/base/list_util.c '"util" says nothing' <<< ''
fault names src/base/list.c 'does not end in _t' <<< 'typedef struct list list_t;'
fault globals src/base/list.c 'counter can be written to (.bss' <<< 'static int counter; int f(void) { return counter++; }'
fault globals src/base/list.c 'table can be written to (.data' <<< 'int table[] = {1};'
fault globals src/base/list.c 'can be written to (.data.rel' <<< 'const char *names[] = {"a"};'
fault globals src/base/list.c 'can be written to (.tbss' <<< '_Thread_local int x;'
fault mirror src/base/text.c 'src/base/text.c: tests/unit/base/test_text.c is missing' <<< ''
fault mirror tests/unit/base/test_gone.c 'there is no src/base/gone.c' <<< ''
fault mirror tests/check/exempt.txt 'mirror src/base/list.c excuses nothing' <<< 'mirror src/base/list.c : why'
fault mirror tests/check/exempt.txt 'there is no src/base/gone.c' <<< 'banned src/base/gone.c free : why'
fault format src/base/list.c 'list.c:1' <<< 'int  f( void ) { return 1; }'
# The words are put together here, so that this file does not hold them.
fault words src/base/list.c 'src/base/list.c:1' <<< "/* TO""DO later */"
fault words tests/package-lock.json 'resolved' <<< '{ "resolved": "address" }'
fault headers src/base/list.h 'its guard is not BASE_LIST_H' <<< '#ifndef LIST_H'
fault headers src/base/list.h 'error: unknown type name' \
    <<< $'#ifndef BASE_LIST_H\n#define BASE_LIST_H\nsize_t f(void);\n#endif'
# shellcheck disable=SC2016 # the fault is the unquoted variable
fault scripts tests/check/fine.sh 'SC2086' <<< $'#!/bin/sh\ncp $1 "$2"'
# shellcheck disable=SC2016 # backquotes of Markdown
fault documents src/STYLE.md 'there is no src/base/gone.c' <<< 'See `src/base/gone.c`.'
