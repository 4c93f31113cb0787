#!/bin/bash
# yitu watch: what its server lets through (curl), that no layout takes it down, and the page itself,
# driven in Chromium by browser.mjs.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin watch
node_begin

servers=()
stop_servers()
{
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
}
trap 'stop_servers; rm -rf "$work"' EXIT

# start NAME [--layout FILE] OPTION...: yitu watch in the folder $work/NAME, a copy of the explainer;
# $address, $pid.
start()
{
    local name=$1 waited=0 layout=layouts/explainer.json
    shift
    if [ "${1:-}" = --lang ] && [ "${3:-}" = --layout ]; then
        layout=$4
        set -- "$1" "$2" "${@:5}"
    fi
    mkdir -p "$work/$name"
    cp -R layouts data "$work/$name/"
    : > "$work/$name.log"
    (cd "$work/$name" && exec "$yitu" watch "$layout" "$@") > "$work/$name.log" 2>&1 &
    pid=$!
    servers+=("$pid")
    until grep -q http:// "$work/$name.log"; do
        sleep 0.05
        waited=$((waited + 1))
        [ "$waited" -lt 200 ] || { cat "$work/$name.log"; return 1; }
    done
    address=$(sed -n 's,.*\(http://127\.0\.0\.1:[0-9]*\)/.*,\1,p' "$work/$name.log")
}

# status OPTION... URL: the status that curl is given, 000 for none.
status()
{
    curl -s -o "$work/body" -m 10 -w '%{http_code}' "$@" || true
}

# gives STATUS TITLE OPTION... URL
gives()
{
    local expected=$1 title=$2 got
    shift 2
    got=$(status "$@")
    if [ "$got" = "$expected" ]; then pass "$title"; else fail "$title: $got instead of $expected" "$(head -c 300 "$work/body")"; fi
}

# event FOLDER ADDRESS: the last state or death that the server tells.
event()
{
    timeout 0.7 curl -sN "$1/events" | sed -n 's/^data: //p' | tail -n 1 || true
}

