/* yitu schema: the JSON Schema of a layout. */
#include "app/arguments.h"
#include "app/console.h"
#include "pipeline/reference.h"

extern const Command command_schema;

static int run(Invocation *invocation)
{
    Arguments arguments = arguments_start(invocation, &command_schema);
    int status;
    const char *argument = arguments_next(&arguments, &status);
    if (status >= 0)
        return status;
    if (argument)
        return arguments_unknown(&arguments, argument);
    StrBuf out = {0};
    reference_schema(&out);
    status = console_write(&out) ? EXIT_DONE : EXIT_SYSTEM;
    strbuf_release(&out);
    return status;
}

const Command command_schema = {
    .name = "schema",
    .usage = "",
    .summary = "print the JSON Schema (2020-12) of a layout, for editors",
    .summary_zh = "输出版面文件的 JSON Schema（2020-12），供编辑器使用",
    .run = run,
};
