#!/bin/bash
# Charts against an outside truth: ticks, scales and bands are those of d3-scale and d3-array, bars in
# the drawing are as long as the data say, and sectors as wide.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin chart

check "npm packages" node_begin
judge node tests/chart/scales.mjs "$build/tool/chart_scales"
judge node tests/chart/marks.mjs "$yitu" "$work"
judge node tests/chart/themes.mjs layouts/themes
suite_end
