#!/bin/bash
# make demo: renders the explainer as a newspaper page and as a long image, and says what was
# written and how long each took.
set -euo pipefail

cd "$(dirname "$0")/../.."
yitu=${BUILD:-build}/yitu
mkdir -p out

# render LAYOUT FILE: milliseconds by the clock, a new process each.
render()
{
    local begin end
    begin=$(date +%s%N)
    "$yitu" render "$1" -o "$2"
    end=$(date +%s%N)
    printf '%8d ms %8d KiB  %s\n' \
        $(((end - begin) / 1000000)) $((($(stat -c %s "$2") + 1023) / 1024)) "$PWD/$2"
}

render layouts/explainer.json out/explainer.pdf
render layouts/explainer.json out/explainer.png
render layouts/explainer.json out/explainer.svg
render layouts/explainer-long.json out/explainer-long.png
