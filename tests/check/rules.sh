# Sourced by run.sh and selftest.sh: one function per rule. Each looks at the tree in the current
# folder, prints a line "file:line: what is wrong" per fault, and fails when there is one.
# $check_folder holds the awk programs, $object_files what the compiler made of the library.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # $work and the others belong to the sourcing script

sources()
{
    find src -name '*.[ch]' -o -name '*.inc' | LC_ALL=C sort
}

# Every C file of the repository.
c_files()
{
    find src tests bench -name node_modules -prune -o -name '*.[ch]' -print 2>/dev/null | LC_ALL=C sort
}

rule_layers()
{
    # shellcheck disable=SC2046 # file names of this repository have no spaces
    awk -f "$check_folder/layers.awk" src/layers.txt $(sources)
}

rule_banned()
{
    # shellcheck disable=SC2046
    awk -f "$check_folder/strip.awk" -f "$check_folder/banned.awk" tests/check/exempt.txt $(sources)
}

rule_length()
{
    # shellcheck disable=SC2046
    awk -f "$check_folder/strip.awk" -f "$check_folder/length.awk" $(c_files)
}

rule_names()
{
    # shellcheck disable=SC2046
    awk -f "$check_folder/strip.awk" -f "$check_folder/names.awk" tests/check/exempt.txt \
        $(find src -name '*.[ch]' | LC_ALL=C sort)
}

# No mutable globals: a data section of the library holds nothing. Allowed are .rodata (const) and
# .data.rel.ro (const tables of pointers, which the loader fills in and then locks).
rule_globals()
{
    [ -n "$object_files" ] || { echo "no object file: nothing was checked"; return 1; }
    # shellcheck disable=SC2086
    objdump -t $object_files | awk '
        /:     file format / { file = $1; sub(/:$/, "", file) }
        /\t/ {
            split($0, half, "\t"); count = split(half[1], left, " "); section = left[count]
            split(half[2], right, " ")
            if (section ~ /^\.data\.rel\.ro/ || right[1] ~ /^0+$/) next
            if (section ~ /^(\.t?data|\.t?bss|\*COM\*)/) { print file ": " right[2] " can be written to (" section ")"; bad = 1 }
        }
        END { exit bad }'
}

