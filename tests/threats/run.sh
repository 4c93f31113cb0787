#!/bin/bash
# The threat table of docs/reliability.md that no other suite covers: hostile paths for every kind of
# asset (P1), with the system's calls watched: nothing outside is opened, nothing is connected to;
# what every other row leads to is named in docs/reliability.md.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin threats

mkdir -p "$work/root/pages" "$work/outside/sub"
cd "$work" || exit
secret=$work/outside/secret
# One file that each kind of reader could take for its own, were it opened.
for ending in json csv ndjson svg png icc txt; do
    echo '{"a": 1}' > "$secret.$ending"
done
echo '{}' > root/pages/empty.json
ln -s "$secret.json" root/pages/link.json
ln -s "$work/outside" root/pages/linked
ln -s link.json root/pages/chain.json
mkfifo root/pages/pipe.json
ln -s /proc/self/environ root/pages/environ.json

# ENDING is put in for what the kind expects.
cat > paths.txt <<'P'
../../outside/secret.ENDING
../../../etc/passwd
../pages/../../outside/secret.ENDING
./../../outside/secret.ENDING
a/../../../outside/secret.ENDING
..//..//outside/secret.ENDING
OUTSIDE/secret.ENDING
/etc/passwd
//etc/passwd
///etc/passwd
/proc/self/environ
/proc/self/root/etc/passwd
/dev/zero
/usr/share/color/icc/../../../../etc/passwd
file:///etc/passwd
FILE:///etc/passwd
http://evil.test/x.ENDING
https://evil.test/x.ENDING
HTTP://127.0.0.1:1/x.ENDING
ftp://evil.test/x.ENDING
data:text/plain,x
jar:file:///etc/passwd!/x
gopher://evil.test/
//evil.test/share/x.ENDING
\\\\evil.test\\share\\x.ENDING
%2e%2e/%2e%2e/outside/secret.ENDING
..%2f..%2foutside/secret.ENDING
..\\..\\outside\\secret.ENDING
linked/secret.ENDING
linked/sub/../secret.ENDING
link.json
chain.json
environ.json
../../outside/secret
../../../outside/secret
../../outside/secret.ENDING\u0000.ENDING
．．/．．/outside/secret.ENDING
P

# layout KIND PATH: a layout that names PATH as an asset of this kind.
layout()
{
    local body='"body": "x"'
    case $1 in
    image | svg) printf '{"body": {"type": "image", "src": "%s", "alt": "x"}}' "$2" ;;
    data) printf '{"data": {"d": {"src": "%s"}}, "body": "{{d.a}}"}' "$2" ;;
    table) printf '{"data": {"d": {"src": "%s"}}, "body": "{{d[0].a}}"}' "$2" ;;
    schema) printf '{"data": {"d": {"src": "empty.json", "schema": "%s"}}, %s}' "$2" "$body" ;;
    include) printf '{"include": ["%s"], %s}' "$2" "$body" ;;
    extends) printf '{"extends": "%s", %s}' "$2" "$body" ;;
    theme) printf '{"theme": {"extends": "%s"}, %s}' "$2" "$body" ;;
    press) printf '{"press": {"extends": "%s"}, %s}' "$2" "$body" ;;
    profile) printf '{"press": {"profile": "%s"}, %s}' "$2" "$body" ;;
    esac
}

# ending KIND
ending()
{
    case $1 in
    image) echo png ;;
    svg) echo svg ;;
    table) echo csv ;;
    profile) echo icc ;;
    *) echo json ;;
    esac
}

kinds=(image svg data table schema include extends theme press profile)
# That each kind of reader is reached at all: a file beside the layout is opened.
for kind in "${kinds[@]}"; do
    echo '{"a": 1}' > "root/pages/near.$(ending "$kind")"
    layout "$kind" "near.$(ending "$kind")" > root/pages/page.json
    options=()
    [ "$kind" != profile ] || options=(--color cmyk)
    strace -f -qq -o trace -e trace=openat "$yitu" render root/pages/page.json -o out.pdf "${options[@]}" > log 2>&1 || true
    check "$kind: a file beside the layout is opened" grep -q 'openat.*near.* = [0-9]' trace
done
rm -f out.pdf

