/* yitu format: JSON files in one fixed form. */
#include <stdio.h>
#include <string.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "base/file.h"
#include "base/limits.h"
#include "json/pretty.h"
#include "pipeline/member_order.h"

extern const Command command_format;

#define MAX_FILES 1024

typedef enum FormatMode { FORMAT_WRITE, FORMAT_CHECK, FORMAT_PRINT } FormatMode;

typedef struct FormatArguments {
    const char *files[MAX_FILES];
    int file_count;
    FormatMode mode;
} FormatArguments;

static bool print_changed(const char *path)
{
    return puts(path) >= 0 && fflush(stdout) == 0;
}

/* False: something was reported, or, with --check, the file is not in the form. */
static bool format_file(DiagSink *diagnostics, const char *path, FormatMode mode)
{
    Text before;
    if (!file_read(diagnostics->arena, diagnostics, NULL, path, LIMIT_ID_INPUT_BYTES, &before))
        return false;
    const SourceText *source = source_create(diagnostics->arena, path, before);
    StrBuf after = {0};
    bool is_good = json_pretty(diagnostics->arena, diagnostics, source, member_order_rank, &after);
    bool is_same = is_good && after.length == before.length &&
                   memcmp(after.data, before.data, before.length) == 0;
    if (is_good && mode == FORMAT_PRINT)
        is_good = console_write(&after);
    else if (is_good && !is_same && mode == FORMAT_CHECK)
        is_good = print_changed(path) && false;
    else if (is_good && !is_same)
        is_good = file_write(diagnostics, path, (Text){after.data, after.length});
    strbuf_release(&after);
    return is_good;
}

static int take(FormatArguments *format, Arguments *arguments, const char *argument)
{
    if (strcmp(argument, "--check") == 0) {
        format->mode = FORMAT_CHECK;
    } else if (strcmp(argument, "--stdout") == 0) {
        format->mode = FORMAT_PRINT;
    } else if (argument[0] == '-' || format->file_count == MAX_FILES) {
        return arguments_unknown(arguments, argument);
    } else {
        format->files[format->file_count++] = argument;
    }
    return -1;
}

static int run(Invocation *invocation)
{
    FormatArguments format = {0};
    Arguments arguments = arguments_start(invocation, &command_format);
    const char *argument;
    int status;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&format, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!format.file_count)
        return arguments_missing(&arguments, "FILE.json");
    Arena *arena = arena_create();
    DiagSink diagnostics;
    invocation_diagnostics(invocation, &diagnostics, arena);
    bool is_good = true;
    for (int i = 0; i < format.file_count; i++)
        is_good &= format_file(&diagnostics, format.files[i], format.mode);
    status = console_finish(invocation, &diagnostics, is_good);
    arena_destroy(arena);
    return status;
}

const Command command_format = {
    .name = "format",
    .usage = "FILE.json... [--check] [--stdout]",
    .summary = "write layouts in one form: order, spacing; comments stay",
    .summary_zh = "把版面文件整理成统一的顺序与缩进，保留注释",
    .help = "  --check             name the files that are not in the form; change nothing\n"
            "  --stdout            print the result; change nothing\n",
    .help_zh = "  --check             只列出尚未整理的文件，不作改动\n"
               "  --stdout            输出结果，不作改动\n",
    .run = run,
};
