#!/bin/bash
# make install below a DESTDIR: the files are there, a ten-line C program builds against them with
# what pkg-config says, with the shared and with the static library, and runs; the installed program
# renders; make uninstall leaves nothing.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin install

staged=$work/stage
prefix=/opt/yitu
target=$staged$prefix
# Another PREFIX means another libyitu: made from copies, so that the build under test stays as it is.
mkdir "$work/build"
cp -a "$build/obj" "$build/gen" "$work/build/"
quiet_make() { make --no-print-directory -s BUILD="$work/build" PREFIX=$prefix DESTDIR="$staged" "$1"; }

check "make install" quiet_make install
for file in bin/yitu lib/libyitu.a lib/libyitu.so.0 lib/libyitu.so include/yitu.h \
    lib/pkgconfig/yitu.pc share/yitu/fonts share/yitu/layouts; do
    check "$file is there" test -e "$target/$file"
done
for rules in newsprint coated office; do
    check "press rules $rules are there" test -e "$target/share/yitu/layouts/press/$rules.json"
done
check "the link is relative" test "$(readlink "$target/lib/libyitu.so")" = libyitu.so.0
check "no file names the staging folder or this clone" \
    bash -c "! grep -rlIF -e '$staged' -e '$top' '$target'"

# The shared library shows its public functions and nothing else.
nm -D --defined-only "$target/lib/libyitu.so.0" | awk '{ print $NF }' > "$work/symbols"
check "it exports yitu_version" grep -qx yitu_version "$work/symbols"
check_not "it exports nothing but yitu_..." grep -v '^yitu_' "$work/symbols"

# Every function of the header is exported, and the other way round.
gcc -E -P "$target/include/yitu.h" | tr -d '\n' | grep -oE '[^a-z_]yitu_[a-z0-9_]+ *\(' |
    grep -oE 'yitu_[a-z0-9_]+' | sort -u > "$work/declared"
check "header and library name the same functions" diff "$work/declared" <(grep '^yitu_' "$work/symbols" | sort -u)

cat > "$work/program.c" <<'C'
#include <stdio.h>
#include <string.h>
#include <yitu.h>

int main(void)
{
    puts(yitu_version());
    return strcmp(yitu_version(), EXPECTED_VERSION) != 0;
}
C
version=$(sed -n 's/^VERSION := //p' Makefile)
export PKG_CONFIG_PATH=$target/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$staged
check "pkg-config knows the version" test "$(pkg-config --modversion yitu)" = "$version"

# compile NAME LIBRARIES...
compile()
{
    local name=$1
    shift
    # shellcheck disable=SC2046 # a list of flags
    gcc -std=c11 -Wall -Wextra -Wpedantic -Werror -DEXPECTED_VERSION="\"$version\"" "$work/program.c" \
        $(pkg-config --cflags yitu) "$@" -o "$work/$name"
}

# shellcheck disable=SC2046
check "a program builds with the shared library" compile shared $(pkg-config --libs yitu)
check "and runs" env LD_LIBRARY_PATH="$target/lib" "$work/shared"
check "it needs libyitu.so.0" grep -q 'libyitu.so.0' <(objdump -p "$work/shared")
# shellcheck disable=SC2046
check "a program builds with the static library" \
    compile static $(pkg-config --static --libs yitu | sed 's/-lyitu/-l:libyitu.a/')
check "and runs" "$work/static"
check_not "it does not need libyitu.so.0" grep -q 'libyitu.so' <(objdump -p "$work/static")

# A program of its own locale: decimal commas must reach no file.
cat > "$work/render.c" <<'C'
#include <locale.h>
#include <stdio.h>
#include <yitu.h>

int main(int argc, char **argv)
{
    if (argc != 4 || !setlocale(LC_ALL, "de_DE.UTF-8"))
        return 2;
    YituSession *session = yitu_session_create(&(YituSessionOptions){.font_folder = argv[3]});
    YituJob *job = yitu_job_create(session, argv[1]);
    bool done = yitu_job_run(job) && yitu_job_write(job, argv[2], NULL);
    for (int i = 0; yitu_job_diagnostic(job, i); i++)
        puts(yitu_job_diagnostic(job, i)->message);
    yitu_job_destroy(job);
    yitu_session_destroy(session);
    return done ? 0 : 1;
}
C
mkdir "$work/out" "$work/locale"
check "a German locale can be made" localedef -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8"
# shellcheck disable=SC2046
check "a program that renders builds" gcc -std=c11 -Wall -Wextra -Werror "$work/render.c" \
    $(pkg-config --cflags --libs yitu) -o "$work/render"
check "and renders under a German locale" env LD_LIBRARY_PATH="$target/lib" LOCPATH="$work/locale" \
    LC_ALL=de_DE.UTF-8 "$work/render" "$target/share/yitu/layouts/explainer.json" "$work/out/german.pdf" "$target/share/yitu/fonts"
check "the library looks for fonts below PREFIX" grep -qa "$prefix/share/yitu" "$target/lib/libyitu.so.0"

# C++ programs include the header too.
echo '#include <yitu.h>' > "$work/header.cc"
check "the header is fit for C++" gcc -x c++ -fsyntax-only -I "$target/include" "$work/header.cc"

# The installed program finds its fonts and layouts without this clone.
check "the installed program renders an installed layout" env -C "$work/out" "$target/bin/yitu" render \
    "$target/share/yitu/layouts/explainer.json" -o explainer.pdf
check "as the built one does" "$yitu" render layouts/explainer.json -o "$work/out/built.pdf"
check "with the same bytes" cmp "$work/out/explainer.pdf" "$work/out/built.pdf"
check "and the program under a German locale too" cmp "$work/out/german.pdf" "$work/out/built.pdf"

check "the installed program finds the press rules" env -C "$work/out" "$target/bin/yitu" preflight \
    "$target/share/yitu/layouts/explainer.json" --rules coated
check "and checks a finished PDF by them" bash -c "cd '$work/out' &&
    { '$target/bin/yitu' preflight explainer.pdf --rules coated 2>&1 || true; } | grep -q E0964"
check "make uninstall" quiet_make uninstall
check "no file stays" test -z "$(find "$staged" -type f -o -type l)"
suite_end
