/* Expansion of a template into plain JSON: objects, arrays, if/else; see expander.h for the rest.
 */
#include "base/limits.h"
#include "data/decimal.h"
#include "data/message.h"
#include "json/items.h"
#include "template/expander.h"
#include "template/lexer.h"

Origin frame_origin(const Frame *frame, const JsonValue *value)
{
    Origin origin = value->origin;
    if (frame->because)
        origin.because = frame->because;
    return origin;
}

Diagnostic *expand_report(Expander *expander, const Frame *frame, DiagCode code,
                          const JsonValue *value, const char *const arguments[])
{
    Origin origin = frame_origin(frame, value);
    expander->failed = true;
    return diag_report(expander->diagnostics, code, &origin, arguments);
}

void expand_report_limit(Expander *expander, const Frame *frame, const JsonValue *value,
                         LimitId limit, const char *words)
{
    DiagSink *sink = expander->diagnostics;
    Diagnostic *diagnostic = expand_report(expander, frame, E_LIMIT, value,
                                           DIAG_ARGS(words, diag_limit_text(sink, limit)));
    diag_hint_limit(sink, diagnostic, limit);
}

static bool stop(Expander *expander, const Frame *frame, const JsonValue *value,
                 const char *english, const char *chinese, LimitId limit)
{
    if (!expander->stopped)
        expand_report_limit(expander, frame, value, limit,
                            message_words(expander->diagnostics, english, chinese));
    expander->stopped = true;
    return false;
}

bool expand_count(Expander *expander, const Frame *frame, const JsonValue *value)
{
    if (expander->stopped)
        return false;
    if (++expander->expansions <= (int64_t)diag_limit(expander->diagnostics, LIMIT_ID_EXPANSIONS))
        return true;
    return stop(expander, frame, value, "elements made by repeat and use", "重复和组件生成的元素",
                LIMIT_ID_EXPANSIONS);
}

Evaluation expand_evaluation(Expander *expander, const Frame *frame, const JsonValue *host)
{
    return (Evaluation){.arena = expander->arena,
                        .diagnostics = expander->diagnostics,
                        .settings = &expander->options->settings,
                        .values = expander->options->values,
                        .scope = frame->scope,
                        .host = host,
                        .because = frame->because,
                        .budget = &expander->budget};
}

const JsonValue *expand_expression(Expander *expander, const Frame *frame, JsonValue *host)
{
    const Template *template = compiler_expression(&expander->compiler, host, frame->because);
    const JsonValue *value = NULL;
    if (template->kind != TEMPLATE_BROKEN) {
        Evaluation evaluation = expand_evaluation(expander, frame, host);
        value = expression_evaluate(&evaluation, template->parts[0].expression);
    }
    expander->failed |= !value;
    expander->stopped |= expander->budget.exhausted;
    return value;
}

typedef struct DirectiveName {
    const char *name;
    size_t offset; /* of its pointer in Directives */
} DirectiveName;

static const DirectiveName directive_names[] = {
    {"if", offsetof(Directives, condition)},  {"else", offsetof(Directives, otherwise)},
    {"repeat", offsetof(Directives, repeat)}, {"as", offsetof(Directives, as)},
    {"item", offsetof(Directives, item)},     {"children", offsetof(Directives, children)},
    {"use", offsetof(Directives, use)},       {"with", offsetof(Directives, with)},
    {"slots", offsetof(Directives, slots)},   {"slot", offsetof(Directives, slot)},
};

/* Most keys are not among the names, so the first letter is looked at before anything else. */
static bool may_be_directive(Text key)
{
    return key.length >= 2 && key.length <= 8 && strchr("ieraicuws", key.data[0]);
}

Directives directives_of(const JsonValue *object)
{
    Directives directives = {0};
    for (uint32_t i = 0; i < object->count; i++) {
        Text key = object->items[i]->key;
        if (!may_be_directive(key))
            continue;
        for (size_t j = 0; j < COUNT_OF(directive_names); j++) {
            if (text_equals(key, directive_names[j].name))
                *(JsonValue **)((char *)&directives + directive_names[j].offset) = object->items[i];
        }
    }
    return directives;
}

