/* yitu describe [TYPE]: the properties of an element type, for people. */
#include <stdio.h>

#include "app/arguments.h"
#include "app/console.h"
#include "pipeline/reference.h"

extern const Command command_describe;

static int unknown_type(const Invocation *invocation, const char *name)
{
    bool chinese = invocation->language == DIAG_CHINESE;
    const char *near = reference_suggest(name);
    fprintf(stderr,
            chinese ? "yitu：没有名为“%s”的元素类型。" : "yitu: there is no element type “%s”.",
            name);
    if (near)
        fprintf(stderr, chinese ? "您是否想写“%s”？" : " Did you mean “%s”?", near);
    fputc('\n', stderr);
    return EXIT_USAGE;
}

static int run(Invocation *invocation)
{
    Arguments arguments = arguments_start(invocation, &command_describe);
    int status;
    const char *name = arguments_next(&arguments, &status);
    const char *more = name ? arguments_next(&arguments, &status) : NULL;
    if (status >= 0)
        return status;
    if (more)
        return arguments_unknown(&arguments, more);
    StrBuf out = {0};
    if (reference_describe(&out, name, invocation->language))
        status = console_write(&out) ? EXIT_DONE : EXIT_SYSTEM;
    else
        status = unknown_type(invocation, name);
    strbuf_release(&out);
    return status;
}

const Command command_describe = {
    .name = "describe",
    .usage = "[TYPE]",
    .summary = "the properties of an element type (or of style, page)",
    .summary_zh = "元素类型（或 style、page）的属性说明",
    .run = run,
};
