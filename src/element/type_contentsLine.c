/* contentsLine: one line of a contents: number and title, dots, and the page, which is known only
 * when all is laid out. So room is kept for it, and it is set when the line is drawn. */
#include <math.h>

#include "element/composite.h"
#include "element/text_content.h"

#define PAGE_EM      2.4  /* room for the page: four figures */
#define GAP_EM       0.5  /* beside the dots */
#define DOT_EM       0.06 /* radius */
#define DOT_STEP_EM  0.5
#define DOT_RAISE_EM 0.12 /* above the baseline */
#define LINK_PART    100

typedef struct LineElement {
    int entry;
    Builder *builder;
    const RichText *rich;
} LineElement;

static const Field fields[] = {
    {"entry", &field_integer, offsetof(LineElement, entry), 0, 1e9, NULL, FIELD_REQUIRED, NULL,
     "Its place in the register; made by contents.", "登记表中的序号；由 contents 生成。"},
    FIELDS_END,
};

static const RegisterEntry *entry_of(const LineElement *element)
{
    const Register *list = element->builder->entries;
    bool is_known = list && (size_t)element->entry < list->entry_count;
    return is_known ? &list->entries[element->entry] : NULL;
}

static bool build(Builder *builder, Node *node)
{
    LineElement *element = node->properties;
    element->builder = builder;
    const RegisterEntry *entry = entry_of(element);
    const char *number = entry ? entry->number : "";
    const char *words = arena_print(builder->arena, "%s%s%s", number, number[0] ? "　" : "",
                                    entry ? entry->title : "");
    JsonInsertion *literal = arena_alloc(builder->arena, sizeof *literal);
    *literal = (JsonInsertion){.end = (uint32_t)strlen(words)};
    JsonValue *value = json_new_string(builder->arena, text_of(words), &node->source->origin);
    value->insertions = literal; /* what was markup has been read */
    value->insertion_count = 1;
    element->rich = builder_text(builder, node, node->style, value);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    const LineElement *element = node->properties;
    double page = (PAGE_EM + GAP_EM) * node->style->font_size.value;
    Intrinsic words = text_content_measure(node->style, element->rich);
    return (Intrinsic){words.min + page, words.max + page};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const LineElement *element = box->node->properties;
    double page = (PAGE_EM + GAP_EM) * box->node->style->font_size.value;
    const Space words = {fmax(0, space->width - page), INFINITY};
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    double height = text_content_arrange(context, box, element->rich, NULL, &words, content);
    box->content = content;
    return height;
}

/* Dots of all lines stand below each other: their places count from the right edge. They are one
 * line of round dashes without a length, which goes on a little behind the last of them. */
static void draw_dots(PaintContext *context, const Box *box, double left, double right,
                      double from_edge, double baseline)
{
    const Style *style = box->node->style;
    double em = style->font_size.value;
    double step = DOT_STEP_EM * em;
    double y = baseline - DOT_RAISE_EM * em;
    double first = from_edge - ceil((from_edge - right) / step) * step;
    double last = first - floor((first - left) / step) * step;
    if (first < left)
        return;
    double *dashes = arena_array(context->arena, 2, sizeof *dashes);
    dashes[1] = step;
    Stroke *dots = arena_alloc(context->arena, sizeof *dots);
    *dots = (Stroke){.width = 2 * DOT_EM * em, .cap = CAP_ROUND, .dashes = dashes, .dash_count = 2};
    Path *path = path_create(context->arena);
    path_move(path, first, y);
    path_line(path, last - step / 4, y);
    paint_stroke(context, path, dots,
                 paint_spec_realize(&style->color, context->arena, (Rect){0, 0, 0, 0}));
}

static double line_end(const TextLayout *layout)
{
    const TextLine *line = &layout->lines[layout->line_count - 1];
    double end = 0;
    for (int i = 0; i < line->run_count; i++) {
        const PlacedRun *run = &line->runs[i];
        for (int k = 0; k < run->run.glyph_count; k++)
            end = fmax(end, run->origin.x + run->run.glyphs[k].x + run->run.glyphs[k].advance);
    }
    return end;
}

static const TextLayout *set_page(PaintContext *context, const Box *box)
{
    const LineElement *element = box->node->properties;
    const RegisterEntry *entry = entry_of(element);
    JsonValue *label = json_new_string(context->arena, text_of(entry ? entry->label : ""),
                                       &box->node->source->origin);
    const RichText *rich = builder_text(element->builder, box->node, box->node->style, label);
    return text_block_compose(rich->block, context->arena, element->builder->diagnostics, INFINITY);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const LineElement *element = box->node->properties;
    const TextContent *words = box->content;
    const RegisterEntry *entry = entry_of(element);
    if (!entry || words->layout->line_count == 0)
        return;
    double em = box->node->style->font_size.value;
    Tag *link = paint_begin_part(context, LINK_PART, TAG_LINK, content);
    if (link)
        link->target = entry->id ? arena_print(element->builder->arena, "#%s", entry->id)
                                 : arena_print(element->builder->arena, "#node-%u", entry->node);
    text_content_draw(context, words->layout, (Point){content.x, content.y});
    const TextLayout *page = set_page(context, box);
    double right = content.x + content.width;
    double baseline = content.y + words->layout->last_baseline;
    if (page->line_count > 0)
        text_content_draw(context, page,
                          (Point){right - page->natural_width, baseline - page->first_baseline});
    draw_dots(context, box, content.x + line_end(words->layout) + GAP_EM * em,
              right - page->natural_width - GAP_EM * em, right, baseline);
    paint_end_part(context, link);
}

const ElementType element_contentsLine = {
    .name = "contentsLine",
    .help = "One line of a contents; made by contents.",
    .help_zh = "目录中的一行；由 contents 生成。",
    .example = "{\"type\": \"contentsLine\", \"entry\": 0}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(LineElement),
    .role = TAG_PARAGRAPH,
    .draws_late = true,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
