/* yitu convert: another program's chart as an element of a layout. */
#include <stdio.h>
#include <string.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "base/file.h"
#include "base/limits.h"
#include "convert/echarts.h"
#include "json/pretty.h"

extern const Command command_convert;

typedef struct ConvertArguments {
    const char *input, *output; /* output NULL: standard output */
} ConvertArguments;

/* The element as the text of a file. False: reported. */
static bool convert_file(DiagSink *diagnostics, const char *path, StrBuf *out)
{
    Arena *arena = diagnostics->arena;
    Text text;
    if (!file_read(arena, diagnostics, NULL, path, LIMIT_ID_INPUT_BYTES, &text))
        return false;
    JsonValue *option = json_parse(arena, diagnostics, source_create(arena, path, text));
    JsonValue *element = option ? echarts_convert(arena, diagnostics, option) : NULL;
    if (!element)
        return false;
    StrBuf compact = {0};
    json_write(&compact, element);
    const char *copy = strbuf_copy(&compact, arena);
    const SourceText *source = source_create(arena, path, (Text){copy, compact.length});
    bool is_good = json_pretty(arena, diagnostics, source, NULL, out);
    strbuf_release(&compact);
    return is_good;
}

static int take(ConvertArguments *convert, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value)) {
        if (!value)
            return arguments_missing(arguments, "FILE.json");
        convert->output = value;
    } else if (argument[0] == '-' || convert->input) {
        return arguments_unknown(arguments, argument);
    } else {
        convert->input = argument;
    }
    return -1;
}

static int run(Invocation *invocation)
{
    ConvertArguments convert = {0};
    Arguments arguments = arguments_start(invocation, &command_convert);
    const char *argument;
    int status;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&convert, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!convert.input)
        return arguments_missing(&arguments, "OPTION.json");
    Arena *arena = arena_create();
    DiagSink diagnostics;
    invocation_diagnostics(invocation, &diagnostics, arena);
    StrBuf out = {0};
    bool is_good = convert_file(&diagnostics, convert.input, &out);
    if (is_good && convert.output)
        is_good = file_write(&diagnostics, convert.output, (Text){out.data, out.length});
    else if (is_good)
        is_good = console_write(&out);
    strbuf_release(&out);
    status = console_finish(invocation, &diagnostics, is_good);
    arena_destroy(arena);
    return status;
}

const Command command_convert = {
    .name = "convert",
    .usage = "OPTION.json [-o FILE.json]",
    .summary = "turn a static ECharts option into a chart element; name what is left out",
    .summary_zh = "把静态的 ECharts option 转成图表元素，并列出不能转换的部分",
    .help = "  -o FILE.json        write the element to a file\n",
    .help_zh = "  -o FILE.json        写入文件\n",
    .run = run,
};
