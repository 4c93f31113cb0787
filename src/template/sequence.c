/* Expanding an object's children one by one: see template.h. */
#include "template/expander.h"

struct TemplateSequence {
    Expander expander;
    Arena *arena;              /* of what lasts as long as the sequence */
    const JsonValue *children; /* templates, or what they were expanded into */
    bool is_expanded;
    uint32_t next;      /* of `children` */
    JsonValue *pending; /* results that were not given out: from next_pending on; NULL: none */
    uint32_t next_pending, pending_count;
    TemplateOptions options;
    Arena *latest; /* where `pending` is */
    /* Of a child that repeats itself. */
    bool is_repeating;
    RepeatRows rows;
    int64_t next_row;
    JsonValue *repeated;
    Directives directives;
};

/* Whether the children can be told apart before they are made. */
static bool is_plain(const Directives *directives)
{
    return directives->children && directives->children->kind == JSON_ARRAY &&
           !directives->condition && !directives->otherwise && !directives->repeat &&
           !directives->use && !directives->slot;
}

static JsonValue *without_children(Arena *arena, const JsonValue *object, const JsonValue *children)
{
    JsonValue *copy = json_shallow_copy(arena, object);
    copy->items = arena_array(arena, object->count, sizeof(JsonValue *));
    for (uint32_t i = 0; i < object->count; i++) {
        if (object->items[i] != children)
            copy->items[copy->count++] = object->items[i];
    }
    return copy;
}

TemplateSequence *template_sequence_open(Arena *arena, DiagSink *diagnostics,
                                         const TemplateOptions *options, JsonValue *object,
                                         JsonValue **frame)
{
    static const Frame outermost;
    TemplateSequence *sequence = arena_alloc(arena, sizeof *sequence);
    sequence->options = *options;
    sequence->expander = expander_create(arena, diagnostics, &sequence->options);
    sequence->arena = sequence->latest = arena;
    JsonValue *whole = object;
    Directives directives = {0};
    if (object->kind == JSON_OBJECT)
        directives = directives_of(object);
    sequence->is_expanded = !is_plain(&directives);
    sequence->children = directives.children;
    if (!sequence->is_expanded)
        whole = without_children(arena, object, directives.children);
    *frame = expand_value(&sequence->expander, &outermost, whole);
    if (sequence->is_expanded && *frame && (*frame)->kind == JSON_OBJECT) {
        sequence->children = json_find(*frame, "children");
        if (sequence->children && sequence->children->kind == JSON_ARRAY)
            *frame = without_children(arena, *frame, sequence->children);
        else
            sequence->children = NULL; /* what stands there is none of ours */
    }
    return sequence;
}

static void begin_repeat(TemplateSequence *sequence, const JsonValue *object)
{
    static const Frame outermost;
    Expander *expander = &sequence->expander;
    expander->arena = sequence->arena;
    sequence->is_repeating =
        repeat_read(expander, &outermost, &sequence->directives, &sequence->rows);
    sequence->next_row = 0;
    if (sequence->is_repeating)
        sequence->repeated = expand_strip_repeat(expander, object, &sequence->directives);
}

/* Puts what the next row or template gives into `pending`. False: there is no next one. */
static bool make_pending(TemplateSequence *sequence, Arena *arena)
{
    static const Frame outermost;
    Expander *expander = &sequence->expander;
    sequence->pending = json_new(arena, JSON_ARRAY, NULL);
    sequence->latest = arena;
    if (sequence->is_repeating && sequence->next_row < sequence->rows.count) {
        expander->arena = arena;
        SelfRows context = {sequence->repeated, sequence->pending, &sequence->directives};
        repeat_run_row(expander, &outermost, &sequence->rows, sequence->next_row++, repeat_self_row,
                       &context);
        return true;
    }
    sequence->is_repeating = false;
    if (sequence->next == sequence->children->count)
        return false;
    JsonValue *child = sequence->children->items[sequence->next++];
    sequence->directives = (Directives){0};
    if (child->kind == JSON_OBJECT)
        sequence->directives = directives_of(child);
    expander->arena = arena;
    if (expand_repeats_itself(&sequence->directives))
        begin_repeat(sequence, child);
    else
        expand_item(expander, &outermost, child, sequence->pending);
    return true;
}

static bool advance(TemplateSequence *sequence, Arena *arena)
{
    bool is_made = make_pending(sequence, arena);
    sequence->next_pending = 0;
    sequence->pending_count = sequence->pending->count;
    return is_made;
}

bool template_sequence_has_more_beside(const TemplateSequence *sequence)
{
    return sequence->next_pending < sequence->pending_count;
}

JsonValue *template_sequence_next(TemplateSequence *sequence, Arena *arena)
{
    if (!sequence->children)
        return NULL;
    if (sequence->is_expanded)
        return sequence->next < sequence->children->count
                   ? sequence->children->items[sequence->next++]
                   : NULL;
    while (!sequence->expander.stopped) {
        if (template_sequence_has_more_beside(sequence))
            return sequence->pending->items[sequence->next_pending++];
        if (!advance(sequence, arena))
            break;
    }
    return NULL;
}

const Arena *template_sequence_arena(const TemplateSequence *sequence)
{
    return sequence->latest;
}

bool template_sequence_close(TemplateSequence *sequence)
{
    expander_release(&sequence->expander);
    return !sequence->expander.failed;
}
