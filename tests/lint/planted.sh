#!/bin/bash
# make lint must see what is planted here: a null pointer followed, a leak, a read past an array.
# shellcheck source=tests/scripts/suite.sh
. "$(dirname "$0")/../scripts/suite.sh"
suite_begin lint

cat > "$work/null.c" <<'END'
int *find(int wanted, int *found);
int *find(int wanted, int *found)
{
    int *place = wanted ? found : 0;
    *place = 1;
    return place;
}
END
cat > "$work/leak.c" <<'END'
#include <stdlib.h>
int leak(void);
int leak(void)
{
    char *memory = malloc(4);
    return memory ? 1 : 0;
}
END
cat > "$work/past.c" <<'END'
int past(void);
int past(void)
{
    int items[4] = {0};
    return items[4];
}
END
for fault in null leak; do
    check_not "clang-tidy sees $fault" clang-tidy --quiet --config-file=.clang-tidy "$work/$fault.c" -- -std=c11
done
for fault in leak past; do
    check_not "cppcheck sees $fault" cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability \
        --suppressions-list=tests/lint/cppcheck.txt "$work/$fault.c"
done
suite_end
