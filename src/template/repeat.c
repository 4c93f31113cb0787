/* repeat/as: the rows of a list, the members of an object, or n times. */
#include <math.h>

#include "base/limits.h"
#include "data/message.h"
#include "template/expander.h"
#include "template/lexer.h"

static bool refuse_rows(Expander *expander, const Frame *frame, const JsonValue *place,
                        const JsonValue *value)
{
    const char *found = value->kind == JSON_NUMBER ? message_quote(expander->arena, value->text)
                                                   : message_kind(expander->diagnostics, value);
    expand_report(expander, frame, E_REPEAT_KIND, place, DIAG_ARGS(found));
    return false;
}

/* A number that is repeated over must not first be counted up to: 1e9 is refused at once. */
static bool take_rows(Expander *expander, const Frame *frame, const JsonValue *place,
                      const JsonValue *value, RepeatRows *rows)
{
    DiagSink *sink = expander->diagnostics;
    int64_t most = (int64_t)diag_limit(sink, LIMIT_ID_EXPANSIONS);
    if (value->kind == JSON_ARRAY || value->kind == JSON_OBJECT) {
        rows->list = value;
        rows->count = value->count;
    } else if (value->kind == JSON_NUMBER && value->number >= 0 &&
               value->number == trunc(value->number)) {
        rows->count = value->number > (double)most ? most + 1 : (int64_t)value->number;
    } else {
        return refuse_rows(expander, frame, place, value);
    }
    if (rows->count <= most)
        return true;
    expand_report_limit(expander, frame, place, LIMIT_ID_EXPANSIONS,
                        message_words(sink, "repetitions", "重复的次数"));
    return false;
}

static bool take_name(Expander *expander, const Frame *frame, const JsonValue *as, Text *name)
{
    *name = text_of("item");
    if (!as)
        return true;
    if (as->kind == JSON_STRING && lexer_is_name(as->text)) {
        *name = as->text;
        return true;
    }
    const char *quoted = as->kind == JSON_STRING ? message_quote(expander->arena, as->text)
                                                 : message_kind(expander->diagnostics, as);
    expand_report(expander, frame, E_REPEAT_NAME, as, DIAG_ARGS(quoted));
    return false;
}

bool repeat_read(Expander *expander, const Frame *frame, const Directives *directives,
                 RepeatRows *rows)
{
    *rows = (RepeatRows){0};
    JsonValue *repeat = directives->repeat;
    if (!take_name(expander, frame, directives->as, &rows->as))
        return false;
    const JsonValue *value = repeat->kind == JSON_STRING
                                 ? expand_expression(expander, frame, repeat)
                                 : expand_value(expander, frame, repeat);
    if (!value || !take_rows(expander, frame, repeat, value, rows))
        return false;
    Origin *place = arena_alloc(expander->arena, sizeof *place);
    *place = frame_origin(frame, repeat);
    rows->place = place;
    return true;
}

static const JsonValue *number_row(Expander *expander, int64_t number)
{
    JsonValue *value = json_new(expander->arena, JSON_NUMBER, NULL);
    value->number = (double)number;
    return value;
}

static const Origin *row_reason(Expander *expander, const RepeatRows *rows, const JsonValue *row)
{
    if (!row->origin.source)
        return rows->place;
    Origin *reason = arena_alloc(expander->arena, sizeof *reason);
    *reason = row->origin;
    reason->because = rows->place;
    return reason;
}

void repeat_run_row(Expander *expander, const Frame *frame, const RepeatRows *rows, int64_t index,
                    RepeatBody *each, void *context)
{
    const JsonValue *row = rows->list ? rows->list->items[index] : number_row(expander, index);
    Scope scope = {.parent = frame->scope,
                   .as = rows->as,
                   .row = row,
                   .index = index + 1,
                   .count = rows->count};
    if (rows->list && rows->list->kind == JSON_OBJECT)
        scope.key = row->key;
    Frame inner = {&scope, row_reason(expander, rows, row), frame->call};
    expander->multiplying++;
    if (expand_count(expander, &inner, row))
        each(expander, &inner, context);
    expander->multiplying--;
}

void repeat_run(Expander *expander, const Frame *frame, const RepeatRows *rows, RepeatBody *each,
                void *context)
{
    for (int64_t i = 0; i < rows->count && !expander->stopped; i++)
        repeat_run_row(expander, frame, rows, i, each, context);
}
