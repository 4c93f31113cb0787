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

# A font comes from the manifest or the system: none of its rows can name a file outside.
mkdir fonts
for path in ../outside/secret.otf /etc/passwd file:///etc/passwd; do
    printf '{"fonts": [{"family": "x", "file": "%s"}]}' "$path" > fonts/manifest.json
    layout data empty.json > root/pages/page.json
    status=0
    strace -f -qq -o trace -e trace=openat "$yitu" render root/pages/page.json --fonts fonts -o out.pdf > log 2>&1 || status=$?
    if [ "$status" -lt 4 ] && ! grep -q '"/etc/passwd"' trace; then pass "font $path"; else fail "font $path: status $status" "$(cat log)"; fi
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
cat > root/pages/page.json <<'L'
{ "meta": { "title": ")>>/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "author": "a\nb\\)(" },
  "body": { "type": "column", "children": [ { "type": "heading", "text": ")/Launch(x" }, "文字" ] } }
L
check "hostile strings render" "$yitu" render root/pages/page.json -o strings.pdf
check "the file is sound" qpdf --check strings.pdf
check_not "no string became an action" eval \
    "qpdf --json strings.pdf | grep -E '\"/(OpenAction|JS|JavaScript|AA|Launch|EmbeddedFile)\":'"
check_not "the machine is not named" eval "qpdf --qdf --object-streams=disable strings.pdf - | grep -aF -e '$work' -e '$(hostname)'"
for address in 'javascript:alert(1)' 'file:///etc/passwd' 'data:text/html,x' 'vbscript:x' 'JavaScript:x'; do
    printf '{"body": {"type": "text", "text": "a [b](%s)", "link": "%s"}}' "$address" "$address" > root/pages/page.json
    "$yitu" render root/pages/page.json -o link.pdf > log 2>&1 || true
    check_not "D2 $address" eval "[ -e link.pdf ] && qpdf --json link.pdf | grep -q '\"/URI\": \"u:'"
    rm -f link.pdf
done
cd "$top"
suite_end
