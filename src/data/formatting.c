/* What the format files share: see formatting.h. */
#include "data/formatting.h"

#include <math.h>

#include "data/message.h"

FormatScript format_script(const FormatSettings *settings)
{
    const char *language = settings->language ? settings->language : "";
    if (strncmp(language, "en", 2) == 0)
        return SCRIPT_ENGLISH;
    bool traditional = strncmp(language, "zh-Hant", 7) == 0 || strcmp(language, "zh-TW") == 0 ||
                       strcmp(language, "zh-HK") == 0 || strcmp(language, "zh-MO") == 0;
    return traditional ? SCRIPT_TRADITIONAL : SCRIPT_SIMPLIFIED;
}

RoundMode format_round_mode(const FormatSettings *settings)
{
    return settings->round_half_even ? ROUND_HALF_EVEN : ROUND_HALF_AWAY;
}

bool format_take_number(const FormatCall *call, const char *name, Decimal *number)
{
    if (call->value->kind == JSON_NUMBER) {
        *number = decimal_of(call->value);
        return true;
    }
    DiagSink *sink = call->diagnostics;
    Diagnostic *diagnostic = diag_report(
        sink, E_FORMAT_KIND, call->origin,
        DIAG_ARGS(name, message_words(sink, "numbers", "数字"), message_kind(sink, call->value)));
    if (call->value->kind == JSON_STRING)
        diag_hint(sink, diagnostic,
                  "In a CSV source, declare the column: \"parse\": {\"...\": \"number\"}.",
                  "如果来自 CSV，请声明该列的类型：\"parse\": {\"列名\": \"number\"}。",
                  DIAG_NO_ARGS);
    return false;
}

static bool refuse_argument_kind(const FormatCall *call, const char *name, int index,
                                 const char *wanted)
{
    diag_report(call->diagnostics, E_ARGUMENT_KIND, call->origin,
                DIAG_ARGS(message_number(call->arena, index + 1), name, wanted,
                          message_kind(call->diagnostics, call->arguments[index])));
    return false;
}

bool format_take_integer(const FormatCall *call, const char *name, int index, int low, int high,
                         int *value)
{
    if (index >= call->argument_count)
        return true;
    const JsonValue *argument = call->arguments[index];
    if (argument->kind != JSON_NUMBER)
        return refuse_argument_kind(call, name, index,
                                    json_kind_name(JSON_NUMBER, call->diagnostics->language));
    double number = argument->number;
    if (number == trunc(number) && number >= low && number <= high) {
        *value = (int)number;
        return true;
    }
    StrBuf text = {0};
    decimal_print(&text, argument);
    diag_report(call->diagnostics, E_ARGUMENT_RANGE, call->origin,
                DIAG_ARGS(message_number(call->arena, index + 1), name,
                          message_number(call->arena, low), message_number(call->arena, high),
                          text.data));
    strbuf_release(&text);
    return false;
}

bool format_take_places(const FormatCall *call, const char *name, int *places)
{
    return format_take_integer(call, name, 0, 0, PLACES_LIMIT, places);
}

bool format_take_text(const FormatCall *call, const char *name, int index, Text *text)
{
    if (index >= call->argument_count)
        return true;
    if (call->arguments[index]->kind != JSON_STRING)
        return refuse_argument_kind(call, name, index,
                                    json_kind_name(JSON_STRING, call->diagnostics->language));
    *text = call->arguments[index]->text;
    return true;
}

bool format_take_word(const FormatCall *call, const char *name, int index, const char *word,
                      bool *given)
{
    Text text = {0};
    *given = false;
    if (index >= call->argument_count)
        return true;
    if (!format_take_text(call, name, index, &text))
        return false;
    *given = text_equals(text, word);
    if (*given)
        return true;
    diag_report(call->diagnostics, E_ARGUMENT_VALUE, call->origin,
                DIAG_ARGS(message_number(call->arena, index + 1), name,
                          arena_print(call->arena, "'%s'", word),
                          message_quote(call->arena, text)));
    return false;
}

