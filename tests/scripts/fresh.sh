#!/bin/bash
# make test-fresh: proves the two commands of the README on a Debian 12 that has nothing but a base
# system. Makes such a root with debootstrap, puts a clean copy of the last commit inside, and runs
# there, as root: apt-get install make; make demo; make test.
#
# Mirror, suites, keys and proxies come from this machine's apt, name resolution, certificates and
# the npm registry from its files, all at run time: this file names no host. Nothing is kept between
# runs but, with FRESH_CACHE=FOLDER, the packages of the base system.
#
# FRESH_KEEP=1 keeps the root for a look afterwards; FRESH_STEPS="demo" runs only those targets.
set -euo pipefail

suite=bookworm
steps=${FRESH_STEPS:-demo test}
source_folder=$(cd "$(dirname "$0")/../.." && pwd)

fail()
{
    printf 'fresh: %s\n' "$*" >&2
    exit 1
}

[ "$(id -u)" = 0 ] || exec sudo --preserve-env=FRESH_CACHE,FRESH_KEEP,FRESH_STEPS "$0" "$@"
command -v debootstrap >/dev/null || fail "debootstrap is missing: run tests/scripts/deps.sh fresh."
git -C "$source_folder" rev-parse --verify -q HEAD >/dev/null ||
    fail "$source_folder is not a git clone: there is no commit to test."

work=$(mktemp -d "${TMPDIR:-/tmp}/yitu-fresh.XXXXXX")
root=$work/root
mounts=()

