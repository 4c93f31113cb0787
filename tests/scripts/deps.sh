#!/bin/sh
# deps.sh STAGE...: installs with apt what the stages need and this machine lacks, saying what and
# why. Prints one line and touches neither apt nor the network when all is there.
# The packages and their reasons stand in docs/dependencies.txt.
# shellcheck disable=SC2016 # ${...} below is dpkg-query format, not shell
set -eu

table=$(dirname "$0")/../../docs/dependencies.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail()
{
    printf '%s\n' "$@" >&2
    exit 1
}

# The rows of the stages: "package command reason...", the command "-" when only dpkg can tell.
for stage in "$@"; do
    grep -q "^$stage " "$table" || fail "deps: docs/dependencies.txt has no stage \"$stage\"."
    awk -v stage="$stage" '$1 == stage {
        count = split($2, part, "=")
        printf "%s %s", part[1], (count > 1 ? part[2] : "-")
        for (i = 3; i <= NF; i++) printf " %s", $i
        print "" }' "$table"
done > "$work/rows"

command -v dpkg-query >/dev/null ||
    fail "deps: this is not a Debian system. Install what docs/dependencies.txt lists, then use" \
         "\"make build\"."

# dpkg-query fails when one package is unknown to it, and still prints the others.
cut -d' ' -f1 "$work/rows" | xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
    > "$work/status" 2>/dev/null || true
sed -n 's/^installed //p' "$work/status" > "$work/installed"

while read -r package command reason; do
    if [ "$command" != - ] && command -v "$command" >/dev/null; then
        continue
    fi
    grep -qx "$package" "$work/installed" || printf '%s %s\n' "$package" "$reason"
done < "$work/rows" > "$work/missing"

if [ ! -s "$work/missing" ]; then
    echo "deps: all $(wc -l < "$work/rows") packages of $* are there."
    exit 0
fi

echo "deps: to be installed with apt:"
while read -r package reason; do
    printf '  %-36s %s\n' "$package" "$reason"
done < "$work/missing"

root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
        fail "deps: you are not root and sudo is missing. As root, run:" \
             "  apt-get install --no-install-recommends $(cut -d' ' -f1 "$work/missing" | tr '\n' ' ')"
    root=sudo
fi

$root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 update
cut -d' ' -f1 "$work/missing" | xargs $root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install

# apt has been known to keep a package back and still return 0.
cut -d' ' -f1 "$work/missing" | xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' |
    sed '/^installed /d' > "$work/still" || true
[ ! -s "$work/still" ] || fail "deps: apt did not install: $(cat "$work/still")"
echo "deps: done."