void format_round(const FormatCall *call, Decimal *number, int places)
{
    if (places == PLACES_AS_STATED)
        number->stated = decimal_places(number);
    else
        decimal_round(number, places, format_round_mode(call->settings));
}

bool format_take_percent(const FormatCall *call, const char *name, Decimal *number)
{
    int places = 1;
    bool is_percent;
    if (!format_take_number(call, name, number) || !format_take_places(call, name, &places) ||
        !format_take_word(call, name, 1, "%", &is_percent))
        return false;
    if (!is_percent)
        decimal_shift(number, 2);
    format_round(call, number, places);
    return true;
}

/* Rows by FormatScript: up, down, no change. */
static const char *const change_words[][3] = {
    [SCRIPT_SIMPLIFIED] = {"增长", "下降", "持平"},
    [SCRIPT_TRADITIONAL] = {"增長", "下降", "持平"},
    [SCRIPT_ENGLISH] = {"up ", "down ", "unchanged"},
};

JsonValue *format_change(const FormatCall *call, const char *name)
{
    Decimal number;
    if (!format_take_percent(call, name, &number))
        return NULL;
    const char *const *words = change_words[format_script(call->settings)];
    StrBuf text = {0};
    if (decimal_is_zero(&number)) {
        strbuf_string(&text, words[2]);
        return format_result(call, &text);
    }
    strbuf_string(&text, words[number.is_negative]);
    number.is_negative = false;
    decimal_write(&text, &number, NULL);
    strbuf_char(&text, '%');
    return format_result(call, &text);
}

JsonValue *format_refuse(const FormatCall *call, const char *name, const char *english,
                         const char *chinese)
{
    StrBuf text = {0};
    if (!format_append_plain(&text, call->value, call->settings))
        strbuf_string(&text, message_kind(call->diagnostics, call->value));
    diag_report(call->diagnostics, E_FORMAT_VALUE, call->origin,
                DIAG_ARGS(name, message_quote(call->arena, (Text){text.data, text.length}),
                          message_words(call->diagnostics, english, chinese)));
    strbuf_release(&text);
    return NULL;
}

JsonValue *format_result(const FormatCall *call, StrBuf *text)
{
    Text copy = {strbuf_copy(text, call->arena), text->length};
    strbuf_release(text);
    return json_new_string(call->arena, copy, call->origin);
}

JsonValue *format_scaled(const FormatCall *call, const char *name, int power)
{
    Decimal number;
    int places = PLACES_AS_STATED;
    if (!format_take_number(call, name, &number) || !format_take_places(call, name, &places))
        return NULL;
    decimal_shift(&number, -power);
    format_round(call, &number, places);
    StrBuf text = {0};
    decimal_write(&text, &number, NULL);
    return format_result(call, &text);
}

JsonValue *format_grouped(const FormatCall *call, const char *name, const DecimalGrouping *grouping)
{
    Decimal number;
    int places = PLACES_AS_STATED;
    if (!format_take_number(call, name, &number) || !format_take_places(call, name, &places))
        return NULL;
    if (places != PLACES_AS_STATED)
        format_round(call, &number, places);
    StrBuf text = {0};
    decimal_write(&text, &number, grouping);
    return format_result(call, &text);
}

bool format_append_plain(StrBuf *out, const JsonValue *value, const FormatSettings *settings)
{
    bool english = format_script(settings) == SCRIPT_ENGLISH;
    switch (value->kind) {
    case JSON_STRING:
        strbuf_text(out, value->text);
        return true;
    case JSON_NUMBER:
        decimal_print(out, value);
        return true;
    case JSON_BOOLEAN:
        if (value->boolean)
            strbuf_string(out, english ? "yes" : "是");
        else
            strbuf_string(out, english ? "no" : "否");
        return true;
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT:
        return false;
    }
    return false;
}
