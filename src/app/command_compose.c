/* yitu compose: sets the text of standard input and prints its lines and clusters. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "base/limits.h"
#include "pipeline/compose.h"

extern const Command command_compose;

static int take(ComposeOptions *options, Arguments *arguments, const char *argument)
{
    const struct {
        const char *name;
        const char **value;
    } rows[] = {
        {"--font", &options->font},
        {"--size", &options->size},
        {"--width", &options->width},
        {"--align", &options->align},
        {"--lang", &options->language},
        {"--wrap", &options->wrap},
        {"--indent", &options->indent},
        {"--tailoring", &options->tailoring},
        {"--writing", &options->writing_mode},
    };
    if (strcmp(argument, "--breaks") == 0) {
        options->only_breaks = true;
        return -1;
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (arguments_option(arguments, argument, rows[i].name, rows[i].value))
            return *rows[i].value ? -1 : arguments_missing(arguments, rows[i].name);
    }
    return arguments_unknown(arguments, argument);
}

/* All of standard input, as far as the limit INPUT_BYTES goes. Returns the exit status. */
static int read_input(const Invocation *invocation, StrBuf *text)
{
    size_t most = (size_t)limit_value(&invocation->limits, LIMIT_ID_INPUT_BYTES);
    while (text->length <= most) {
        char *end = strbuf_reserve(text, 65536);
        ssize_t count = read(STDIN_FILENO, end, 65536);
        if (count == 0)
            return EXIT_DONE;
        if (count < 0 && errno != EINTR) {
            perror("yitu");
            return EXIT_SYSTEM;
        }
        text->length += count > 0 ? (size_t)count : 0;
    }
    fprintf(stderr,
            invocation->language == DIAG_CHINESE
                ? "yitu：标准输入超过上限 INPUT_BYTES（%zu 字节）；可用 --limit 提高。\n"
                : "yitu: standard input is larger than the limit INPUT_BYTES, %zu bytes; --limit "
                  "raises it.\n",
            most);
    return EXIT_INPUT;
}

static int compose(Invocation *invocation, const ComposeOptions *options)
{
    StrBuf input = {0};
    int read_status = read_input(invocation, &input);
    if (read_status != EXIT_DONE) {
        strbuf_release(&input);
        return read_status;
    }
    while (input.length &&
           (input.data[input.length - 1] == '\n' || input.data[input.length - 1] == '\r'))
        input.length--;
    Session *session = invocation_session(invocation);
    Arena *arena = arena_create();
    DiagSink diagnostics;
    invocation_diagnostics(invocation, &diagnostics, arena);
    Text text = {input.data ? input.data : "", input.length};
    const SourceText *source = source_create(
        arena, invocation->language == DIAG_CHINESE ? "标准输入" : "standard input", text);
    StrBuf out = {0};
    bool is_good = compose_text(session, arena, &diagnostics, options, source, &out);
    bool is_written = console_write(&out);
    diag_sort(&diagnostics);
    int status = console_finish(invocation, &diagnostics, is_good);
    strbuf_release(&out);
    strbuf_release(&input);
    arena_destroy(arena);
    session_destroy(session);
    return is_written ? status : EXIT_SYSTEM;
}

static int run(Invocation *invocation)
{
    ComposeOptions options = {0};
    Arguments arguments = arguments_start(invocation, &command_compose);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&options, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!options.width && !options.only_breaks)
        return arguments_missing(&arguments, "--width");
    return compose(invocation, &options);
}

const Command command_compose = {
    .name = "compose",
    .usage = "[--font F] [--size 9pt] --width 20em | --breaks [--align justify] < TEXT",
    .summary = "set one text and print its lines and clusters as JSON",
    .summary_zh = "排一段文字，以 JSON 输出各行各字的位置",
    .help = "  --font NAME     font family (思源宋体)\n"
            "  --size LENGTH   type size (10.5pt)\n"
            "  --width LENGTH  measure, such as 20em or 60mm\n"
            "  --lang TAG      language of the text (zh-CN)\n"
            "  --align WORD    start, end, center, justify, justify-all\n"
            "  --wrap WORD     wrap, balance, pretty, stable\n"
            "  --indent LENGTH indent of first lines, such as 2em (0)\n"
            "  --writing MODE  horizontal-tb, vertical-rl\n"
            "  --breaks        print where lines may begin instead (no --width)\n"
            "  --tailoring T   gb, basic, strict, loose; none: plain UAX 14 (gb)\n",
    .help_zh = "  --font NAME     字体（思源宋体）\n"
               "  --size LENGTH   字号（10.5pt）\n"
               "  --width LENGTH  行长，如 20em、60mm\n"
               "  --lang TAG      文字的语言（zh-CN）\n"
               "  --align WORD    start、end、center、justify、justify-all\n"
               "  --wrap WORD     wrap、balance、pretty、stable\n"
               "  --indent LENGTH 段首缩进，如 2em（0）\n"
               "  --writing MODE  horizontal-tb（横排）、vertical-rl（竖排）\n"
               "  --breaks        只列出可换行处（无需 --width）\n"
               "  --tailoring T   gb、basic、strict、loose；none 为纯 UAX 14（gb）\n",
    .own_language = true, /* of the text; messages follow the environment */
    .run = run,
};
