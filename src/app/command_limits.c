/* yitu limits (and yitu --limits): every limit of base/limits.h. */
#include <stdio.h>

#include "app/arguments.h"
#include "base/limits.h"
#include "base/strbuf.h"

extern const Command command_limits;

typedef struct LimitRow {
    const char *name, *unit, *words, *words_zh;
    double value;
} LimitRow;

#define LIMIT(name, unit, words, words_zh) {#name, unit, words, words_zh, (double)LIMIT_##name},
static const LimitRow rows[] = {
#include "base/limit_list.inc"
};
#undef LIMIT

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_limits);
    if (status >= 0)
        return status;
    bool chinese = invocation->language == DIAG_CHINESE;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        StrBuf value = {0};
        strbuf_number(&value, rows[i].value, 0);
        printf("%-17s %12s %-6s %s\n", rows[i].name, value.data, rows[i].unit,
               chinese ? rows[i].words_zh : rows[i].words);
        strbuf_release(&value);
    }
    return EXIT_DONE;
}

const Command command_limits = {
    .name = "limits",
    .usage = "",
    .summary = "the most that a layout, its data and its files may hold",
    .summary_zh = "版面、数据和文件的各项上限",
    .run = run,
};