bool directives_include(const Directives *directives, const JsonValue *member)
{
    const Directives *d = directives;
    if (member == d->condition || member == d->otherwise || member == d->repeat ||
        member == d->as || member == d->use || member == d->with || member == d->slots ||
        member == d->slot)
        return true;
    bool is_body = member == d->item || member == d->children;
    return is_body && ((d->repeat && !d->use) || (d->use && member == d->children));
}

static bool check_alone(Expander *expander, const Frame *frame, const Directives *directives)
{
    const JsonValue *wrong = NULL;
    const char *partner = "use";
    if (directives->otherwise && !directives->condition && !directives->slot) {
        expand_report(expander, frame, E_ELSE_ALONE, directives->otherwise, DIAG_NO_ARGS);
        return false;
    }
    if (!directives->use)
        wrong = directives->with ? directives->with : directives->slots;
    if (directives->as && !directives->repeat) {
        wrong = directives->as;
        partner = "repeat";
    }
    if (wrong)
        expand_report(expander, frame, E_MEMBER_ALONE, wrong,
                      DIAG_ARGS(message_quote(expander->arena, wrong->key), partner));
    return !wrong;
}

/* Whether the object is to be there. False in the return value: reported. */
static bool read_condition(Expander *expander, const Frame *frame, JsonValue *condition,
                           bool *holds)
{
    if (condition->kind == JSON_BOOLEAN) {
        *holds = condition->boolean;
        return true;
    }
    if (condition->kind != JSON_STRING) {
        expand_report(expander, frame, E_IF_KIND, condition,
                      DIAG_ARGS("if", message_kind(expander->diagnostics, condition)));
        return false;
    }
    const JsonValue *value = expand_expression(expander, frame, condition);
    if (!value)
        return false;
    Evaluation evaluation = expand_evaluation(expander, frame, condition);
    const Template *template = condition->compiled;
    bool good = expression_truth(&evaluation, template->parts[0].expression, value, holds);
    expander->failed |= !good;
    return good;
}

bool expand_repeats_itself(const Directives *directives)
{
    return directives->repeat && (directives->use || (!directives->item && !directives->children));
}

/* What the rows of a container need. */
typedef struct ContainerRows {
    JsonValue *body; /* "children" or "item" */
    JsonValue *out;
} ContainerRows;

static void expand_row(Expander *expander, const Frame *frame, void *context)
{
    const ContainerRows *rows = context;
    if (rows->body->kind != JSON_ARRAY) {
        expand_item(expander, frame, rows->body, rows->out);
        return;
    }
    for (uint32_t i = 0; i < rows->body->count; i++)
        expand_item(expander, frame, rows->body->items[i], rows->out);
}

/* A container with "repeat": its children once for each row. */
static void expand_children(Expander *expander, const Frame *frame, const Directives *directives,
                            JsonValue *object)
{
    if (directives->item && directives->children) {
        expand_report(expander, frame, E_REPEAT_BOTH, directives->item, DIAG_NO_ARGS);
        return;
    }
    JsonValue *body = directives->item ? directives->item : directives->children;
    JsonValue *children = json_new(expander->arena, JSON_ARRAY, &body->origin);
    children->origin.because = frame->because;
    RepeatRows rows;
    if (!repeat_read(expander, frame, directives, &rows))
        return;
    ContainerRows context = {body, children};
    repeat_run(expander, frame, &rows, expand_row, &context);
    json_set(expander->arena, object, text_of("children"), &body->key_origin, children);
}

void expand_add_member(Arena *arena, JsonValue *object, const JsonValue *from, JsonValue *value)
{
    if (object->count == json_items_capacity(object->count)) {
        size_t capacity = json_items_capacity((size_t)object->count + 1);
        JsonValue **items = arena_array(arena, capacity, sizeof *items);
        if (object->count)
            memcpy(items, object->items, object->count * sizeof *items);
        object->items = items;
    }
    value->key = from->key;
    value->key_origin = from->key_origin;
    value->parent = object;
    object->items[object->count++] = value;
}

