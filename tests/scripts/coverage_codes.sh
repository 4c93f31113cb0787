#!/bin/sh
# Which diagnostic codes of src/base/codes_*.inc no case of tests/diag/ and no unit test shows: one
# name a line. For people; a code that nothing shows has never been read by anybody.
set -eu
cd "$(dirname "$0")/../.."
sed -n 's/^DIAG(\([A-Z_0-9]*\), *\([0-9]*\), *DIAG_\(.\).*/\1 \3 \2/p' src/base/codes_*.inc |
    while read -r name severity number; do
        code=$(printf '%s%04d' "$severity" "$number")
        grep -rqsw "$code" tests/diag || grep -rqsw "$name" tests/unit || echo "$name $code"
    done
