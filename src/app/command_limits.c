/* yitu limits (and yitu --limits): every limit of base/limits.h, what it may be raised to and where
 * it holds. */
#include <stdio.h>

#include "app/arguments.h"
#include "base/strbuf.h"

extern const Command command_limits;

/* The number with its unit, right-aligned in `width` columns. */
static void print_number(double value, const char *unit, int width)
{
    StrBuf text = {0};
    strbuf_number(&text, value, 0);
    if (*unit)
        strbuf_print(&text, " %s", unit);
    printf(" %*s", width, text.data);
    strbuf_release(&text);
}

static void print_row(const LimitRow *row, double value, bool chinese)
{
    const char *fixed = chinese ? "固定" : "fixed";
    printf("%-17s", row->name);
    print_number(value, row->unit, 18);
    if (row->reason)
        printf(" %*s", chinese ? 20 : 18, fixed);
    else
        print_number(row->most, row->unit, 18);
    printf("  %-9s  %s", row->where, chinese ? row->words_zh : row->words);
    if (row->reason)
        printf(chinese ? "（%s）" : " (%s)", chinese ? row->reason_zh : row->reason);
    putchar('\n');
}

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_limits);
    if (status >= 0)
        return status;
    bool chinese = invocation->language == DIAG_CHINESE;
    printf(chinese ? "%-19s %20s %24s  %-11s  %s\n" : "%-17s %18s %18s  %-9s  %s\n",
           chinese ? "名称" : "name", chinese ? "上限" : "limit",
           chinese ? "最多可提高到" : "at most", chinese ? "适用" : "where",
           chinese ? "内容" : "what");
    for (int id = 0; id < LIMIT_ID_COUNT; id++)
        print_row(limit_row((LimitId)id), limit_value(&invocation->limits, (LimitId)id), chinese);
    return EXIT_DONE;
}

const Command command_limits = {
    .name = "limits",
    .usage = "[--limit NAME=N]...",
    .summary = "the most that a layout, its data and its files may hold, and how to raise it",
    .summary_zh = "版面、数据和文件的各项上限及其提高方法",
    .run = run,
};
