/* Arguments: see arguments.h. */
#include "app/arguments.h"

#include <stdio.h>
#include <string.h>

#include "app/console.h"
#include "base/number.h"
#include "base/strbuf.h"
#include "json/suggest.h"

Arguments arguments_start(Invocation *invocation, const Command *command)
{
    return (Arguments){.invocation = invocation, .command = command};
}

static bool is_chinese(const Arguments *arguments)
{
    return arguments->invocation->language == DIAG_CHINESE;
}

static int usage_error(const Arguments *arguments)
{
    fprintf(stderr, is_chinese(arguments) ? "用法：yitu %s %s\n" : "usage: yitu %s %s\n",
            arguments->command->name, arguments->command->usage);
    return EXIT_USAGE;
}

int arguments_unknown(const Arguments *arguments, const char *argument)
{
    fprintf(stderr,
            is_chinese(arguments) ? "yitu：%s 不认识参数“%s”。\n"
                                  : "yitu: %s does not know the argument “%s”.\n",
            arguments->command->name, argument);
    return usage_error(arguments);
}

int arguments_missing(const Arguments *arguments, const char *what)
{
    fprintf(stderr, is_chinese(arguments) ? "yitu：%s 缺少 %s。\n" : "yitu: %s needs %s.\n",
            arguments->command->name, what);
    return usage_error(arguments);
}

int arguments_wrong(const Arguments *arguments, const char *option, const char *value)
{
    fprintf(stderr,
            is_chinese(arguments) ? "yitu：“%2$s”不能作为 %1$s 的值。\n"
                                  : "yitu: %s cannot be “%s”.\n",
            option, value);
    return usage_error(arguments);
}

int arguments_beyond(const Arguments *arguments, LimitId limit)
{
    const LimitRow *row = limit_row(limit);
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, arguments->invocation->language);
    sink.limits = &arguments->invocation->limits;
    diag_report_limit(&sink, E_LIMIT, NULL, limit,
                      DIAG_ARGS(is_chinese(arguments) ? row->words_zh : row->words,
                                diag_limit_text(&sink, limit)));
    (void)console_finish(arguments->invocation, &sink, false);
    arena_destroy(arena);
    return usage_error(arguments);
}

bool arguments_option(Arguments *arguments, const char *argument, const char *name,
                      const char **value)
{
    size_t length = strlen(name);
    if (strncmp(argument, name, length) != 0)
        return false;
    arguments->option = name;
    if (argument[length] == '=') {
        *value = argument + length + 1;
        return true;
    }
    if (argument[length] != '\0')
        return false;
    const Invocation *invocation = arguments->invocation;
    bool has_next = arguments->at < invocation->argument_count;
    *value = has_next ? invocation->arguments[arguments->at++] : NULL;
    return true;
}

static const LimitRow *nearest_limit(Text name)
{
    const char *names[LIMIT_ID_COUNT];
    for (int id = 0; id < LIMIT_ID_COUNT; id++)
        names[id] = limit_row((LimitId)id)->name;
    const char *near = suggest_name(name, names, LIMIT_ID_COUNT);
    for (int id = 0; near && id < LIMIT_ID_COUNT; id++) {
        if (names[id] == near)
            return limit_row((LimitId)id);
    }
    return NULL;
}

static void print_unknown_limit(const Arguments *arguments, const char *value)
{
    const LimitRow *near = nearest_limit((Text){value, strcspn(value, "=")});
    bool chinese = is_chinese(arguments);
    fprintf(stderr, chinese ? "yitu：没有“%s”这个上限。" : "yitu: there is no limit “%s”.", value);
    if (near)
        fprintf(stderr, chinese ? "您是否想用“%s”？" : " Did you mean “%s”?", near->name);
    fputs(chinese ? "\n全部上限：yitu limits\n" : "\nAll limits: yitu limits\n", stderr);
}

static int take_limit(const Arguments *arguments, const char *value)
{
    LimitId id;
    if (!value)
        return arguments_missing(arguments, "--limit NAME=N");
    LimitFault fault = limits_take(&arguments->invocation->limits, text_of(value), &id);
    if (fault == LIMIT_OK)
        return -1;
    bool chinese = is_chinese(arguments);
    if (fault == LIMIT_UNKNOWN) {
        print_unknown_limit(arguments, value);
        return EXIT_USAGE;
    }
    const LimitRow *row = limit_row(id);
    StrBuf number = {0};
    strbuf_number(&number, fault == LIMIT_FIXED ? row->value : row->most, 0);
    if (fault == LIMIT_FIXED)
        fprintf(stderr,
                chinese ? "yitu：上限 %s 固定为 %s：%s。\n"
                        : "yitu: the limit %s is fixed at %s: %s.\n",
                row->name, number.data, chinese ? row->reason_zh : row->reason);
    else
        fprintf(stderr,
                chinese ? "yitu：上限 %s 应为 1 至 %s 的整数。\n"
                        : "yitu: the limit %s is a whole number from 1 to %s.\n",
                row->name, number.data);
    strbuf_release(&number);
    return EXIT_USAGE;
}

static int take_shared(Arguments *arguments, const char *argument, bool *taken)
{
    Invocation *invocation = arguments->invocation;
    const char *value;
    *taken = true;
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
        console_print_help(arguments->command, invocation->language);
        return EXIT_DONE;
    }
    bool own_language = arguments->command->own_language;
    if (!own_language && arguments_option(arguments, argument, "--lang", &value)) {
        if (!value || !console_parse_language(value, &invocation->language))
            return arguments_wrong(arguments, "--lang", value ? value : "");
        return -1;
    }
    if (arguments_option(arguments, argument, "--diagnostics", &value)) {
        invocation->json_diagnostics = value && strcmp(value, "json") == 0;
        if (!value || (!invocation->json_diagnostics && strcmp(value, "text") != 0))
            return arguments_wrong(arguments, "--diagnostics", value ? value : "");
        return -1;
    }
    if (arguments_option(arguments, argument, "--fonts", &value)) {
        invocation->font_folder = value;
        return value ? -1 : arguments_missing(arguments, "--fonts");
    }
    if (arguments_option(arguments, argument, "--limit", &value))
        return take_limit(arguments, value);
    *taken = false;
    return -1;
}

const char *arguments_next(Arguments *arguments, int *status)
{
    *status = -1;
    while (arguments->at < arguments->invocation->argument_count) {
        const char *argument = arguments->invocation->arguments[arguments->at++];
        bool taken;
        *status = take_shared(arguments, argument, &taken);
        if (*status >= 0)
            return NULL;
        if (!taken)
            return argument;
    }
    return NULL;
}

int arguments_take_word(const Arguments *arguments, const char *value, const char **word)
{
    *word = value;
    return value && *value ? -1 : arguments_missing(arguments, arguments->option);
}

int arguments_take_number(const Arguments *arguments, const char *value, double least, double most,
                          double *number)
{
    if (!value)
        return arguments_missing(arguments, arguments->option);
    if (!number_parse(text_of(value), number) || *number < least || *number > most)
        return arguments_wrong(arguments, arguments->option, value);
    return -1;
}

int arguments_take_none(Invocation *invocation, const Command *command)
{
    Arguments arguments = arguments_start(invocation, command);
    int status;
    const char *argument = arguments_next(&arguments, &status);
    return argument ? arguments_unknown(&arguments, argument) : status;
}