for kind in "${kinds[@]}"; do
    refused=0
    tried=0
    wrong=
    : > trace
    while IFS= read -r path; do
        path=${path//ENDING/$(ending "$kind")}
        path=${path//OUTSIDE/$work/outside}
        layout "$kind" "$path" > root/pages/page.json
        tried=$((tried + 1))
        status=0
        options=()
        [ "$kind" != profile ] || options=(--color cmyk)
        timeout 10 strace -f -qq -A -o trace -e trace=open,openat,openat2,connect,socket,execve \
            "$yitu" render root/pages/page.json -o out.pdf "${options[@]}" > log 2>&1 || status=$?
        if [ "$status" = 1 ] && [ ! -e out.pdf ]; then
            refused=$((refused + 1))
        else
            wrong+="$path: status $status"$'\n'
            rm -f out.pdf
        fi
    done < paths.txt
    if [ "$refused" = "$tried" ]; then
        pass "$kind: $tried hostile paths refused"
    else
        fail "$kind: $((tried - refused)) of $tried paths not refused" "$wrong"
    fi
    check_not "$kind: nothing outside was opened" \
        grep -E "open.*\"([^\"]*outside|/etc/passwd|/proc/self/environ|/proc/self/root|/dev/zero|[^\"]*secret)[^\"]*\".*= [0-9]" trace
    check_not "$kind: no connection" grep -E 'socket\(AF_INET|connect\(' trace
done

# The layout's own folder is the measure for all files that make it up: none may climb further.
mkdir -p climb/package/pages
echo '{"a": "leaked"}' > climb/secret.json
echo '{"data": {"d": {"src": "../secret.json"}}, "body": "{{d.a}}"}' > climb/package/up.json
echo '{"extends": "../up.json"}' > climb/package/pages/page.json
check_not "a layout made of files that climb" "$yitu" render climb/package/pages/page.json -o climb.pdf
check_not "writes nothing" test -e climb.pdf
for name in press themes; do
    mkdir -p root/pages/$name
    ln -s "$secret.json" root/pages/$name/house.json
done
layout theme house > root/pages/page.json
check_not "a theme by name that is a link outside" "$yitu" render root/pages/page.json -o out.pdf
layout press house > root/pages/page.json
check_not "a press profile by name that is one" "$yitu" render root/pages/page.json -o out.pdf --color cmyk
rm -r root/pages/themes root/pages/press

# What a layout lists in "outputs" stays in the working folder, and replaces no input.
mkdir -p sheet
for path in ../x.pdf /tmp/yitu-threat.pdf sheet/../../x.pdf page.json ./~/x.pdf link.pdf/x.pdf; do
    printf '{"outputs": [{"to": "%s"}], "body": "x"}' "$path" > sheet/page.json
    ln -sf "$work/outside" sheet/link.pdf
    (cd sheet && strace -f -qq -o ../trace -e trace=openat,rename,renameat,renameat2 "$yitu" render page.json) > log 2>&1 || true
    check_not "output $path leads nowhere else" eval "grep -E '(O_CREAT|rename)' trace | grep -E '\"(/|\.\./)|outside' | grep -vE '\"/dev/' | grep '= [0-9]'"
done
check_not "nothing was written outside" test -e x.pdf -o -e /tmp/yitu-threat.pdf -o -e outside/x.pdf

# F1: fonts come from the manifest or the system; a layout names families, never files. A manifest is
# the house's own and may name any file, but what is no font is refused, whatever it is.
mkdir house
cp "$top/fonts/manifest.json" house/
font_layout() { printf '{"body": {"type": "text", "text": "字", "style": {"fontFamily": "%s"}}}' "$1" > root/pages/page.json; }
printf 'OTTO%0999d' 0 > outside/damaged.otf
head -c 3000 /dev/urandom > outside/random.otf
mkfifo outside/pipe.otf
good=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
head -c 200000 "$good" > outside/cut.otf
for path in "$work/outside/secret.png" "$work/outside/damaged.otf" "$work/outside/random.otf" "$work/outside/cut.otf" \
    "$work/outside/pipe.otf" "$work/outside/none.otf" "$work/outside" /etc/passwd file:///etc/passwd http://evil.test/a.otf; do
    printf '{"families": [{"name": "敌体", "aliases": [], "faces": [{"weight": 400, "file": "%s", "face": "NotoSansCJKsc-Regular", "licence": "OFL-1.1"}]}]}' "$path" > house/house.json
    font_layout 敌体
    status=0
    timeout 20 strace -f -qq -o trace -e trace=openat,socket,connect "$yitu" render root/pages/page.json --fonts house -o font.pdf > log 2>&1 || status=$?
    case $path in
    *cut.otf) expected='0|1' ;; # what is asked for may lie in what is there
    *) expected=1 ;;
    esac
    if [[ $status =~ ^($expected)$ ]] && ! grep -qE 'socket\(AF_INET|connect\(' trace; then
        pass "a manifest that names $path"
    else
        fail "a manifest that names $path: status $status" "$(cat log)"
    fi
    check "it was read for that" grep -q 'house/house.json' trace
    rm -f font.pdf
