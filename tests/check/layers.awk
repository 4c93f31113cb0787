# awk -f layers.awk src/layers.txt FILE...: who includes whom, against src/layers.txt, which is the
# law. "..." includes name their folder and go only where the row allows ("gen/" is made by the
# Makefile and open to all); <...> includes are headers of C11, or begin with a prefix of the row.
# A row lists only rows above it, so that no cycle can be written down.
function fail(text) { print text; failures++ }

BEGIN {
    count = split("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp " \
        "signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string " \
        "tgmath threads time uchar wchar wctype", header, " ")
    for (i = 1; i <= count; i++) standard[header[i] ".h"] = 1
    # Of the standard ones these bring what style forbids or ties to the machine.
    count = split("complex fenv locale setjmp signal stdatomic tgmath threads time wchar wctype", header, " ")
    for (i = 1; i <= count; i++) delete standard[header[i] ".h"]
}

FILENAME == ARGV[1] {
    if (/^[ \t]*#/ || NF == 0) next
    if (split($0, part, ":") != 3) { fail(FILENAME ":" FNR ": a row is \"folder : may include : external headers\""); next }
    name = part[1]; gsub(/[ \t]/, "", name)
    if (name in rank) fail(FILENAME ":" FNR ": " name " has two rows")
    count = split(part[2], list, " ")
    for (i = 1; i <= count; i++) {
        if (!(list[i] in rank)) fail(FILENAME ":" FNR ": " name " may not include " list[i] ", which is not above it")
        may[name, list[i]] = 1
    }
    rank[name] = ++row_count; external[name] = part[3]
    next
}

FNR == 1 {
    owner = FILENAME; sub(/^src\//, "", owner); sub(/\/.*/, "", owner); reported = 0
    if (!(owner in rank)) { fail(FILENAME ": src/layers.txt has no row for " owner); reported = 1 }
}

reported { next }

/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, part, "\""); target = part[2]
    if (target !~ /\// && !(target in rank)) { fail(FILENAME ":" FNR ": \"" target "\" does not name its folder"); next }
    sub(/\/.*/, "", target)
    if (target == owner || target == "gen" || (owner, target) in may) next
    if (target in rank) fail(FILENAME ":" FNR ": " owner " may not include " target)
    else fail(FILENAME ":" FNR ": there is no folder " target)
    next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    target = $0; sub(/^[^<]*</, "", target); sub(/>.*/, "", target)
    if (target in standard) next
    count = split(external[owner], list, " ")
    for (i = 1; i <= count; i++) if (index(target, list[i]) == 1) next
    fail(FILENAME ":" FNR ": " owner " may not include <" target ">")
    next
}

/^[ \t]*#[ \t]*include/ { fail(FILENAME ":" FNR ": an include is \"...\" or <...>") }

END { exit failures > 0 }