start main --lang en
port=${address##*:}

# ---- who is listened to ----
local_address=$(awk -v port="$(printf '%04X' "$port")" '$4 == "0A" && $2 ~ ":" port "$" { print $2 }' /proc/net/tcp)
check "it listens on 127.0.0.1 alone" test "$local_address" = "0100007F:$(printf '%04X' "$port")"
gives 000 "::1 is refused, as docs/preview.md says" -g "http://[::1]:$port/"
gives 403 "nor is it a Host" -H "Host: [::1]:$port" "$address/"
check_not "it does not listen on IPv6" grep -qi ":$(printf '%04X' "$port") [0-9A-F:]* 0A" /proc/net/tcp6
gives 200 "its own page is served" "$address/"
gives 200 "localhost is its name too" -H "Host: localhost:$port" "$address/"
for host in evil.test "evil.test:$port" 127.0.0.1 "127.0.0.1:1" "127.0.0.1:$port.evil.test" ""; do
    gives 403 "the Host <$host> is refused" -H "Host: $host" "$address/session.json"
done
gives 403 "a request without Host is refused" -0 -H 'Host:' "$address/session.json"
for origin in http://evil.test null "https://127.0.0.1:$port" "http://127.0.0.1:1" "http://127.0.0.1:$port.evil.test"; do
    gives 403 "the Origin <$origin> is refused" -H "Origin: $origin" "$address/session.json"
done
gives 200 "its own Origin passes" -H "Origin: $address" "$address/session.json"
gives 403 "what another site asks for is refused" -H 'Sec-Fetch-Site: cross-site' "$address/page/1.png"
for method in PUT DELETE OPTIONS PATCH; do
    gives 405 "$method is refused" -X "$method" "$address/"
done
check_not "no other site may read an answer" grep -qi access-control <(curl -sD - -o /dev/null -H "Origin: $address" "$address/session.json")
for path in / /preview.js /session.json /page/1.png /page/1.svg /download/0.pdf /nothing; do
    curl -sD "$work/headers" -o /dev/null "$address$path"
    check "$path cannot be taken for something else" grep -qi '^X-Content-Type-Options: nosniff' "$work/headers"
    check "$path has a content security policy" grep -qi "^Content-Security-Policy:.*default-src 'none'" "$work/headers"
    check_not "$path allows no inline script" grep -qiE "script-src[^;]*unsafe|eval" "$work/headers"
done
curl -sD "$work/headers" -o /dev/null "$address/page/1.svg"
check "a picture opened by itself is in a sandbox" grep -qi '^Content-Security-Policy: sandbox;' "$work/headers"

# ---- paths ----
for path in /../../../etc/passwd /%2e%2e/%2e%2e/etc/passwd /..%2f..%2fetc/passwd /page/../layouts/explainer.json \
    //etc/passwd /file:///etc/passwd /preview.js/../../x /layouts/explainer.json /page/1.exe /page/.png /page/0.svg \
    /ink/0.png /ink/99.png "/ink/1.png?plate=0" "/ink/1.png?plate=99" "/ink/1.png?plate=x" /ink/1.svg \
    /element/99999.json /element/1 /element/x.json /page/99.png; do
    gives 404 "$path leads nowhere" --path-as-is "$address$path"
    check_not "$path shows no file of the machine" grep -q root: "$work/body"
done
gives 404 "a resolution beyond reason is refused" "$address/page/1.png?dpi=1e9"
check "in words" grep -q "a picture can be at most" "$work/body"

# ---- writing ----
token=$(curl -s "$address/session.json" | sed 's/.*"token":"\([0-9a-f]*\)".*/\1/')
check "the token is 128 bits" test ${#token} = 32
# edit FILE POINTER VALUE OLD: the body of an edit.
edit()
{
    printf '{"file":"%s","pointer":"%s","value":%s,"old":"%s"}' "$1" "$2" "$3" "$4"
}
gives 403 "an edit without the token is refused" -d "$(edit layouts/explainer.json /version 2 1)" "$address/edit"
gives 403 "an edit with a wrong token is refused" -H "X-Yitu-Token: ${token//[0-9]/a}" -d "$(edit layouts/explainer.json /version 2 1)" "$address/edit"
gives 403 "an undo without the token is refused" -d '' "$address/undo"
post=(-H "X-Yitu-Token: $token" -H "Origin: $address")
gives 403 "the token does not help another site" -H "X-Yitu-Token: $token" -H 'Origin: http://evil.test' -d '{}' "$address/edit"
echo '{"a": 1}' > "$work/outside.json"
echo '{"a": 1}' > "$work/main/layouts/other.json"
ln -s "$work/outside.json" "$work/main/data/linked.json"
for file in "$work/outside.json" ../outside.json layouts/other.json data/linked.json /etc/passwd layouts/../../outside.json; do
    gives 409 "$file is not edited" "${post[@]}" -d "$(edit "$file" /a 2 1)" "$address/edit"
done
check "nothing outside has changed" grep -qx '{"a": 1}' "$work/outside.json" "$work/main/layouts/other.json"
for body in '' '{' '[]' '{"file":1}' '{"file":"layouts/explainer.json"}' "$(edit layouts/explainer.json /nowhere/at/all 2 '')" \
    "$(edit layouts/explainer.json /version 2 7)" "$(edit layouts/explainer.json /version '2}' 1)"; do
    gives 409 "a bad edit is refused: ${body:0:30}" "${post[@]}" -d "$body" "$address/edit"
done
check "refused edits changed nothing" cmp layouts/explainer.json "$work/main/layouts/explainer.json"
gives 409 "there is nothing to undo" "${post[@]}" -d '' "$address/undo"
gives 200 "an edit with the token is done" "${post[@]}" -d "$(edit layouts/explainer.json /page/size '"A3"' '\"四开\"')" "$address/edit"
sed 's/"size": "四开"/"size": "A3"/' layouts/explainer.json > "$work/expected.json"
check "only that value has changed" cmp "$work/expected.json" "$work/main/layouts/explainer.json"
gives 200 "it is undone" "${post[@]}" -d '' "$address/undo"
check "undone, the file is as it was" cmp layouts/explainer.json "$work/main/layouts/explainer.json"
gives 200 "it is done again" "${post[@]}" -d "$(edit layouts/explainer.json /page/size '"A3"' '\"四开\"')" "$address/edit"
echo >> "$work/main/layouts/explainer.json"
cp "$work/main/layouts/explainer.json" "$work/mine.json"
gives 409 "what was changed since is not undone" "${post[@]}" -d '' "$address/undo"
check "the change from outside is kept" cmp "$work/mine.json" "$work/main/layouts/explainer.json"
cp layouts/explainer.json "$work/main/layouts/explainer.json"

# ---- too much of it ----
head -c $((9 << 20)) /dev/zero > "$work/large"
gives 413 "a body of 9 MiB is refused" "${post[@]}" -H 'Expect:' --data-binary "@$work/large" "$address/edit"
head -c $((8 << 20)) /dev/zero > "$work/allowed"
gives 409 "a body of 8 MiB is read" "${post[@]}" -H 'Expect:' --data-binary "@$work/allowed" "$address/edit"
gives 000 "a body of 9 MiB in chunks is cut off" "${post[@]}" -H 'Expect:' -H 'Transfer-Encoding: chunked' --data-binary "@$work/large" "$address/edit"
gives 200 "and the server is there" "$address/session.json"
# says WORDS TITLE COMMAND...: what a command prints.
says()
{
    local words=$1 title=$2 said
    shift 2
    said=$("$@" 2>&1) || true
    if [ "$said" = "$words" ]; then pass "$title"; else fail "$title: $said"; fi
}
head_of()
{
    head -c "$1" /dev/zero | tr '\0' x
}
says answered "HTTP_CONNECTIONS: beside 63 idle ones there is room for one" node tests/watch/crowd.mjs "$port" idle 63
says waits "HTTP_CONNECTIONS: beside 64 there is none until one is gone" node tests/watch/crowd.mjs "$port" idle 64
says waits "200 connections: the server stays" node tests/watch/crowd.mjs "$port" idle 200
says "32 x 200" "HTTP_STREAMS: 32 browsers listen" node tests/watch/crowd.mjs "$port" events 32
sleep 1.2
says "32 x 200, 2 x 503" "HTTP_STREAMS: once they are gone, others do, and further ones are told so" node tests/watch/crowd.mjs "$port" events 34
sleep 1.2
gives 200 "HTTP_HEADER_BYTES: a head of 30 KiB is read" -H "X-Long: $(head_of 30000)" "$address/session.json"
gives 414 "HTTP_HEADER_BYTES: so is a path of 33 KiB" "$address/$(head_of 33000)"
gives 431 "HTTP_HEADER_BYTES: one of 33 KiB is refused" -H "X-Long: $(head_of 33000)" "$address/session.json"
gives 200 "and the server is there" "$address/session.json"
(node tests/watch/drip.mjs "$port" > "$work/drip" 2>&1; echo "status $?" >> "$work/drip") &
drip=$!

# ---- the renderer ----
worker_of()
{
    tr -d ' ' < "/proc/$1/task/$1/children"
}
# awaits TITLE WORDS: the server's last event comes to hold the words.
awaits()
{
    local tries=0
    until event "$address" | grep -q "$2"; do
        tries=$((tries + 1))
        [ "$tries" -lt 12 ] || { fail "$1" "$(event "$address" | head -c 600)"; return; }
    done
    pass "$1"
}
worker=$(worker_of "$pid")
check "the renderer cannot write files" grep -q '^Max file size *0 *0 ' "/proc/$worker/limits"
check "WATCH_FILES: the renderer may open 256" grep -q '^Max open files *256 *256 ' "/proc/$worker/limits"
check "WATCH_MEMORY: it has 6 GiB of addresses" grep -q "^Max address space *$((6 << 30)) " "/proc/$worker/limits"
check "the renderer has a limit of time" test "$(awk '/^Max cpu time/ { print $4 }' "/proc/$worker/limits")" -lt 3600
check "the renderer gains no rights" grep -q '^NoNewPrivs:.1' "/proc/$worker/status"
check "the renderer holds no socket of the server's" test "$(find "/proc/$worker/fd" -lname 'socket:*' | wc -l)" = 1
kill -KILL "$worker"
awaits "a renderer that dies between two pictures is replaced" '"good":true'
gives 200 "and draws" "$address/page/1.png"
worker=$(worker_of "$pid")
kill -STOP "$worker"
sed -i 's/"四开"/"A3"/' "$work/main/layouts/explainer.json"
sleep 0.3
kill -SEGV "$worker"
kill -CONT "$worker"
awaits "a layout that kills the renderer is told" '"reason":"crashed"'
gives 200 "and the server is there" "$address/"
gives 503 "a picture is not to be had then" "$address/page/1.png"
cp layouts/explainer.json "$work/main/layouts/explainer.json"
awaits "the next change brings it back" '"good":true'
gives 200 "with its picture" "$address/page/1.png"

# ---- how editors write ----
version()
{
    event "$address" | sed -n 's/.*"version":\([0-9]*\).*/\1/p'
}
# sees TITLE COMMAND...: the command leads to a new version.
sees()
{
    local title=$1 before tries=0
    shift
    before=$(version)
    "$@"
    until [ "$(version)" -gt "$before" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 8 ] || { fail "$title"; return; }
    done
    pass "$title"
}
target=$work/main/layouts/explainer.json
by_rename() { sed 's/13.2mm/13.3mm/' "$target" > "$target~" && mv "$target~" "$target"; }
by_removal() { cp "$target" "$work/copy" && rm "$target" && cp "$work/copy" "$target"; }
in_place() { cat "$work/copy" > "$target"; }
touch_data() { echo >> "$work/main/data/new-productivity.json"; }
touch_theme() { echo >> "$work/main/layouts/themes/tech-blue.json"; }
sees "a file that is renamed over the layout is seen" by_rename
sees "a layout that is removed and made again is seen" by_removal
sees "a layout that is written in place is seen" in_place
sees "a change of the data is seen" touch_data
sees "a change of the theme is seen" touch_theme
before=$(version)
echo > "$work/main/layouts/notes.txt"
sleep 0.4
check "a file that does not matter is ignored" test "$(version)" = "$before"
printf '{"version": 1, "body": {"type": "text", "text": "\xff"}}' > "$target"
awaits "a layout that is no UTF-8 is told in JSON that a browser reads" '"good":false'
check "which is well-formed" node -e 'JSON.parse(process.argv[1])' "$(event "$address")"
cp layouts/explainer.json "$target"

# ---- other servers ----
start second --read-only
check "a second server takes another port" test "${address##*:}" != "$port"
token=$(curl -s "$address/session.json" | sed 's/.*"token":"\([0-9a-f]*\)".*/\1/')
gives 403 "--read-only: no edit" -H "X-Yitu-Token: $token" -d "$(edit layouts/explainer.json /page/size '"A3"' '')" "$address/edit"
check "--read-only: the file is as it was" cmp layouts/explainer.json "$work/second/layouts/explainer.json"
kill -INT "$pid"
status=0
wait "$pid" || status=$?
check "it ends in peace when asked to" test "$status" = 0
check_not "a port that is taken is an error" timeout 5 "$yitu" watch layouts/explainer.json --port "$port"
check_not "a port that is none is an error" timeout 5 "$yitu" watch layouts/explainer.json --port 70000

# ---- the page ----
start page --lang en
judge node tests/watch/browser.mjs "$address" "$work/page" "$yitu"

# ---- fonts ----
mkdir -p "$work/house"
cp fonts/manifest.json "$work/house/"
mkdir -p "$work/fonts"
echo '{"version": 1, "body": {"type": "text", "text": "字", "style": {"fontFamily": "本社体"}}}' > "$work/fonts/page.json"
start fonts --lang en --layout page.json --fonts "$work/house"
awaits "a family that is not in the manifest is an error" '"good":false'
cat > "$work/house/house.json" <<'JSON'
{"families": [{"name": "本社体", "aliases": [], "faces": [
  {"weight": 400, "file": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "face": "NotoSansCJKsc-Regular", "licence": "OFL-1.1"}]}]}
JSON
awaits "until the font folder gets it" '"good":true'
sed -i 's/本社体/他社体/' "$work/house/house.json"
awaits "a font list that changes is seen" '"good":false'

# ---- hostile words ----
mkdir -p "$work/hostile"
cat > "$work/hostile/page.json" <<'JSON'
{"version": 1, "meta": {"title": "</title><script>alert(1)</script><img src=x onerror=alert(1)>"},
 "<img src=x onerror=alert(1)>": "javascript:alert(1)",
 "body": {"type": "column", "id": "<b onload=alert(1)>", "children": [{"type": "text", "text": "<script>alert(1)</script>"}]}}
JSON
start hostile --lang en --layout page.json
judge node tests/watch/hostile.mjs "$address"
kill "$pid"

# ---- its limits ----
mkdir -p "$work/heavy"
cat > "$work/heavy/page.json" <<'JSON'
{"version": 1, "body": {"type": "column", "style": {"width": "40mm"}, "children": [{"type": "text", "repeat": 1, "as": "i", "text": "#{{i}}甲乙丙丁，0abc；甲乙丙丁，1abc；甲乙丙丁，2abc；甲乙丙丁，3abc；甲乙丙丁，4abc；甲乙丙丁，5abc；甲乙丙丁，6abc；甲乙丙丁，7abc；甲乙丙丁，8abc；甲乙丙丁，9abc；甲乙丙丁，10abc；甲乙丙丁，11abc；"}]}}
JSON
# Of 200,000 such paragraphs a fast machine draws in a second a tenth.
# heavier TITLE REASON OPTION...: the page is drawn, and once it is heavy the preview tells the reason.
heavier()
{
    local title=$1 reason=$2
    shift 2
    sed -i 's/"repeat": [0-9]*/"repeat": 1/' "$work/heavy/page.json"
    start heavy --lang en --layout page.json "$@"
    awaits "$title: a page within it is drawn" '"good":true'
    sed -i 's/"repeat": 1/"repeat": 200000/' "$work/heavy/page.json"
    awaits "$title: one beyond it is stopped, and that is told" "\"reason\":\"$reason\""
    kill "$pid"
}
heavier WATCH_SECONDS slow --limit WATCH_SECONDS=1
heavier WATCH_MEMORY large --limit WATCH_MEMORY=$((400 << 20))
sed -i 's/"repeat": [0-9]*/"repeat": 1/' "$work/heavy/page.json"
start heavy --lang en --layout page.json --limit WATCH_FILES=4
awaits "WATCH_FILES: a renderer that can open no more says so" 'limit WATCH_FILES is 4'
kill "$pid"

# ---- records ----
mkdir -p "$work/records"
cat > "$work/records/page.json" <<'JSON'
{"version": 1, "page": {"size": "A6", "margin": "10mm"}, "body": {"type": "column", "children": [
  {"type": "text", "text": "{{name}}", "style": {"height": "8mm", "width": "30mm"}},
  {"type": "text", "text": "{{value}}"}]}}
JSON
printf 'name,value\n长治,12\n晋城市高新技术产业开发区管理委员会,7\n阳泉,98765\n' > "$work/records/records.csv"
start records --lang en --layout page.json --records records.csv
judge node tests/watch/records.mjs "$address" "$work/records"
token=$(curl -s "$address/session.json" | sed 's/.*"token":"\([0-9a-f]*\)".*/\1/')
gives 403 "a record is not chosen without the token" -d 1 "$address/record"
for record in 0 -1 x 1.5 1e99 ''; do
    gives 400 "<$record> is no record" -H "X-Yitu-Token: $token" -d "$record" "$address/record"
done
gives 200 "beyond the last record" -H "X-Yitu-Token: $token" -d 99 "$address/record"
awaits "there is the last" '"good":true'
check "which says so" grep -q '"record":3' <(curl -s "$address/records.json")
rm "$work/records/records.csv"
awaits "a record file that is gone is told" '"good":false'
gives 200 "and the last good page stays" "$address/page/1.png"

wait "$drip" || true
check "a client that drips is cut off: $(head -n 1 "$work/drip")" grep -qx 'status 0' "$work/drip"
suite_end