clean_up()
{
    status=$?
    for ((i = ${#mounts[@]} - 1; i >= 0; i--)); do
        umount -R "${mounts[i]}" || umount -l "${mounts[i]}" || true
    done
    # A folder with something still mounted below it must never be removed: /dev is this machine's.
    if grep -q " ${root}[ /]" /proc/mounts; then
        echo "fresh: something is still mounted below $root; left as it is." >&2
    elif [ -n "${FRESH_KEEP:-}" ]; then
        echo "fresh: kept $root"
    else
        rm -rf --one-file-system "$work"
    fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Prints "URI SUITE KEYRING COMPONENT..." for each deb source of apt, from one-line *.list files and
# from deb822 *.sources files. KEYRING is "-" when the source names none.
list_sources()
{
    local files=()
    shopt -s nullglob
    files=(/etc/apt/sources.list /etc/apt/sources.list.d/*.list)
    [ ! -e /etc/apt/sources.list ] && files=("${files[@]:1}")
    if [ ${#files[@]} -gt 0 ]; then
        awk '
            /^deb[ \t]/ {
                line = $0; sub(/#.*/, "", line); key = "-"
                if (match(line, /\[[^]]*\]/)) {
                    options = substr(line, RSTART + 1, RLENGTH - 2)
                    line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
                    count = split(options, option, /[ \t]+/)
                    for (i = 1; i <= count; i++)
                        if (option[i] ~ /^signed-by=/) key = substr(option[i], 11)
                }
                count = split(line, part, /[ \t]+/)
                printf "%s %s %s", part[2], part[3], key
                for (i = 4; i <= count; i++) if (part[i] != "") printf " %s", part[i]
                print ""
            }' "${files[@]}"
    fi
    files=(/etc/apt/sources.list.d/*.sources)
    if [ ${#files[@]} -gt 0 ]; then
        awk '
            function flush(    i, j, uri_count, suite_count, uri_list, suite_list) {
                uri_count = split(value["uris"], uri_list, /[ \t]+/)
                suite_count = split(value["suites"], suite_list, /[ \t]+/)
                if (value["types"] ~ /(^| )deb( |$)/ && value["enabled"] !~ /^(no|false|0)$/)
                    for (i = 1; i <= uri_count; i++)
                        for (j = 1; j <= suite_count; j++)
                            print uri_list[i], suite_list[j],
                                (value["signed-by"] ~ /^\// ? value["signed-by"] : "-"),
                                value["components"]
                for (i in value) delete value[i]
            }
            FNR == 1 { flush() }
            /^#/ { next }
            /^[ \t]*$/ { flush(); name = ""; next }
            /^[^ \t:]+:/ {
                name = tolower($0); sub(/:.*/, "", name)
                text = $0; sub(/^[^:]*:[ \t]*/, "", text); value[name] = text; next
            }
            name != "" { text = $0; sub(/^[ \t]+/, "", text); value[name] = value[name] " " text }
            END { flush() }' "${files[@]}"
    fi
    shopt -u nullglob
}

# Only the suites of this release (bookworm, bookworm-updates, bookworm-security) are Debian's own:
# a third-party source would make the root unlike a newcomer's machine.
list_sources | awk -v suite="$suite" '$2 ~ "^" suite "(-updates|-security)?$"' > "$work/sources"
mirror=$(awk -v suite="$suite" '$2 == suite { print $1; exit }' "$work/sources")
keyring=$(awk -v suite="$suite" '$2 == suite { print $3; exit }' "$work/sources")
[ -n "$mirror" ] || fail "apt on this machine has no source for Debian 12 ($suite)."
[ "$keyring" != - ] || keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keyring" ] || fail "the key ring $keyring is missing: install debian-archive-keyring."

options=(--variant=minbase "--keyring=$keyring")
if [ -n "${FRESH_CACHE:-}" ]; then
    mkdir -p "$FRESH_CACHE"
    options+=("--cache-dir=$(cd "$FRESH_CACHE" && pwd)")
fi
echo "fresh: debootstrap $suite"
debootstrap "${options[@]}" "$suite" "$root" "$mirror" > "$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; fail "debootstrap failed."; }
echo "fresh: base system made in $SECONDS s"

# ---- what the root borrows from this machine ----------------------------------------------------
# A clean environment, but for what leads to the network.
environment=(HOME=/root TERM=dumb LANG=C.UTF-8
             PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
while read -r name; do
    case $name in
    *_[pP][rR][oO][xX][yY] | npm_config_registry)
        environment+=("$name=${!name}")
        ;;
    esac
done < <(compgen -e)

configure_apt()
{
    local uri name key components index=0
    rm -f "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d/*
    mkdir -p "$root/etc/apt/keyrings"
    while read -r uri name key components; do
        [ "$key" != - ] || key=$keyring
        index=$((index + 1))
        cp -L "$key" "$root/etc/apt/keyrings/fresh-$index.${key##*.}"
        echo "deb [signed-by=/etc/apt/keyrings/fresh-$index.${key##*.}] $uri $name $components" \
            >> "$root/etc/apt/sources.list"
    done < "$work/sources"
    # Proxies, certificates and checks of dates; not the hooks, which call what is not there.
    apt-config dump Acquire | grep -E '^Acquire::(http|https|Check|Retries|ForceIPv)' \
        > "$root/etc/apt/apt.conf.d/00fresh" || true
}

# Copies a file of this machine to the same place in the root, when there is one.
borrow()
{
    local file
    for file in "$@"; do
        [ -f "$file" ] || continue
        mkdir -p "$root$(dirname "$file")"
        cp -L "$file" "$root$file"
    done
}

# The authorities this machine trusts, under a name of their own: the package ca-certificates would
# overwrite the usual file.
borrow_certificates()
{
    local bundle=/etc/ssl/certs/ca-certificates.crt file
    if [ -f "$bundle" ]; then
        cp -L "$bundle" "$root/etc/fresh-authorities.crt"
        environment+=(NODE_EXTRA_CA_CERTS=/etc/fresh-authorities.crt
                      npm_config_cafile=/etc/fresh-authorities.crt)
    fi
    sed -n "s/.*\"\(\/[^\"]*\)\".*/\1/p" "$root/etc/apt/apt.conf.d/00fresh" |
        while read -r file; do borrow "$file"; done
}

# npm on the root is Debian's, which reads /etc/npmrc; npm here may read another global file.
configure_npm()
{
    command -v npm >/dev/null || return 0
    local global user
    global=$(npm config get globalconfig 2>/dev/null)
    user=$(npm config get userconfig 2>/dev/null)
    [ ! -f "$global" ] || cp -L "$global" "$root/etc/npmrc"
    [ ! -f "$user" ] || install -m 600 "$user" "$root/root/.npmrc"
}

configure_apt
borrow /etc/resolv.conf /etc/hosts
borrow_certificates
configure_npm
mkdir -p "$root/root/yitu"
git -C "$source_folder" archive HEAD | tar -x -C "$root/root/yitu"

# borrow_mount OPTION FOLDER: --bind or --rbind. Private at once: what is mounted or unmounted below
# must not reach this machine's own, which systemd makes shared.
borrow_mount()
{
    mount "$1" "$2" "$root$2"
    mounts+=("$root$2")
    mount --make-rprivate "$root$2"
}

# The root becomes a mount of its own, as on a real machine: unshare --mount needs that.
mount --bind "$root" "$root"
mounts+=("$root")
mount --make-private "$root"
for folder in /proc /sys /dev /dev/pts; do
    borrow_mount --bind "$folder"
done
# Slurm does not start without the control groups, which are mounts of their own below /sys.
! mountpoint -q /sys/fs/cgroup || borrow_mount --rbind /sys/fs/cgroup

inside()
{
    local begin=$SECONDS
    echo "fresh: ==== $*"
    chroot "$root" /usr/bin/env -i "${environment[@]}" /bin/sh -c "cd /root/yitu && $*" ||
        fail "\"$*\" failed on a fresh Debian 12 after $((SECONDS - begin)) s."
    echo "fresh: ==== $* took $((SECONDS - begin)) s"
}

inside "apt-get -q update >/dev/null && DEBIAN_FRONTEND=noninteractive \
apt-get -q -y --no-install-recommends install make >/dev/null"
for step in $steps; do
    inside "make $step"
done
# Once all is there, the same commands must do without apt and without a network.
inside "unshare --net make deps deps-test"
case " $steps " in
*" demo "*) inside "unshare --net make demo" ;;
esac
echo "fresh: passed in $SECONDS s"
