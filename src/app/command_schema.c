/* yitu schema: the JSON Schema of a layout. */
#include "app/arguments.h"
#include "app/console.h"
#include "pipeline/reference.h"

extern const Command command_schema;

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_schema);
    if (status >= 0)
        return status;
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
