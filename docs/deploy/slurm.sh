#!/bin/bash
# A batch as a Slurm array: sbatch docs/deploy/slurm.sh
# Each task renders one shard; a task that is requeued goes on where it was (--resume). When all are
# done: yitu report merge -o report.jsonl report-*.jsonl --count NUMBER_OF_RECORDS
#SBATCH --job-name=yitu
#SBATCH --array=1-20
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=256M
#SBATCH --time=00:30:00
#SBATCH --requeue
#SBATCH --signal=B:TERM@30
set -u
exec yitu batch layout.json --records records.ndjson -o 'out/{{id}}.pdf' --shard auto -j "$SLURM_CPUS_PER_TASK" \
    --report "report-$SLURM_ARRAY_TASK_ID.jsonl" --resume --quiet
