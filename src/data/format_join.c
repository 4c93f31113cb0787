/* join(between): the items of a list as one text: 甲、乙、丙. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    if (call->value->kind != JSON_ARRAY && call->value->kind != JSON_OBJECT)
        return format_refuse(call, "join", "lists", "列表");
    Text between = text_of(format_script(call->settings) == SCRIPT_ENGLISH ? ", " : "、");
    if (!format_take_text(call, "join", 0, &between))
        return NULL;
    StrBuf text = {0};
    for (uint32_t i = 0; i < call->value->count; i++) {
        if (i)
            strbuf_text(&text, between);
        if (!format_append_plain(&text, call->value->items[i], call->settings)) {
            strbuf_release(&text);
            return format_refuse(call, "join", "lists of texts and numbers",
                                 "由文字和数字组成的列表");
        }
    }
    return format_result(call, &text);
}

static const char *const aliases[] = {"连接", NULL};

const Format format_join = {
    .name = "join",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "['甲', '乙', '丙'] | join('、')",
    .result = "甲、乙、丙",
    .help = "the items of a list as one text",
    .help_zh = "把列表各项连成文字",
    .apply = apply,
};
