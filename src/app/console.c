/* Console: see console.h. */
#include "app/console.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/option_list.h"

bool console_parse_language(const char *name, DiagLanguage *language)
{
    if (strncmp(name, "zh", 2) == 0)
        *language = DIAG_CHINESE;
    else if (strncmp(name, "en", 2) == 0)
        *language = DIAG_ENGLISH;
    else
        return false;
    return true;
}

/* POSIX, 8.2: the first that is set and not empty counts. */
DiagLanguage console_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *value = getenv(names[i]);
        DiagLanguage language = DIAG_ENGLISH;
        if (!value || !*value)
            continue;
        console_parse_language(value, &language);
        return language;
    }
    return DIAG_ENGLISH;
}

bool console_flush(void)
{
    bool is_good = fflush(stdout) == 0 && !ferror(stdout);
    if (!is_good)
        perror("yitu");
    clearerr(stdout); /* said once */
    return is_good;
}

bool console_write(const StrBuf *out)
{
    if (out->length)
        fwrite(out->data, 1, out->length, stdout);
    return console_flush();
}

/* Only a terminal that is not dumb, and not where NO_COLOR is set (no-color.org). */
static bool shows_colours(void)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool is_dumb = !terminal || !*terminal || strcmp(terminal, "dumb") == 0;
    return isatty(STDERR_FILENO) && !is_dumb && !(no_color && *no_color);
}

int console_finish(const Invocation *invocation, const DiagSink *diagnostics, bool succeeded)
{
    StrBuf text = {0};
    if (invocation->json_diagnostics) {
        diag_print_json(&text, diagnostics);
    } else {
        diag_print_text(&text, diagnostics, shows_colours() ? DIAG_COLOURED : DIAG_PLAIN);
    }
    size_t written = text.length ? fwrite(text.data, 1, text.length, stderr) : 0;
    bool is_shown = written == text.length;
    strbuf_release(&text);
    if (diagnostics->system_failed || !is_shown)
        return EXIT_SYSTEM;
    return diagnostics->error_count > 0 || !succeeded ? EXIT_INPUT : EXIT_DONE;
}

void console_print_help(const Command *command, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    printf(chinese ? "用法：yitu %s %s\n\n%s\n" : "usage: yitu %s %s\n\n%s\n", command->name,
           command->usage, chinese ? command->summary_zh : command->summary);
    if (command->help)
        printf("\n%s", chinese ? command->help_zh : command->help);
    printf(chinese ? "\n通用选项\n%s" : "\nCommon options\n%s", option_list_shared(language));
}
