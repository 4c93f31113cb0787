#!/bin/bash
# yitu completion and yitu manual: put before bash, zsh and groff.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin shell

"$yitu" completion bash > "$work/bash"
"$yitu" completion zsh > "$work/zsh"
check "bash reads its script" bash -n "$work/bash"
check "zsh reads its script" zsh -n "$work/zsh"
"$yitu" completion zsh --lang zh > "$work/zsh.zh"
check "zsh reads the Chinese one" zsh -n "$work/zsh.zh"
check_not "another shell is the user's mistake" "$yitu" completion fish

# offers EXPECTED WORD...: what bash offers for the last word.
offers()
{
    local expected=$1 got
    shift
    # shellcheck disable=SC2016 # expanded by the inner bash
    got=$(bash -c 'source "$0"; COMP_WORDS=(yitu "$@"); COMP_CWORD=$#; _yitu; echo "${COMPREPLY[*]}"' "$work/bash" "$@")
    check "yitu $*: $got" test "$got" = "$expected"
}
offers watch w
offers "render" rend
offers "--dpi" render page.json --dp
offers "rgb cmyk" render --color ""
offers "en zh" check --lang ""
offers "--read-only" watch --rea
offers "render" help ren
offers "" render pa
# Whatever the help of a command names is offered, and nothing is offered that it does not take.
commands=$("$yitu" help --lang en | sed -n 's/^  \([a-z]*\)  *.*/\1/p')
check "the commands are found" test "$(wc -w <<< "$commands")" -gt 10
for command in $commands; do
    named=$("$yitu" help "$command" --lang en | sed -n 's/^  \(-[-a-z]*\) .*/\1/p' | LC_ALL=C sort -u | paste -sd' ')
    # shellcheck disable=SC2016
    offered=$(bash -c 'source "$0"; COMP_WORDS=(yitu "$1" -); COMP_CWORD=2; _yitu; printf "%s\n" "${COMPREPLY[@]}"' "$work/bash" "$command" |
        LC_ALL=C sort -u | paste -sd' ')
    check "$command: options of help and completion are the same: $offered" test "$named" = "$offered"
    check "$command: zsh offers it" grep -q "^        '$command:" "$work/zsh"
done

for language in en zh; do
    "$yitu" manual --lang "$language" > "$work/yitu.$language.1"
    words=$(groff -man -K utf8 -T utf8 -ww -z "$work/yitu.$language.1" 2>&1) || true
    check "groff has nothing to say about the manual ($language): $words" test -z "$words"
    groff -man -K utf8 -T utf8 -P -cbou "$work/yitu.$language.1" > "$work/manual"
    for command in $commands; do
        check "the manual ($language) has yitu $command" grep -q "yitu $command" "$work/manual"
    done
done
check "and its options" grep -qe '--read-only' "$work/manual"
suite_end
