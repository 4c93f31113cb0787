#!/bin/bash
# The command line: exit statuses, help, standard output, colour, and what happens to files when
# the disk, the program or the power fails.
# shellcheck disable=SC2016 # $1 in quotes is for the inner shell
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin cli

layout=$top/layouts/explainer.json
cd "$work"
cat > good.json <<'JSON'
{ "version": 1, "page": { "size": "A6", "margin": "10mm" }, "body": { "type": "text", "text": "一图读懂" } }
JSON
cat > bad.json <<'JSON'
{ "version": 1, "page": { "size": "A6" }, "body": { "type": "text", "txet": "plain" } }
JSON
echo old > old.txt

# expect TITLE STATUS COMMAND...: the exit status is exactly this; output is kept in out and err.
expect()
{
    local title=$1 wanted=$2 status=0
    shift 2
    timeout 60 "$@" > out 2> err < /dev/null || status=$?
    if [ "$status" = "$wanted" ]; then
        pass "$title"
    else
        fail "$title: exit status $status, not $wanted" "$(cat err)"
    fi
}

# says TITLE PATTERN FILE
says()
{
    check "$1" grep -qE -- "$2" "$3"
}

# ---- statuses ------------------------------------------------------------------------------------
expect "render" 0 "$yitu" render good.json -o good.pdf
check "the PDF is whole" qpdf --check good.pdf
expect "check" 0 "$yitu" check good.json
expect "check of a bad layout" 1 "$yitu" check bad.json
says "it names the key" 'txet' err
says "it names file, line and column" 'bad\.json:1:[0-9]+' err
expect "render of a bad layout" 1 "$yitu" render bad.json -o bad.pdf
check_not "it wrote nothing" test -e bad.pdf
expect "a layout that is missing" 1 "$yitu" render missing.json -o a.pdf
expect "a layout that is a folder" 1 "$yitu" render . -o a.pdf
mkfifo pipe
expect "a layout that is a FIFO" 1 "$yitu" check pipe
expect "a layout that never ends" 1 "$yitu" check /dev/zero
truncate -s 1G huge.json
expect "a layout of 1 GB" 1 "$yitu" check huge.json
rm huge.json

expect "no command" 2 "$yitu"
expect "an unknown command" 2 "$yitu" rendre good.json
says "it names the command" 'rendre' err
expect "an unknown option" 2 "$yitu" render good.json -o a.pdf --dip 100
says "it names the option" '--dip' err
expect "render without a layout" 2 "$yitu" render -o a.pdf
expect "render without an output" 2 "$yitu" render good.json
expect "an option without its value" 2 "$yitu" render good.json -o
expect "two layouts" 2 "$yitu" render good.json good.json -o a.pdf
expect "--dpi that is no number" 2 "$yitu" render good.json -o a.png --dpi many
expect "--dpi 0" 2 "$yitu" render good.json -o a.png --dpi 0
expect "--page 0" 2 "$yitu" render good.json -o a.png --page 0
expect "a page that is not there" 1 "$yitu" render good.json -o a.png --page 9
expect "--set without =" 2 "$yitu" render good.json -o a.pdf --set key
expect "--data without =" 2 "$yitu" render good.json -o a.pdf --data name
expect "--diagnostics of an unknown form" 2 "$yitu" check good.json --diagnostics xml
check_not "nothing was written" test -e a.pdf -o -e a.png

# ---- data that are too large ----------------------------------------------------------------------
cat > bound.json <<'JSON'
{ "version": 1, "page": { "size": "A6" }, "data": { "ids": { "src": "ids.json" } }, "body": { "type": "text", "text": "{{ids[0].id}}" } }
JSON
truncate -s 65M large.json
expect "--data of 65 MiB" 1 "$yitu" render bound.json --data ids=large.json -o large.pdf
says "says which file is too large, and the limit" 'E0003.*large\.json.*64 MiB' err
check_not "and nothing is written" test -e large.pdf
rm large.json

# ---- the outputs of a layout ----------------------------------------------------------------------
cat > outputs.json <<'JSON'
{ "version": 1, "page": { "size": "A6", "margin": "10mm" }, "data": { "ids": { "rows": [{ "id": "甲" }, { "id": "乙" }] } },
  "body": { "type": "text", "text": "一图读懂" },
  "outputs": [{ "to": "asked.pdf" }, { "to": "asked-100.png", "dpi": 100 },
              { "repeat": "ids.rows", "as": "row", "to": "asked-{{row.id}}.svg" }] }
JSON
sed 's|asked.pdf|../asked.pdf|' outputs.json > leaving.json
sed 's|asked.pdf|asked|' outputs.json > endless.json
expect "render without -o writes the layout's outputs" 0 "$yitu" render outputs.json
check "the PDF" qpdf --check asked.pdf
"$yitu" render outputs.json -o same.png --dpi 100
check "the picture, at its dpi" cmp same.png asked-100.png
check "one file for each row" test -s asked-甲.svg -a -s asked-乙.svg
rm asked*
expect "with -o it writes only that" 0 "$yitu" render outputs.json -o only.pdf
check_not "and none of the layout's" test -e asked.pdf
expect "options of -o ask for -o" 2 "$yitu" render outputs.json --dpi 300
expect "an output that leaves the folder" 1 "$yitu" render leaving.json
says "is named with its place" 'leaving\.json:3:[0-9]+.*\.\./asked\.pdf' err
check_not "and nothing is written" test -e ../asked.pdf -o -e asked-100.png
expect "check says so too" 1 "$yitu" check leaving.json
expect "an output of no format" 1 "$yitu" render endless.json

