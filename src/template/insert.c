/* Strings of a template: {{ }} evaluated, insertions recorded.
 *
 * A string that was written in the layout carries its insertions, even if there are none (see
 * no_insertions), so that it can be handed through a component's property without losing its
 * markup; a string from the data has insertions NULL and is inserted as one literal stretch. */
#include "base/limits.h"
#include "data/decimal.h"
#include "data/formatting.h"
#include "data/message.h"
#include "template/expander.h"

#define BYTES_PER_STEP 64 /* long texts count as steps, so that their total is bounded */

static const JsonInsertion no_insertions[1];

/* The insertions of a string in the making. */
typedef struct InsertionList {
    JsonInsertion *items;
    size_t count, capacity;
    JsonStretch *stretches; /* what was typed between them */
    size_t stretch_count, stretch_capacity;
} InsertionList;

static void add_insertion(Expander *expander, InsertionList *list, JsonInsertion insertion)
{
    list->items =
        arena_grow(expander->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = insertion;
}

static void add_stretch(Expander *expander, InsertionList *list, JsonStretch stretch)
{
    if (stretch.end == stretch.start)
        return;
    list->stretches = arena_grow(expander->arena, list->stretches, list->stretch_count,
                                 &list->stretch_capacity, sizeof *list->stretches);
    list->stretches[list->stretch_count++] = stretch;
}

/* What was typed in `value`, a layout's own string that now stands at `start`. */
static void add_stretches(Expander *expander, const JsonValue *value, uint32_t start,
                          InsertionList *list)
{
    if (!value->typed && !value->insertion_count) {
        uint32_t end = start + (uint32_t)value->text.length;
        add_stretch(expander, list, (JsonStretch){start, end, value, 0});
    }
    for (int i = 0; value->typed && i < value->typed->count; i++) {
        JsonStretch moved = value->typed->stretches[i];
        moved.start += start;
        moved.end += start;
        add_stretch(expander, list, moved);
    }
}

/* Evaluates a part; `*base` is the value before its formats. NULL: reported. */
static const JsonValue *evaluate_part(Evaluation *evaluation, const TemplatePart *part,
                                      const JsonValue **base)
{
    const Expression *formats[LIMIT_EXPRESSION_DEPTH];
    int count = 0;
    for (const Expression *at = part->expression; at != part->base; at = at->operands[0])
        formats[count++] = at;
    const JsonValue *value = expression_evaluate(evaluation, part->base);
    *base = value;
    while (value && count > 0)
        value = expression_apply_format(evaluation, formats[--count], value);
    return value;
}

/* The place of a part, and the data cell as the reason for what is wrong with it. */
static Origin part_origin(Evaluation *evaluation, const TemplatePart *part, const JsonValue *value)
{
    Origin origin = evaluation_origin(evaluation, part->expression);
    if (!value->origin.source || value->origin.source == origin.source)
        return origin;
    Origin *cell = arena_alloc(evaluation->arena, sizeof *cell);
    *cell = value->origin;
    cell->because = origin.because;
    origin.because = cell;
    return origin;
}

static void report_missing(Evaluation *evaluation, const TemplatePart *part, const JsonValue *value)
{
    Origin origin = part_origin(evaluation, part, value);
    Diagnostic *diagnostic =
        diag_report(evaluation->diagnostics, E_VALUE_MISSING, &origin, DIAG_ARGS(part->source));
    diag_hint(evaluation->diagnostics, diagnostic,
              "Say what to print instead, {1} | na('—'), or leave the element out with \"if\".",
              "请写明缺失时印什么，例如 {1} | na('—')，或用 \"if\" 略去该元素。",
              DIAG_ARGS(part->source));
}

static void report_not_text(Evaluation *evaluation, const TemplatePart *part,
                            const JsonValue *value)
{
    DiagSink *sink = evaluation->diagnostics;
    Origin origin = part_origin(evaluation, part, value);
    Diagnostic *diagnostic = diag_report(sink, E_VALUE_NOT_TEXT, &origin,
                                         DIAG_ARGS(part->source, message_kind(sink, value)));
    if (value->kind == JSON_ARRAY)
        diag_hint(sink, diagnostic, "To print the items of a list: {1} | join('、').",
                  "要印出列表各项：{1} | join('、')。", DIAG_ARGS(part->source));
    else
        diag_hint(sink, diagnostic, "Name one of its fields: {1}.", "请写出其中一个字段：{1}。",
                  DIAG_ARGS(message_keys(evaluation->arena, value)));
}

/* The layout's own string whose words `value` is, or NULL: it comes from the data, or a format has
 * rewritten it. `markup` leaves the words as they are. */
static const JsonValue *find_layout_text(const TemplatePart *part, const JsonValue *value,
                                         const JsonValue *base)
{
    const JsonValue *text = part->is_markup ? base : value;
    bool is_same = text->kind == JSON_STRING && value->text.length == text->text.length &&
                   memcmp(value->text.data, text->text.data, text->text.length) == 0;
    return is_same && text->insertions ? text : NULL;
}

/* The insertion that a part makes of the bytes [start, end). */
static JsonInsertion new_insertion(const Evaluation *evaluation, const TemplatePart *part,
                                   const JsonValue *base, uint32_t start, uint32_t end)
{
    return (JsonInsertion){.start = start,
                           .end = end,
                           .expression = part->source,
                           .value = base,
                           .is_markup = part->is_markup,
                           .host = evaluation->host,
                           .host_start = part->expression->start,
                           .host_end = part->expression->end};
}

/* Appends a value to the text in the making. A layout's own string brings its insertions along. */
static void append_value(Expander *expander, const Evaluation *evaluation, const TemplatePart *part,
                         const JsonValue *value, const JsonValue *base, InsertionList *list)
{
    uint32_t start = (uint32_t)expander->text.length;
    format_append_plain(&expander->text, value, &expander->options->settings);
    const JsonValue *text = find_layout_text(part, value, base);
    if (!text) {
        uint32_t end = (uint32_t)expander->text.length;
        add_insertion(expander, list, new_insertion(evaluation, part, base, start, end));
        return;
    }
    add_stretches(expander, text, start, list);
    for (int i = 0; i < text->insertion_count; i++) {
        JsonInsertion moved = text->insertions[i];
        moved.start += start;
        moved.end += start;
        moved.is_markup |= part->is_markup;
        add_insertion(expander, list, moved);
    }
}

static bool append_part(Expander *expander, Evaluation *evaluation, const TemplatePart *part,
                        InsertionList *list)
{
    if (!part->expression) {
        uint32_t start = (uint32_t)expander->text.length;
        uint32_t host_start = (uint32_t)(part->text.data - evaluation->host->text.data);
        strbuf_text(&expander->text, part->text);
        add_stretch(
            expander, list,
            (JsonStretch){start, (uint32_t)expander->text.length, evaluation->host, host_start});
        return true;
    }
    const JsonValue *base;
    const JsonValue *value = evaluate_part(evaluation, part, &base);
    if (!value)
        return false;
    switch (value->kind) {
    case JSON_NULL:
        report_missing(evaluation, part, base);
        return false;
    case JSON_ARRAY:
    case JSON_OBJECT:
        report_not_text(evaluation, part, value);
        return false;
    case JSON_BOOLEAN:
    case JSON_NUMBER:
    case JSON_STRING:
        append_value(expander, evaluation, part, value, base, list);
        return true;
    }
    return false;
}

/* A string in the place of `host`, from the text in the making. */
static JsonValue *finish_string(Expander *expander, const Frame *frame, const JsonValue *host,
                                const InsertionList *list)
{
    JsonValue *result = json_new(expander->arena, JSON_STRING, &host->origin);
    if (frame->because)
        result->origin.because = frame->because;
    result->text = (Text){strbuf_copy(&expander->text, expander->arena), expander->text.length};
    result->insertions = list->count ? list->items : no_insertions;
    result->insertion_count = (int)list->count;
    JsonTyped *typed = arena_alloc(expander->arena, sizeof *typed);
    *typed = (JsonTyped){list->stretches, (int)list->stretch_count};
    result->typed = typed;
    return result;
}

static JsonValue *build_text(Expander *expander, const Frame *frame, Evaluation *evaluation,
                             const Template *template)
{
    InsertionList list = {0};
    strbuf_clear(&expander->text);
    bool good = true;
    for (int i = 0; i < template->part_count; i++)
        good = append_part(expander, evaluation, &template->parts[i], &list) && good;
    if (!good || !evaluation_spend(evaluation, template->parts[0].expression,
                                   (int64_t)expander->text.length / BYTES_PER_STEP))
        return NULL;
    return finish_string(expander, frame, evaluation->host, &list);
}

/* A copy of a value from the data for the expanded tree. Its strings are marked as inserted, so
 * that nothing in them is taken for markup; places stay those of the data. */
static JsonValue *copy_data(Evaluation *evaluation, const TemplatePart *part,
                            const JsonValue *value)
{
    if (!evaluation_spend(evaluation, part->expression, 1))
        return NULL;
    Arena *arena = evaluation->arena;
    JsonValue *copy = json_shallow_copy(arena, value);
    if (value->kind == JSON_NUMBER && !value->text.length) {
        StrBuf text = {0};
        decimal_print(&text, value);
        copy->text = (Text){strbuf_copy(&text, arena), text.length};
        strbuf_release(&text);
    }
    if (value->kind == JSON_STRING && !value->insertions) {
        JsonInsertion *whole = arena_alloc(arena, sizeof *whole);
        *whole = new_insertion(evaluation, part, value, 0, (uint32_t)value->text.length);
        copy->insertions = whole;
        copy->insertion_count = 1;
    }
    for (uint32_t i = 0; i < value->count; i++) {
        JsonValue *item = copy_data(evaluation, part, value->items[i]);
        if (!item)
            return NULL;
        if (value->kind == JSON_ARRAY)
            json_append(arena, copy, item);
        else
            expand_add_member(arena, copy, item, item);
    }
    return copy;
}

/* The place is that of the template's text; the data cell is the first reason for it. */
static void set_place(Expander *expander, const Frame *frame, const JsonValue *host,
                      JsonValue *result)
{
    Origin data = result->origin;
    result->origin = host->origin;
    result->origin.because = frame->because;
    if (!data.source || data.source == host->origin.source)
        return;
    Origin *cell = arena_alloc(expander->arena, sizeof *cell);
    *cell = data;
    cell->because = frame->because;
    result->origin.because = cell;
}

/* One {{ }}: the value keeps its type. A text keeps its insertion like any other. */
static JsonValue *build_value(Expander *expander, const Frame *frame, Evaluation *evaluation,
                              const TemplatePart *part)
{
    const JsonValue *base;
    const JsonValue *value = evaluate_part(evaluation, part, &base);
    if (!value)
        return NULL;
    if (value->kind == JSON_NULL) {
        report_missing(evaluation, part, base);
        return NULL;
    }
    if (value->kind == JSON_STRING) {
        InsertionList list = {0};
        strbuf_clear(&expander->text);
        append_value(expander, evaluation, part, value, base, &list);
        if (!evaluation_spend(evaluation, part->expression,
                              (int64_t)expander->text.length / BYTES_PER_STEP))
            return NULL;
        return finish_string(expander, frame, evaluation->host, &list);
    }
    JsonValue *copy = copy_data(evaluation, part, value);
    if (!copy)
        return NULL;
    set_place(expander, frame, evaluation->host, copy);
    if (copy->kind == JSON_NUMBER) {
        JsonInsertion *whole = arena_alloc(expander->arena, sizeof *whole);
        *whole = new_insertion(evaluation, part, base, 0, (uint32_t)copy->text.length);
        copy->insertions = whole;
        copy->insertion_count = 1;
    }
    return copy;
}

static JsonValue *copy_plain(Expander *expander, const Frame *frame, const JsonValue *value)
{
    JsonValue *copy = json_shallow_copy(expander->arena, value);
    if (frame->because)
        copy->origin.because = frame->because;
    copy->compiled = NULL;
    return copy;
}

static JsonValue *failed(Expander *expander)
{
    expander->failed = true;
    expander->stopped |= expander->budget.exhausted;
    return NULL;
}

JsonValue *insert_string(Expander *expander, const Frame *frame, JsonValue *value)
{
    const Template *template = compiler_text(&expander->compiler, value, frame->because);
    if (template->kind == TEMPLATE_PLAIN)
        return copy_plain(expander, frame, value);
    if (template->kind == TEMPLATE_BROKEN)
        return failed(expander);
    Evaluation evaluation = expand_evaluation(expander, frame, value);
    JsonValue *result = template->kind == TEMPLATE_VALUE
                            ? build_value(expander, frame, &evaluation, &template->parts[0])
                            : build_text(expander, frame, &evaluation, template);
    return result ? result : failed(expander);
}

/* A property's value: borrowed from the data where it is no layout text. */
static JsonValue *borrow_value(Expander *expander, const Frame *frame, Evaluation *evaluation,
                               const TemplatePart *part)
{
    const JsonValue *base;
    const JsonValue *value = evaluate_part(evaluation, part, &base);
    if (!value)
        return NULL;
    bool is_formatted = part->base != part->expression;
    if (value->kind == JSON_STRING && (is_formatted || value->insertions)) {
        InsertionList list = {0};
        strbuf_clear(&expander->text);
        append_value(expander, evaluation, part, value, base, &list);
        return finish_string(expander, frame, evaluation->host, &list);
    }
    JsonValue *copy = json_shallow_copy(expander->arena, value);
    copy->items = value->items;
    copy->count = value->count;
    return copy;
}

JsonValue *insert_property(Expander *expander, const Frame *frame, JsonValue *value)
{
    const Template *template = compiler_text(&expander->compiler, value, frame->because);
    if (template->kind != TEMPLATE_VALUE) {
        JsonValue *text = insert_string(expander, frame, value);
        if (text && !text->insertions)
            text->insertions = no_insertions;
        return text;
    }
    Evaluation evaluation = expand_evaluation(expander, frame, value);
    JsonValue *result = borrow_value(expander, frame, &evaluation, &template->parts[0]);
    return result ? result : failed(expander);
}
