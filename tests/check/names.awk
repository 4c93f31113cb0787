# awk -f strip.awk -f names.awk exempt.txt FILE...: names that say nothing. Functions are not named
# get, do, handle, process, manager, util, misc, helper or common, and types do not end in _t. An
# exemption is a row "names FUNCTION : reason" of exempt.txt.
function fail(text) { print text; failures++ }

BEGIN {
    count = split("get do handle process manager util utils misc helper helpers common", word, " ")
    for (i = 1; i <= count; i++) empty[word[i]] = 1
}

FILENAME == ARGV[1] {
    if ($1 == "names") exempt[$2] = 1
    next
}

FNR == 1 {
    new_file()
    count = split(FILENAME, part, /[\/._]/)
    for (i = 1; i <= count; i++) if (part[i] in empty) fail(FILENAME ": \"" part[i] "\" says nothing")
}

{
    line = code($0)
    # A definition or a prototype: a name before "(" in a line that begins in column 1.
    if (line ~ /^[A-Za-z][A-Za-z0-9_ *]*\(/ && line !~ /^(if|for|while|switch|return|typedef)/) {
        name = line; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
        count = split(name, part, "_")
        for (i = 1; i <= count; i++) if (part[i] in empty && !(name in exempt)) fail(FILENAME ":" FNR ": \"" part[i] "\" in " name " says nothing")
    }
    if (line ~ /^(typedef .*|\} *)[ *][A-Za-z0-9_]+_t;/) fail(FILENAME ":" FNR ": a type does not end in _t")
}

END { exit failures > 0 }
