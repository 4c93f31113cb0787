# Part of the torture suite: an odd environment changes no byte: a decimal comma, no HOME, no font
# cache, a clock that jumps, no working directory; a worker without memory; what workers give up.
# shellcheck shell=bash disable=SC2154 # sourced by run.sh, which sets the variables

# same TITLE COMMAND...: the render and the batch that are run by COMMAND make the same bytes.
same()
{
    local title=$1
    shift
    rm -rf out/p.pdf made
    check "$title: it renders" "$@" "$yitu" render "$work/page.json" -o "$work/out/p.pdf"
    check "$title: the same bytes" cmp whole.pdf out/p.pdf
    check "$title: a batch runs" "$@" "$yitu" batch "$work/page.json" --records "$work/records.ndjson" \
        -o "$work/made/{{id}}.pdf" -j 1 -q
    check "$title: the same files" diff -r good made
}
mkdir -p locales
if localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8 > /dev/null 2>&1; then
    check "this locale has a decimal comma" test "$(LOCPATH=$work/locales LC_ALL=de_DE.UTF-8 locale decimal_point)" = ,
    same "decimal commas" env LOCPATH="$work/locales" LC_ALL=de_DE.UTF-8
else
    fail "there is a locale with a decimal comma"
fi
same "no environment" env -i
same "no HOME and no cache" env HOME=/nonexistent XDG_CACHE_HOME=/nonexistent
same "a time zone" env TZ=Pacific/Apia
if unshare --mount true 2> /dev/null; then
    # shellcheck disable=SC2016 # for the inner shell
    same "the font cache of the system is empty" unshare --mount sh -c \
        'mount -t tmpfs none /var/cache/fontconfig && exec "$@"' sh
fi
for seconds in 86400 -86400 1000000000; do
    same "a time of day that jumps by $seconds s" env FAULT_CLOCK=$seconds LD_PRELOAD="$work/fault.so"
done
rm -f out/p.pdf
check "every clock jumps: it renders" env FAULT_CLOCK=86400 FAULT_MONOTONIC=86400 LD_PRELOAD="$work/fault.so" \
    "$yitu" render page.json -o out/p.pdf
check "every clock jumps: the same bytes" cmp whole.pdf out/p.pdf
# shellcheck disable=SC2016 # for the inner shell
same "the working directory removed" sh -c 'mkdir gone && cd gone && rmdir ../gone && exec "$@"' sh

# ---- Memory of a worker --------------------------------------------------------------------------
sizes="48 64 96"
[ "$full" != full ] || sizes=$(seq 16 4 320)
tries=0
for size in $sizes; do
    rm -rf made
    status=0
    timeout 100 "${batch[@]}" -o 'made/{{id}}.pdf' -j 1 --memory "$size" > log 2>&1 || status=$?
    after_batch "$size MiB" $status
    tries=$((tries + 1))
done
judged "memory ends in a worker, $tries sizes: whole files alone, the status says it" $tries

# ---- Isolation -----------------------------------------------------------------------------------
trace_batch()
{
    strace -f -o trace -e trace=landlock_restrict_self,seccomp "${batch[@]}" \
        -o 'apart/{{id}}.pdf' -j 1 "$@" > log 2>&1
}
trace_batch
if grep -q 'landlock_restrict_self.*ENOSYS\|landlock_create.*ENOSYS' trace; then
    pass "this kernel has no Landlock"
else
    check "a worker gives up writing" grep -q 'landlock_restrict_self(.*= 0' trace
fi
check "a worker gives up the network" grep -q 'seccomp(SECCOMP_SET_MODE_FILTER.*= 0' trace
trace_batch --no-isolation
check_not "unless it is told not to" grep -q 'SECCOMP_SET_MODE_FILTER' trace
