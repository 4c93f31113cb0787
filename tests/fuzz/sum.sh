#!/bin/bash
# Adds up the runs that fuzz.sh has logged in $BUILD/log/runs: for each target the executions and
# processor seconds of all, the coverage and features of the last, the findings of all.
set -euo pipefail

cd "$(dirname "$0")/../.."
awk '
    { runs[$1]++; executions[$1] += $2; processor[$1] += $3; findings[$1] += $7
      cov[$1] = $4; ft[$1] = $5; all_executions += $2; all_processor += $3; all_findings += $7 }
    END {
        for (name in runs)
            printf "%-12s %12d %8.0f s cov %6d ft %6d findings %d (%d runs)\n", name,
                executions[name], processor[name], cov[name], ft[name], findings[name], runs[name] | "sort"
        close("sort")
        printf "%-12s %12d %8.0f s of processor time, %d findings\n", "all", all_executions, all_processor,
            all_findings
    }' "${BUILD:-build/fuzz}/log/runs"
