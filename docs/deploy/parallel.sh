#!/bin/bash
# A batch by GNU parallel, on this machine or, with -S host1,host2 and a shared folder, on several:
# docs/deploy/parallel.sh. Run again, it repeats what failed.
set -u
parallel --joblog parallel.log --resume-failed --retries 3 -j 2 \
    "yitu batch layout.json --records records.ndjson -o 'out/{{id}}.pdf' --shard {}/20 -j 4 \
     --report report-{}.jsonl --resume --quiet" ::: {1..20}
yitu report merge -o report.jsonl report-*.jsonl