static JsonValue *expand_object(Expander *expander, const Frame *frame, const JsonValue *object,
                                const Directives *directives)
{
    JsonValue *out = json_shallow_copy(expander->arena, object);
    if (frame->because)
        out->origin.because = frame->because;
    for (uint32_t i = 0; i < object->count && !expander->stopped; i++) {
        JsonValue *member = object->items[i];
        if (directives_include(directives, member))
            continue;
        JsonValue *value = expand_value(expander, frame, member);
        if (value)
            expand_add_member(expander->arena, out, member, value);
    }
    if (directives->repeat)
        expand_children(expander, frame, directives, out);
    return out;
}

void expand_once(Expander *expander, const Frame *frame, JsonValue *object,
                 const Directives *directives, JsonValue *out)
{
    bool holds = true;
    if (!check_alone(expander, frame, directives))
        return;
    if (directives->condition && !read_condition(expander, frame, directives->condition, &holds))
        return;
    if (!holds) {
        if (directives->otherwise)
            expand_item(expander, frame, directives->otherwise, out);
        return;
    }
    if (directives->slot)
        component_expand_slot(expander, frame, object, directives, out);
    else if (directives->use)
        component_expand(expander, frame, object, directives, out);
    else
        json_append(expander->arena, out, expand_object(expander, frame, object, directives));
}

void repeat_self_row(Expander *expander, const Frame *frame, void *context)
{
    const SelfRows *rows = context;
    expand_once(expander, frame, rows->object, rows->directives, rows->out);
}

JsonValue *expand_strip_repeat(Expander *expander, const JsonValue *object, Directives *directives)
{
    JsonValue *stripped = json_shallow_copy(expander->arena, object);
    stripped->items = arena_array(expander->arena, object->count, sizeof(JsonValue *));
    for (uint32_t i = 0; i < object->count; i++) {
        JsonValue *member = object->items[i];
        if (member != directives->repeat && member != directives->as)
            stripped->items[stripped->count++] = member;
    }
    directives->repeat = NULL;
    directives->as = NULL;
    return stripped;
}

static void repeat_self(Expander *expander, const Frame *frame, const JsonValue *object,
                        Directives directives, JsonValue *out)
{
    RepeatRows rows;
    if (!repeat_read(expander, frame, &directives, &rows))
        return;
    JsonValue *stripped = expand_strip_repeat(expander, object, &directives);
    SelfRows context = {stripped, out, &directives};
    repeat_run(expander, frame, &rows, repeat_self_row, &context);
}

static bool enter(Expander *expander, const Frame *frame, const JsonValue *value)
{
    if (expander->stopped)
        return false;
    if (expander->nesting >= LIMIT_EXPANDED_DEPTH)
        return stop(expander, frame, value, "levels of elements inside each other",
                    "元素嵌套的层数", LIMIT_ID_EXPANDED_DEPTH);
    expander->nesting++;
    return true;
}

void expand_item(Expander *expander, const Frame *frame, JsonValue *value, JsonValue *out)
{
    if (value->kind != JSON_OBJECT) {
        JsonValue *item = expand_value(expander, frame, value);
        if (item)
            json_append(expander->arena, out, item);
        return;
    }
    if (!enter(expander, frame, value))
        return;
    Directives directives = directives_of(value);
    if (expander->multiplying && !expand_count(expander, frame, value))
        expander->stopped = true;
    else if (expand_repeats_itself(&directives))
        repeat_self(expander, frame, value, directives, out);
    else
        expand_once(expander, frame, value, &directives, out);
    expander->nesting--;
}

static JsonValue *expand_array(Expander *expander, const Frame *frame, const JsonValue *array)
{
    JsonValue *out = json_shallow_copy(expander->arena, array);
    if (frame->because)
        out->origin.because = frame->because;
    if (!enter(expander, frame, array))
        return NULL;
    for (uint32_t i = 0; i < array->count && !expander->stopped; i++)
        expand_item(expander, frame, array->items[i], out);
    expander->nesting--;
    return out;
}

