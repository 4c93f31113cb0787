# awk -f strip.awk -f length.awk FILE...: files up to 600 lines (a longer one says in its first
# comment why: "long because ..."), functions up to 60 lines from brace to brace, nesting up to 3.
# Relies on the brace style that rule_format.sh enforces: a function's braces stand alone in column 1.
function fail(text) { print text; failures++ }

function end_of_file() {
    if (lines > 600 && first_comment !~ /[Ll]ong because/)
        fail(file ": " lines " lines; up to 600, or its first comment says \"long because ...\"")
}

FNR == 1 {
    if (file != "") end_of_file()
    file = FILENAME; first_comment = ""; comment_ended = 0; begin = 0; new_file()
}

{
    lines = FNR
    if (!comment_ended) { first_comment = first_comment " " $0; if (/\*\//) comment_ended = 1 }
    stripped = code($0)
    if (stripped ~ /^[A-Za-z].*\(/) { signature = stripped; sub(/^TEST\(/, "", signature); sub(/\).*/, "", signature); sub(/\(.*/, "", signature); sub(/.*[ *]/, "", signature) }
    if (stripped ~ /^\{[ \t]*$/) begin = FNR
    if (stripped ~ /^\}[ \t]*$/ && begin) {
        if (FNR - begin + 1 > 60) fail(FILENAME ":" begin ": " signature " has " FNR - begin + 1 " lines; up to 60")
        begin = 0
    }
    if (begin && stripped ~ /^                +(if|for|while|switch|do)([ \t(]|$)/)
        fail(FILENAME ":" FNR ": " signature " nests deeper than 3")
}

END { end_of_file(); exit failures > 0 }
