#!/bin/bash
# A batch past one machine: docs/deploy/slurm.sh as the array of a Slurm that runs here, with a worker
# killed and a task requeued, gives what one machine gives, byte for byte; so does GNU parallel with
# docs/deploy/parallel.sh. What Kubernetes sets is set by hand: there is no cluster of it here. Slurm
# needs root; where it cannot start, the suite fails.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
# shellcheck source=tests/cluster/slurm.sh
. "$(dirname "$0")/slurm.sh"
suite_begin cluster

records=5000
shards=10
mkdir "$work/one" "$work/field" "$work/bin"
ln -s "$yitu" "$work/bin/yitu"
export PATH=$work/bin:$PATH
cp tests/batch/layout.json "$work/field/layout.json"
node tests/batch/make_records.js "$work" "$records"
sed 's/"copies":1/"copies":25/' "$work/good.ndjson" > "$work/field/records.ndjson"
cd "$work/field" || exit

check "one machine renders $records records" yitu batch layout.json --records records.ndjson \
    -o '../one/{{id}}.pdf' --report ../one.jsonl -q

# The workers of tasks: processes of yitu in this folder whose parent is one, too.
workers()
{
    local process parent
    for process in $(pgrep -x yitu); do
        [ "$(readlink "/proc/$process/cwd" 2> /dev/null)" = "$work/field" ] || continue
        parent=$(ps -o ppid= -p "$process" | tr -d ' ')
        [ "$(ps -o comm= -p "${parent:-0}" 2> /dev/null)" != yitu ] || echo "$process"
    done
}

rendered()
{
    find out -name '*.pdf' 2> /dev/null | wc -l
}

# wait_until SECONDS COMMAND...
wait_until()
{
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.05
    done
}

has_rendered() { [ "$(rendered)" -ge "$1" ]; }
find_worker() { worker=$(workers | sed -n 1p); [ -n "$worker" ]; }
find_task()
{
    task=$(squeue --noheader --array --states=RUNNING -o %K --jobs="$job" | tail -n 1)
    [ -n "$task" ]
}
is_pending() { [ "$(squeue --noheader --array -o %T --jobs="${job}_$task")" = PENDING ]; }
is_over() { [ -z "$(squeue --noheader --user="$(id -un)")" ]; }

# same_union: the outputs, and the reports put together, are those of one machine.
same_union()
{
    check "$1: every record once, and the bytes of one machine" diff -rq -x '.yitu-*.tmp' ../one out
    check "$1: the reports put together are complete" yitu report merge -o report.jsonl report-*.jsonl --count "$records"
    check "$1: and say what one machine's says" diff <(digests ../one.jsonl) <(digests report.jsonl)
    rm -rf out report*.jsonl
}

digests()
{
    sed -n 's/^{"record":\([0-9]*\),.*"status":"done".*"digest":"\([0-9a-f]*\)".*/\1 \2/p' "$1"
}

# ---- Slurm ---------------------------------------------------------------------------------------
trap 'slurm_end; rm -rf "$work"' EXIT
if slurm_begin "$work/slurm"; then
    pass "Slurm starts"
    job=$(sbatch --parsable --array=1-$shards --cpus-per-task=1 "$top/docs/deploy/slurm.sh")
    check "tasks run" wait_until 30 has_rendered 100
    wait_until 10 find_worker || true # one may just have ended, and the next not begun
    check "a worker is killed at work" kill -9 "$worker"
    wait_until 10 find_task || true # the same of tasks
    check "a running task is requeued" scontrol requeue "${job}_$task"
    wait_until 20 is_pending || true
    check "and counts as started anew" eval "scontrol show job ${job}_$task | grep -q 'Restarts=1'"
    scontrol update jobid="${job}_$task" StartTime=now 2> /dev/null || true
    check "all tasks end" wait_until 120 is_over
    check "every task says nothing" test ! -s <(cat slurm-*.out | grep -v '^slurmstepd: error: .*DUE TO JOB REQUEUE')
    same_union "Slurm"
else
    fail "Slurm does not start" "$(slurm_logs)"
fi
slurm_end

# ---- GNU parallel, as it is shipped, with its twenty shards -----------------------------------------
check "GNU parallel runs the shards" bash "$top/docs/deploy/parallel.sh"
same_union "GNU parallel"

# ---- What Kubernetes sets for each pod of an indexed job ----------------------------------------------
command=$(sed -n '/- exec yitu/,/--quiet/p' "$top/docs/deploy/kubernetes.yaml" | sed 's/^ *- //' | tr -s '\n ' ' ')
for ((index = 0; index < 20; index++)); do
    JOB_COMPLETION_INDEX=$index sh -c "$command" || fail "pod $index ends with $?"
done
same_union "the command of the Kubernetes job"
check_not "a shard number without its count is refused" env JOB_COMPLETION_INDEX=1 yitu batch layout.json \
    --records records.ndjson -o 'out/{{id}}.pdf' --shard auto

suite_end
