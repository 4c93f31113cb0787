#!/bin/bash
# What yitu says about broken input, word for word. Each case is a folder tests/diag/<case>/ with
#   layout.json    and what else it needs
#   expected.txt   all that is printed, in English; expected-zh.txt, if there, in Chinese
#   arguments      the command line, if other than "check layout.json"
#   status         the exit status, if other than 1
# ACCEPT=1 writes expected.txt anew: read the difference before you commit it.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin badinput

# complain CASE LANGUAGE EXPECTED
complain()
{
    local name=$1 language=$2 expected=$3 status=0 wanted=1 arguments="check layout.json" files
    [ ! -e arguments ] || arguments=$(cat arguments)
    [ ! -e status ] || wanted=$(cat status)
    files=$(ls)
    # shellcheck disable=SC2086 # a list of arguments
    timeout 10 "$yitu" $arguments --lang "$language" > "$work/out" 2>&1 < /dev/null || status=$?
    if [ "$files" != "$(ls)" ]; then
        fail "$name ($language): it left a file behind" "$(ls)"
        return
    fi
    [ -z "${ACCEPT:-}" ] || cp "$work/out" "$expected"
    if [ "$status" != "$wanted" ]; then
        fail "$name ($language): exit status $status, not $wanted" "$(cat "$work/out")"
    elif ! difference=$(diff -u "$expected" "$work/out"); then
        fail "$name ($language): other words" "$difference"
    else
        pass "$name ($language)"
    fi
}

shopt -s nullglob
for folder in tests/diag/*/; do
    name=$(basename "$folder")
    cd "$top/$folder"
    [ -e expected.txt ] || [ -n "${ACCEPT:-}" ] || { fail "$name has no expected.txt"; continue; }
    complain "$name" en expected.txt
    [ ! -e expected-zh.txt ] || complain "$name" zh expected-zh.txt
done
cd "$top"
suite_end