# Each src/<folder>/<file>.c has its tests/unit/<folder>/test_<file>.c, or a row "mirror PATTERN :
# reason" in exempt.txt, where * stands for anything. Rows that excuse nothing and tests of what is no
# longer there fail too.
rule_mirror()
{
    local file test pattern excused status=0
    local -a patterns
    local -A used
    mapfile -t patterns < <(sed -n 's/^mirror \([^ ]*\) : ..*/\1/p' tests/check/exempt.txt)
    for file in src/*/*.c; do
        test=tests/unit/${file#src/}
        test=${test%/*}/test_${test##*/}
        [ ! -e "$test" ] || continue
        excused=
        for pattern in "${patterns[@]}"; do
            # shellcheck disable=SC2053 # the row is a pattern
            [[ $file == $pattern ]] && { excused=1; used[$pattern]=1; }
        done
        [ -n "$excused" ] || { echo "$file: $test is missing"; status=1; }
    done
    for pattern in "${patterns[@]}"; do
        [[ $pattern != tests/* ]] || { [ ! -e "$pattern" ] || used[$pattern]=1; }
        [ -n "${used[$pattern]:-}" ] || { echo "tests/check/exempt.txt: mirror $pattern excuses nothing"; status=1; }
    done
    while read -r _ file _; do
        [[ $file == *\** || -e $file ]] || { echo "tests/check/exempt.txt: there is no $file"; status=1; }
    done < <(grep -E '^[a-z]+ src/' tests/check/exempt.txt)
    for test in tests/unit/*/test_*.c; do
        [ -e "$test" ] || continue
        file=src/${test#tests/unit/}
        file=${file%/*}/${file##*/test_}
        [ -e "$file" ] || grep -q "^mirror $test : ." tests/check/exempt.txt ||
            { echo "$test: there is no $file"; status=1; }
    done
    return $status
}

rule_format()
{
    local output
    command -v clang-format > "$work/which" || { echo "clang-format is missing"; return 1; }
    output=$(c_files | xargs clang-format --dry-run -Werror 2>&1 | grep 'error: code should' |
        awk -F: '!seen[$1]++ { print $1 ":" $2 ": clang-format would write it otherwise" }') || true
    [ -z "$output" ] || { echo "$output"; return 1; }
}

# Words that promise work instead of doing it, and registry addresses in lock files.
rule_words()
{
    local output
    output=$(
        find Makefile src tests bench .ci -name node_modules -prune -o -path tests/check -prune -o \
            -name STYLE.md -prune -o -type f -print0 |
            xargs -0 grep -nIE '(^|[^A-Z_])(TODO|FIXME|XXX|HACK)([^A-Z_]|$)'
        find tests bench -name node_modules -prune -o -name package-lock.json -print0 |
            xargs -0 -r grep -HnE '"resolved"'
    ) || true
    [ -z "$output" ] || { echo "$output"; return 1; }
}

# A header has its guard FOLDER_FILE_H, and compiles alone. A list of rows that is included several
# times can have neither: it is a row "headers FILE : reason" in exempt.txt.
rule_headers()
{
    local file guard status=0 output
    : > "$work/headers"
    while read -r file; do
        ! grep -q "^headers $file : ." tests/check/exempt.txt || continue
        guard=$(printf '%s' "${file#src/}" | tr '[:lower:]/.' '[:upper:]__')
        if [ "$(grep -cE "^#(ifndef|define) $guard\$" "$file")" != 2 ]; then
            echo "$file: its guard is not $guard"
            status=1
        fi
        echo "$file" >> "$work/headers"
    done < <(c_files | grep '\.h$')
    # shellcheck disable=SC2016 # expanded by the inner shell
    output=$(xargs -P "$(nproc)" -n 1 sh -c 'gcc $0 -x c -fsyntax-only "$1" 2>&1 | grep -m 1 error:' \
        "$header_flags" < "$work/headers") || true
    [ -z "$output" ] || { echo "$output"; status=1; }
    return $status
}

rule_scripts()
{
    find tests bench .ci -name node_modules -prune -o -type f -print | while read -r file; do
        case $file in
        *.sh) echo "$file" ;;
        *) ! head -n 1 "$file" | grep -aqE '^#!.*(ba|/)sh$' || echo "$file" ;;
        esac
    done | xargs shellcheck -x -f gcc
}

# Files and folders that the documents name in backquotes are there.
rule_documents()
{
    local file line path status=0
    # shellcheck disable=SC2016 # the backquotes are those of Markdown
    for file in README.md src/*.md docs/*.md; do
        [ -e "$file" ] || continue
        while IFS=: read -r line path; do
            path=${path//\`/}
            [ -e "$path" ] || { echo "$file:$line: there is no $path"; status=1; }
        done < <(grep -noE '`(src|tests|docs|bench|fonts|layouts|data)/[A-Za-z0-9_./-]*`' "$file")
    done
    return $status
}

# Every limit has its row in what yitu limits prints, in the same order.
rule_limits()
{
    local status=0 kind name
    [ -e src/base/limits.h ] || return 0
    while read -r kind name; do
        [ "$kind" = '<' ] && echo "src/base/limit_list.inc: LIMIT_$name has no row in its place"
        [ "$kind" = '>' ] && echo "src/base/limit_list.inc: $name is no limit in this place"
        status=1
    done < <(diff <(sed -n 's/^#define LIMIT_\([A-Z_]*\) .*/\1/p' src/base/limits.h) \
        <(sed -n 's/^LIMIT(\([A-Z_]*\),.*/\1/p' src/base/limit_list.inc 2> /dev/null) | grep '^[<>]')
    return $status
}

rules="limits layers banned length names globals mirror format words headers scripts documents"