/* An object where only one can stand. */
static JsonValue *expand_single(Expander *expander, const Frame *frame, JsonValue *object)
{
    Directives directives = directives_of(object);
    if (expand_repeats_itself(&directives)) {
        expand_report(expander, frame, E_REPEAT_PLACE, directives.repeat, DIAG_NO_ARGS);
        return NULL;
    }
    JsonValue list = {.kind = JSON_ARRAY};
    if (enter(expander, frame, object)) {
        expand_once(expander, frame, object, &directives, &list);
        expander->nesting--;
    }
    if (list.count > 1)
        expand_report(expander, frame, E_SLOT_COUNT, object,
                      DIAG_ARGS(message_number(expander->arena, list.count)));
    if (list.count != 1)
        return NULL;
    list.items[0]->parent = NULL;
    return list.items[0];
}

JsonValue *expand_value(Expander *expander, const Frame *frame, JsonValue *value)
{
    if (expander->multiplying &&
        ++expander->values > (int64_t)diag_limit(expander->diagnostics, LIMIT_ID_EXPANDED_VALUES))
        stop(expander, frame, value, "values made by repeat and use", "重复和组件生成的值",
             LIMIT_ID_EXPANDED_VALUES);
    if (expander->stopped)
        return NULL;
    switch (value->kind) {
    case JSON_STRING:
        return insert_string(expander, frame, value);
    case JSON_ARRAY:
        return expand_array(expander, frame, value);
    case JSON_OBJECT:
        return expand_single(expander, frame, value);
    case JSON_NULL:
    case JSON_BOOLEAN:
    case JSON_NUMBER:
        break;
    }
    JsonValue *copy = json_shallow_copy(expander->arena, value);
    if (frame->because)
        copy->origin.because = frame->because;
    return copy;
}

Expander expander_create(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options)
{
    Arena *compile_arena = options->compile_arena ? options->compile_arena : arena;
    return (Expander){
        .arena = arena,
        .diagnostics = diagnostics,
        .options = options,
        .compiler = {.arena = compile_arena,
                     .diagnostics = diagnostics,
                     .forgets = !options->compile_arena},
        .budget = {.limit = (int64_t)diag_limit(diagnostics, LIMIT_ID_EXPRESSION_STEPS)}};
}

void expander_release(Expander *expander)
{
    compiler_release(&expander->compiler);
    strbuf_release(&expander->text);
}

JsonValue *template_expand(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                           JsonValue *value)
{
    static const Frame outermost;
    Expander expander = expander_create(arena, diagnostics, options);
    JsonValue *result = expand_value(&expander, &outermost, value);
    expander_release(&expander);
    return expander.failed ? NULL : result;
}

JsonValue *template_evaluate(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                             Text expression, const Origin *origin)
{
    JsonValue *host = json_new_string(arena, expression, origin);
    const Expression *tree = expression_parse(arena, diagnostics, host, 0, expression.length, NULL);
    Budget budget = {.limit = (int64_t)diag_limit(diagnostics, LIMIT_ID_EXPRESSION_STEPS)};
    Evaluation evaluation = {.arena = arena,
                             .diagnostics = diagnostics,
                             .settings = &options->settings,
                             .values = options->values,
                             .host = host,
                             .budget = &budget};
    const JsonValue *value = tree ? expression_evaluate(&evaluation, tree) : NULL;
    if (!value)
        return NULL;
    JsonValue *copy = json_shallow_copy(arena, value);
    copy->items = value->items;
    copy->count = value->count;
    if (copy->kind == JSON_NUMBER && !copy->text.length) {
        StrBuf text = {0};
        decimal_print(&text, value);
        copy->text = (Text){strbuf_copy(&text, arena), text.length};
        strbuf_release(&text);
    }
    return copy;
}