# ---- convert --------------------------------------------------------------------------------------
cat > option.json <<'JSON'
{ "xAxis": { "data": ["甲", "乙"] }, "yAxis": {}, "toolbox": {},
  "series": [{ "type": "bar", "name": "产值", "data": [3, 5] }, { "type": "candlestick", "data": [] }] }
JSON
echo '{ "series": [{ "type": "candlestick", "data": [] }] }' > nothing.json
expect "convert an ECharts option" 0 "$yitu" convert option.json -o chart.json
says "the series that is left out is named" 'candlestick' err
says "so is the member that is" 'toolbox' err
says "what comes out is a chart" '"type": "chart"' chart.json
printf '{ "version": 1, "page": { "size": "A6", "margin": "8mm" }, "body": %s }' "$(cat chart.json)" > converted.json
expect "the chart is drawn" 0 "$yitu" render converted.json -o converted.pdf
expect "convert: nothing can be converted" 1 "$yitu" convert nothing.json -o none.json
check "then there is no file" test ! -e none.json
expect "convert: no such file" 1 "$yitu" convert absent.json
expect "convert: no file named" 2 "$yitu" convert

# ---- help and the other commands -----------------------------------------------------------------
expect "help" 0 "$yitu" help
cp out help.txt
expect "--help" 0 "$yitu" --help
for command in render check schema describe compose fonts version help; do
    says "help lists $command" "(^|[^a-z])$command([^a-z]|\$)" help.txt
    expect "$command --help" 0 "$yitu" "$command" --help
    says "it is about $command" "$command" out
    check "and goes to standard output only" test ! -s err
done
expect "version" 0 "$yitu" version
says "it is the version of the Makefile" "$(sed -n 's/^VERSION := //p' "$top/Makefile")" out
expect "schema" 0 "$yitu" schema
check "it is JSON" node -e 'JSON.parse(require("fs").readFileSync("out"))'
expect "describe" 0 "$yitu" describe
says "it lists the element types" '(^|[^a-z])text([^a-z]|$)' out
expect "describe text" 0 "$yitu" describe text
expect "describe of an unknown type" 2 "$yitu" describe txet
expect "fonts" 0 "$yitu" fonts
expect "compose" 0 sh -c 'printf 中文“引号”，与Latin混排。 | "$1" compose --width 5em' sh "$yitu"
check "it is JSON" node -e 'JSON.parse(require("fs").readFileSync("out"))'
expect "compose --breaks" 0 sh -c 'printf 中文“引号”，3%%。 | "$1" compose --breaks --tailoring strict' sh "$yitu"
expect "compose with an unknown tailoring" 1 sh -c 'echo 中 | "$1" compose --breaks --tailoring no' sh "$yitu"
expect "compose without a width" 2 sh -c 'echo 中 | "$1" compose' sh "$yitu"

# ---- diagnostics ---------------------------------------------------------------------------------
expect "diagnostics as JSON" 1 "$yitu" check bad.json --diagnostics json
check "each line is JSON" node -e '
    const text = ["out", "err"].map((file) => require("fs").readFileSync(file, "utf8")).join("");
    const lines = text.split("\n").filter(Boolean);
    if (!lines.length) throw new Error("nothing printed");
    lines.forEach((line) => JSON.parse(line));'
expect "--lang zh" 1 "$yitu" check bad.json --lang zh
check "speaks Chinese" grep -qP '[\x{4e00}-\x{9fff}]{2}' err
expect "--lang en" 1 "$yitu" check bad.json --lang en
check_not "speaks no Chinese" grep -qP '[\x{4e00}-\x{9fff}]' err
expect "LANG=zh_CN.UTF-8" 1 env -u LC_ALL LANG=zh_CN.UTF-8 "$yitu" check bad.json
check "speaks Chinese" grep -qP '[\x{4e00}-\x{9fff}]{2}' err

escape=$(printf '\033')
"$yitu" check bad.json > plain.txt 2>&1 || true
check_not "no colour in a file" grep -q "$escape" plain.txt
TERM=xterm script -qec "'$yitu' check bad.json" /dev/null > terminal.txt 2>&1 < /dev/null || true
check "colour on a terminal" grep -q "$escape" terminal.txt
NO_COLOR=1 TERM=xterm script -qec "'$yitu' check bad.json" /dev/null > terminal.txt 2>&1 < /dev/null || true
check_not "no colour with NO_COLOR" grep -q "$escape" terminal.txt
TERM=dumb script -qec "'$yitu' check bad.json" /dev/null > terminal.txt 2>&1 < /dev/null || true
check_not "no colour on a dumb terminal" grep -q "$escape" terminal.txt