done
sed "s,$work/[^\"]*,$good,; s,http://[^\"]*,$good," house/house.json > house/good.json && mv house/good.json house/house.json
check "the same manifest with a font is taken" "$yitu" render root/pages/page.json --fonts house -o font.pdf
check "and its font embedded" eval "pdffonts font.pdf | grep -q NotoSansCJKsc"
for family in ../outside/secret.png /etc/passwd file:///etc/passwd "$good" 'a\u0000b'; do
    font_layout "$family"
    strace -f -qq -o trace -e trace=openat "$yitu" render root/pages/page.json -o font.pdf > log 2>&1 || true
    check_not "a family named $family opens no such file" grep -E '"[^"]*(secret|/etc/passwd)[^"]*".*= [0-9]' trace
done

# A profile of the system's folder and one beside the layout are assets; any file from the command
# line is.
echo x > root/pages/near.icc
layout profile near.icc > root/pages/page.json
check_not "a damaged profile beside the layout" "$yitu" render root/pages/page.json --color cmyk -o out.pdf
"$yitu" render root/pages/page.json --color cmyk -o out.pdf > log 2>&1 || true
check_not "is opened" grep -q "lies outside" log

# J7: no end of file, and no file at all.
for source in pipe.json /dev/zero; do
    status=0
    timeout 5 "$yitu" render "root/pages/$source" -o out.pdf > log 2>&1 || status=$?
    [ "$source" = pipe.json ] || { status=0; timeout 5 "$yitu" render $source -o out.pdf > log 2>&1 || status=$?; }
    if [ "$status" = 1 ] || [ "$status" = 3 ]; then pass "J7 $source"; else fail "J7 $source: status $status"; fi
done

# D1, D2: strings of data become strings, links are of four schemes.
"$yitu" render "$top/layouts/explainer.json" -o picture.png --dpi 20 > log 2>&1
judge node "$top/tests/threats/strings.mjs" "$yitu" "$work"

# Nothing of the machine is written, though the layout is named by its full path.
cat > root/pages/page.json <<'L'
{ "meta": { "title": "t" }, "data": { "d": { "src": "near.json" } },
  "body": { "type": "column", "children": [ { "type": "heading", "text": "{{d.a}}" },
    { "type": "image", "src": "near.png", "alt": "x" } ] } }
L
cp picture.png root/pages/near.png
host=$(hostname)
named=()
if unshare --uts true 2> /dev/null; then # a name that is in no file by chance
    host="yitu-threat-host"
    named=(unshare --uts sh -c 'hostname yitu-threat-host && exec "$@"' sh)
fi
HOME=$work/outside USER=somebody "${named[@]}" "$yitu" render "$work/root/pages/page.json" -o machine.pdf -o machine.svg -o machine.png > log 2>&1
qpdf --qdf --object-streams=disable machine.pdf machine.qdf
for word in "$work" "$top" "$host" "$(id -un)@" somebody "$(uname -r)" near.json near.png pages/; do
    check_not "no output names $word" grep -laF -e "$word" machine.qdf machine.svg machine.png
done
check "a PNG has no words but its colour's" test "$(strings -n 4 machine.png | grep -cE '^(tEXt|iTXt|zTXt|eXIf)')" = 0

# No record's data stands in another's file.
seq 1 12 | sed 's/.*/{"id": "&", "word": "canary&z", "link": "https:\/\/canary&z.test\/"}/' > canaries.ndjson
cat > root/pages/record.json <<'L'
{ "meta": { "title": "{{record.word}}" },
  "body": { "type": "column", "children": [ { "type": "heading", "text": "{{record.word}}" },
    { "type": "text", "text": "{{record.word}}", "style": { "href": "{{record.link}}" } },
    { "type": "image", "src": "near.png", "alt": "{{record.word}}" } ] } }
L
for workers in 1 2; do
    mkdir -p "birds$workers"
    check "a batch of 12 with $workers workers" "$yitu" batch root/pages/record.json --records canaries.ndjson -o "birds$workers/{{record.id}}.pdf" -j $workers -q
    foreign=
    for i in $(seq 1 12); do
        words=$({ qpdf --qdf --object-streams=disable "birds$workers/$i.pdf" - 2> /dev/null; pdftotext "birds$workers/$i.pdf" -; qpdf --json "birds$workers/$i.pdf"; } | grep -aoE 'canary[0-9]+z' | sort -u)
        [ "$words" = "canary${i}z" ] || foreign+="$i: $words"$'\n'
    done
    if [ -z "$foreign" ]; then pass "no record's words are in another's file"; else fail "records mix" "$foreign"; fi
done
cd "$top"
suite_end
