/* Numbered text: see numbered_text.h. */
#include "element/numbered_text.h"

#include "element/composite.h"

const JsonValue *numbered_text_words(Builder *builder, const Node *node, const JsonValue *words)
{
    const char *number = node->entry ? node->entry->number : "";
    if (!number[0])
        return words;
    Arena *arena = builder->arena;
    JsonValue *spans = json_new(arena, JSON_ARRAY, &words->origin);
    json_append(
        arena, spans,
        json_new_string(arena, text_of(arena_print(arena, "%s　", number)), &words->origin));
    json_append(arena, spans, json_borrow(arena, words));
    return spans;
}

bool numbered_text_build(Builder *builder, Node *node)
{
    NumberedText *element = node->properties;
    if (!element->text)
        return false;
    element->rich =
        builder_text(builder, node, node->style, numbered_text_words(builder, node, element->text));
    return true;
}

Intrinsic numbered_text_measure(LayoutContext *context, const Node *node)
{
    (void)context;
    return text_content_measure(node->style, ((const NumberedText *)node->properties)->rich);
}

double numbered_text_arrange(LayoutContext *context, Box *box, const Space *space)
{
    const NumberedText *element = box->node->properties;
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    double height = text_content_arrange(context, box, element->rich, NULL, space, content);
    box->content = content;
    return height;
}

const TextLayout *numbered_text_of_box(const Box *box, Rect content, Point *corner)
{
    return text_content_of_box(box, content, ALIGN_START, corner);
}

void numbered_text_draw(PaintContext *context, const Box *box, Rect content)
{
    text_content_draw_box(context, box, content, ALIGN_START);
}
