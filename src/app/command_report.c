/* yitu report merge: the reports of shards as one, in order of records. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "json/json.h"

extern const Command command_report;

#define MOST_REPORTS 100000

typedef struct ReportLine {
    uint32_t record;
    bool is_done;
    Text text;
} ReportLine;

typedef struct ReportMerge {
    Invocation *invocation;
    Arena *arena;
    DiagSink diagnostics;
    const char **reports; /* report_count of them */
    int report_count;
    const char *output;
    double expected; /* records there must be; 0: not said */
    ReportLine *lines;
    size_t count, capacity;
} ReportMerge;

/* Reads "record" and "status" of a line. */
static bool read_line(ReportMerge *merge, Arena *scratch, const char *path, Text text)
{
    DiagSink silent;
    invocation_diagnostics(merge->invocation, &silent, scratch);
    const JsonValue *value = json_parse(scratch, &silent, source_create(scratch, path, text));
    const JsonValue *record = json_find(value, "record");
    const JsonValue *status = json_find(value, "status");
    bool is_line = record && record->kind == JSON_NUMBER && record->number >= 1 &&
                   record->number <= limit_row(LIMIT_ID_RECORDS)->most && status &&
                   status->kind == JSON_STRING;
    if (!is_line)
        return false;
    merge->lines = arena_grow(merge->arena, merge->lines, merge->count, &merge->capacity,
                              sizeof *merge->lines);
    merge->lines[merge->count++] =
        (ReportLine){(uint32_t)record->number, text_equals(status->text, "done"), text};
    return true;
}

static bool read_report(ReportMerge *merge, const char *path)
{
    Text content;
    if (!file_read(merge->arena, &merge->diagnostics, NULL, path, LIMIT_ID_REPORT_BYTES, &content))
        return false;
    Arena *scratch = arena_create();
    const char *at = content.data;
    const char *end = at + content.length;
    bool is_good = true;
    for (int number = 1; at < end && is_good; number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Text text = {at, (size_t)((newline ? newline : end) - at)};
        at += text.length + 1;
        is_good = !text.length || read_line(merge, scratch, path, text);
        arena_reset(scratch);
        if (!is_good)
            diag_report(&merge->diagnostics, E_REPORT_LINE, NULL,
                        DIAG_ARGS(path, arena_print(merge->arena, "%d", number)));
    }
    arena_destroy(scratch);
    return is_good;
}

/* By record; of one record that two runs were given, the line that says done first. */
static int compare_lines(const void *left, const void *right)
{
    const ReportLine *a = left;
    const ReportLine *b = right;
    if (a->record != b->record)
        return a->record > b->record ? 1 : -1;
    return (int)b->is_done - (int)a->is_done;
}

/* Keeps one line of each record. */
static void drop_repetitions(ReportMerge *merge)
{
    size_t kept = 0;
    for (size_t i = 0; i < merge->count; i++) {
        if (kept && merge->lines[kept - 1].record == merge->lines[i].record)
            continue;
        merge->lines[kept++] = merge->lines[i];
    }
    merge->count = kept;
}

/* Prints the sum; returns whether every record is done and none is missing. */
static bool print_sum(const ReportMerge *merge)
{
    size_t done = 0;
    for (size_t i = 0; i < merge->count; i++)
        done += merge->lines[i].is_done;
    size_t last = merge->count ? merge->lines[merge->count - 1].record : 0;
    size_t wanted = merge->expected > 0 ? (size_t)merge->expected : last;
    size_t missing = wanted > merge->count ? wanted - merge->count : 0;
    bool chinese = merge->invocation->language == DIAG_CHINESE;
    fprintf(stderr,
            chinese ? "yitu：%d 份报告，%zu 条记录：完成 %zu，未完成 %zu，缺 %zu。\n"
                    : "yitu: %d reports, %zu records: %zu done, %zu not done, %zu missing.\n",
            merge->report_count, merge->count, done, merge->count - done, missing);
    return done == merge->count && missing == 0;
}

static bool merge_reports(ReportMerge *merge)
{
    for (int i = 0; i < merge->report_count; i++) {
        if (!read_report(merge, merge->reports[i]))
            return false;
    }
    if (merge->count)
        qsort(merge->lines, merge->count, sizeof *merge->lines, compare_lines);
    drop_repetitions(merge);
    StrBuf all = {0};
    for (size_t i = 0; i < merge->count; i++) {
        strbuf_text(&all, merge->lines[i].text);
        strbuf_char(&all, '\n');
    }
    bool is_good = file_write(&merge->diagnostics, merge->output, (Text){all.data, all.length});
    strbuf_release(&all);
    return print_sum(merge) && is_good;
}

static int take(ReportMerge *merge, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value)) {
        merge->output = value;
        return value && *value ? -1 : arguments_missing(arguments, "-o FILE");
    }
    if (arguments_option(arguments, argument, "--count", &value)) {
        if (!value)
            return arguments_missing(arguments, "--count");
        bool is_good = number_parse(text_of(value), &merge->expected) && merge->expected >= 1 &&
                       merge->expected <= limit_row(LIMIT_ID_RECORDS)->most;
        return is_good ? -1 : arguments_wrong(arguments, "--count", value);
    }
    if (argument[0] == '-' && argument[1] != '\0')
        return arguments_unknown(arguments, argument);
    if (merge->report_count == MOST_REPORTS)
        return arguments_wrong(arguments, "REPORT", argument);
    merge->reports[merge->report_count++] = argument;
    return -1;
}

static int read_arguments(ReportMerge *merge, Arguments *arguments)
{
    int status;
    const char *argument = arguments_next(arguments, &status);
    if (status >= 0)
        return status;
    if (!argument || strcmp(argument, "merge") != 0)
        return argument ? arguments_unknown(arguments, argument)
                        : arguments_missing(arguments, "merge");
    while ((argument = arguments_next(arguments, &status))) {
        status = take(merge, arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!merge->output)
        return arguments_missing(arguments, "-o FILE");
    return merge->report_count ? -1 : arguments_missing(arguments, "REPORT...");
}

static int run(Invocation *invocation)
{
    ReportMerge merge = {.invocation = invocation, .arena = arena_create()};
    invocation_diagnostics(invocation, &merge.diagnostics, merge.arena);
    size_t most = (size_t)invocation->argument_count;
    merge.reports = arena_array(merge.arena, most, sizeof *merge.reports);
    Arguments arguments = arguments_start(invocation, &command_report);
    int status = read_arguments(&merge, &arguments);
    if (status < 0) {
        bool is_good = merge_reports(&merge);
        status = console_finish(invocation, &merge.diagnostics, is_good);
    }
    arena_destroy(merge.arena);
    return status;
}

const Command command_report = {
    .name = "report",
    .usage = "merge -o ALL.jsonl REPORT.jsonl... [--count N]",
    .summary = "put the reports of a batch's shards together",
    .summary_zh = "合并各分片的批处理报告",
    .help = "  -o FILE    the whole report, in order of records\n"
            "  --count N  how many records there must be\n",
    .help_zh = "  -o FILE    合并后的报告，按记录排序\n"
               "  --count N  应有的记录总数\n",
    .run = run,
};
