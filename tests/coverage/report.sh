#!/bin/bash
# make coverage: what share of the lines of src/ the tests run (gcovr), and the lines of save, batch
# and watch that they do not. 1 when it is below 85 %.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin coverage

least=85
gcovr --root . --filter src/ --object-directory "$build" --json "$build/lines.json" "$build" > /dev/null
node tests/coverage/lines.mjs "$build/lines.json" > "$work/report"
cat "$work/report"
share=$(sed -n 's/^all .* \([0-9]*\)\.[0-9] %$/\1/p' "$work/report")
check "at least $least % of the lines are run" test "$share" -ge $least
suite_end
