# awk -f strip.awk -f banned.awk exempt.txt FILE...: calls that style forbids (src/STYLE.md). An
# exemption is a row "banned FILE CALL : reason" of exempt.txt.
function fail(text) { print text; failures++ }

function ban(list, why,    name, count, i) {
    count = split(list, name, " ")
    for (i = 1; i <= count; i++) reason[name[i]] = why
}

BEGIN {
    ban("strcpy strcat sprintf vsprintf gets stpcpy", "writes without knowing the size: use base/strbuf.h")
    ban("strtok strtok_r", "changes its input: use base/text.h")
    ban("atoi atol atoll atof strtod strtof strtold", "depends on the locale or hides errors: use base/number.h")
    ban("setlocale uselocale newlocale", "the result must not depend on the locale")
    ban("time clock gettimeofday localtime gmtime ctime asctime strftime rand srand random drand48", "same input, same bytes")
    ban("system popen tmpnam mktemp tempnam alloca", "unsafe")
    ban("getenv", "only app/ looks at the environment")
    in_app_only["getenv"] = 1
    count = split("printf fprintf vprintf vfprintf puts fputs putchar putc fputc perror exit _exit abort", name, " ")
    for (i = 1; i <= count; i++) { reason[name[i]] = "only app/ prints and ends the program"; in_app_only[name[i]] = 1 }
    count = split("malloc calloc realloc free strdup strndup aligned_alloc", name, " ")
    for (i = 1; i <= count; i++) { reason[name[i]] = "memory comes from base/arena.h"; in_base_only[name[i]] = 1 }
}

FILENAME == ARGV[1] {
    if ($1 == "banned") exempt[$2, $3] = 1
    next
}

FNR == 1 { new_file() }

{
    line = code($0)
    format = literals(); gsub(/%%/, "", format)
    if (format ~ /%[-+#0]*([0-9]+|\*)?(\.([0-9]+|\*))?L?[aefgAEFG]/ && !((FILENAME, "%f") in exempt) && FILENAME !~ /\.inc$/)
        fail(FILENAME ":" FNR ": a number format that depends on the locale: use strbuf_number")
    if (line ~ /(^|[^A-Za-z0-9_])goto[ \t]+/ && line !~ /goto[ \t]+cleanup[ \t]*;/)
        fail(FILENAME ":" FNR ": goto goes only to cleanup")
    rest = line
    while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        name_text = substr(rest, RSTART, RLENGTH - 1); sub(/[ \t]+$/, "", name_text)
        before = RSTART > 1 ? substr(rest, 1, RSTART - 1) : ""
        rest = substr(rest, RSTART + RLENGTH)
        if (!(name_text in reason) || before ~ /(\.|->)$/) continue
        if (name_text in in_app_only && FILENAME ~ /^src\/app\//) continue
        if (name_text in in_base_only && FILENAME ~ /^src\/base\//) continue
        if ((FILENAME, name_text) in exempt) continue
        fail(FILENAME ":" FNR ": " name_text ": " reason[name_text])
    }
}

END { exit failures > 0 }