# ---- standard output -----------------------------------------------------------------------------
expect "-o -" 0 "$yitu" render good.json -o -
check "it is the same PDF" cmp out good.pdf
check "no file is called -" test ! -e ./-
expect "-o - to a full disk" 3 sh -c '"$1" render good.json -o - > /dev/full' sh "$yitu"
expect "-o - to a reader that has gone" 3 bash -c \
    'trap "" PIPE; set -o pipefail; "$1" render "$2" -o - | true; exit ${PIPESTATUS[0]}' bash "$yitu" "$layout"
expect "schema to a full disk" 3 sh -c '"$1" schema > /dev/full' sh "$yitu"

# ---- files ---------------------------------------------------------------------------------------
# only_these FOLDER NAME...: no temporary file stayed behind.
only_these()
{
    local folder=$1
    shift
    [ "$(find "$folder" -mindepth 1 -printf '%f\n' | LC_ALL=C sort | tr '\n' ' ')" = "$* " ]
}

expect "check writes nothing" 0 sh -c 'mkdir empty && cd empty && "$1" check ../good.json' sh "$yitu"
check "the folder is still empty" rmdir empty

mkdir folder folder.pdf
expect "an output that is a folder" 1 "$yitu" render good.json -o folder.pdf
expect "an output in a folder that is missing" 1 "$yitu" render good.json -o nowhere/a.pdf
expect "an output without a known format" 1 "$yitu" render good.json -o a.docx
ln -s /dev/full full.pdf
check_not "/dev/full is no output" "$yitu" render good.json -o /dev/full
check_not "nor is a link to it" "$yitu" render good.json -o full.pdf
cp good.json input.pdf
expect "an output that is the input" 1 "$yitu" render input.pdf -o input.pdf
check "the input is unchanged" cmp good.json input.pdf
mkfifo fifo.pdf
expect "an output that is a FIFO" 1 timeout 5 "$yitu" render good.json -o fifo.pdf

echo old > folder/old.pdf
expect "an existing output is replaced" 0 "$yitu" render good.json -o folder/old.pdf
check "by the whole new file" cmp good.pdf folder/old.pdf
check "and nothing else is there" only_these folder old.pdf

# survives TITLE COMMAND...: with the existing file folder/old.pdf, the command fails with status 3,
# the file keeps its bytes, and no temporary file stays.
survives()
{
    local title=$1
    shift
    cp old.txt folder/old.pdf
    expect "$title" 3 "$@"
    check "$title: the old file is whole" cmp old.txt folder/old.pdf
    check "$title: nothing else is there" only_these folder old.pdf
}

for call in write fsync rename; do
    calls=$call
    [ $call != rename ] || calls=rename,renameat,renameat2
    # The calls for the output only: standard error goes to a file of its own.
    survives "$call fails with no space" strace -f -o /dev/null -e "trace=$calls" \
        -e "inject=$calls:error=ENOSPC" "$yitu" render "$layout" -o folder/old.pdf
done
survives "the file grows beyond ulimit -f" bash -c 'ulimit -f 4; exec "$1" render "$2" -o folder/old.pdf' \
    bash "$yitu" "$layout"
if [ "$(id -u)" != 0 ]; then
    echo old > folder/old.pdf
    chmod 555 folder
    expect "a folder without permission" 3 "$yitu" render good.json -o folder/old.pdf
    check "the old file is whole" cmp old.txt folder/old.pdf
    chmod 755 folder
fi

# A disk of 64 KB, in a mount namespace of its own, so that nothing stays mounted.
mkdir disk
cat > small_disk.sh <<'SH'
set -eu
mount -t tmpfs -o size=64k tmpfs disk
echo old > disk/old.png
status=0
"$1" render "$2" --dpi 300 -o disk/old.png || status=$?
[ "$status" = 3 ] || { echo "exit status $status, not 3"; exit 1; }
[ "$(cat disk/old.png)" = old ] || { echo "the old file is gone"; exit 1; }
[ "$(ls disk)" = old.png ] || { ls disk; exit 1; }
SH
namespace="unshare --mount"
[ "$(id -u)" = 0 ] || namespace="unshare --user --map-root-user --mount"
# shellcheck disable=SC2086 # a command with options
check "a disk of 64 KB: status 3, the old file whole, nothing else there" \
    $namespace sh small_disk.sh "$yitu" "$layout"

# Killed at a random moment: the old file or the new one, never a part.
"$yitu" render "$layout" -o whole.pdf
torn=0
for round in $(seq 1 30); do
    cp old.txt folder/old.pdf
    "$yitu" render "$layout" -o folder/old.pdf > /dev/null 2>&1 &
    pid=$!
    sleep "0.$(printf '%03d' $((round * 4)))"
    kill -KILL $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    cmp -s old.txt folder/old.pdf || cmp -s whole.pdf folder/old.pdf || torn=$((torn + 1))
done 2>/dev/null
check "killed 30 times, never a part of a file" test "$torn" = 0

cd "$top"
suite_end
