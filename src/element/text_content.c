/* Text as the content of an element: see text_content.h. */
#include "element/text_content.h"

#include <math.h>

#define FIRST_LINK_PART 100 /* of a node's parts; see paint_begin_part */

Intrinsic text_content_measure(const RichText *text)
{
    return (Intrinsic){text_block_min_width(text->block), text_block_max_width(text->block)};
}

/* textBoxTrim (CSS Inline 3, 5): from the line box to the em box, or to capitals and baseline. */
TextTrim text_content_trim(const Style *style, const TextLayout *layout)
{
    TextTrim trim = {0, 0};
    if (layout->line_count == 0)
        return trim;
    bool is_cap = style->text_box_edge == EDGE_CAP;
    double over = is_cap ? layout->cap_height : layout->ascent;
    double under = is_cap ? 0 : layout->descent;
    if (style->text_box_trim & TRIM_START)
        trim.above = layout->first_baseline - over;
    if (style->text_box_trim & TRIM_END)
        trim.below = layout->height - layout->last_baseline - under;
    return trim;
}

double text_content_arrange(LayoutContext *context, Box *box, const RichText *text, double width,
                            const TextLayout **layout)
{
    *layout = text_block_compose(text->block, context->arena, context->diagnostics, width);
    TextTrim trim = text_content_trim(box->node->style, *layout);
    if ((*layout)->line_count > 0)
        box->baseline = box->border.top + box->padding.top + (*layout)->first_baseline - trim.above;
    return fmax(0, (*layout)->height - trim.above - trim.below);
}

static void draw_line_through(PaintContext *context, const PlacedRun *run, Point origin,
                              double offset, double thickness)
{
    double width = 0;
    for (int i = 0; i < run->run.glyph_count; i++)
        width = fmax(width, run->run.glyphs[i].x + run->run.glyphs[i].advance);
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){origin.x, origin.y + offset - thickness / 2, width, thickness});
    paint_fill(context, path, FILL_NONZERO, run->style->paint);
}

/* From the ascent to the descent of the face, as wide as the advances. */
static Rect run_bounds(const PlacedRun *run, Point origin)
{
    const Face *face = run->run.face;
    double width = 0;
    for (int i = 0; i < run->run.glyph_count; i++)
        width = fmax(width, run->run.glyphs[i].x + run->run.glyphs[i].advance);
    return (Rect){origin.x, origin.y - face->ascent * run->run.size, width,
                  (face->ascent + face->descent) * run->run.size};
}

static void draw_run(PaintContext *context, const PlacedRun *run, Point corner)
{
    Point origin = {corner.x + run->origin.x, corner.y + run->origin.y};
    const Face *face = run->run.face;
    double size = run->run.size;
    paint_glyphs(context, &run->run, origin, run->style->paint);
    double thickness = fmax(face->underline_thickness, 0.04) * size;
    if (run->style->underline)
        draw_line_through(context, run, origin, (face->descent + 0.03) * size, thickness);
    if (run->style->line_through)
        draw_line_through(context, run, origin, -(face->ascent - face->descent) / 2 * size,
                          thickness);
}

/* The runs of one span are one link, on however many lines. */
static void draw_linked(PaintContext *context, const PlacedRun *run, Point corner)
{
    Point origin = {corner.x + run->origin.x, corner.y + run->origin.y};
    Tag *tag = paint_begin_part(context, FIRST_LINK_PART + (uint32_t)run->span, TAG_LINK,
                                run_bounds(run, origin));
    if (tag)
        tag->target = run->style->href;
    draw_run(context, run, corner);
    paint_end_part(context, tag);
}

void text_content_draw(PaintContext *context, const TextLayout *layout, Point origin)
{
    for (int i = 0; i < layout->line_count; i++) {
        for (int k = 0; k < layout->lines[i].run_count; k++) {
            const PlacedRun *run = &layout->lines[i].runs[k];
            if (run->style->href)
                draw_linked(context, run, origin);
            else
                draw_run(context, run, origin);
        }
    }
}

/* The lines of a fragment, in their places: the type sets them as if they were all it has. */
static void take_lines(LayoutContext *context, const Box *whole, Box *fragment, const FlowCut *cut)
{
    Rect content = box_content(whole);
    content.x = content.y = 0;
    Point corner;
    const TextLayout *all = whole->node->type->text(whole, content, &corner);
    TextLayout *some = arena_alloc(context->arena, sizeof *some);
    *some = *all;
    double below = all->height - all->last_baseline;
    int first = 0;
    while (first < all->line_count &&
           corner.y + all->lines[first].baseline + below <= cut->from + FLOW_TOLERANCE)
        first++;
    int end = first;
    while (end < all->line_count &&
           corner.y + all->lines[end].baseline + below <= cut->to + FLOW_TOLERANCE)
        end++;
    some->lines = all->lines + first;
    some->line_count = end - first;
    fragment->content = some;
    fragment->content_height = box_content(fragment).height;
    fragment->content_shift =
        corner.y - cut->start + text_content_trim(whole->node->style, all).above;
}

const FlowRules text_flow = {.fragment = take_lines};
