/* Text as the content of an element: see text_content.h. */
#include "element/text_content.h"
#include "element/run_tags.h"

#include <math.h>

static double column_gap(const Style *style)
{
    double em = style->font_size.value;
    double gap = length_resolve(style->column_gap, em, 0);
    return gap > 0 ? gap : em; /* CSS: normal is 1em */
}

Intrinsic text_content_measure(const Style *style, const RichText *text)
{
    double min = text_block_min_width(text->block);
    double max = text_block_max_width(text->block);
    double gaps = (style->column_count - 1) * (style->column_count > 1 ? column_gap(style) : 0);
    return (Intrinsic){style->column_count * min + gaps, style->column_count * max + gaps};
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

ColumnStyle text_content_columns(const Style *style, const RunAround *around, Arena *arena,
                                 const Space *space)
{
    bool is_justified = style->text_align == TEXT_ALIGN_JUSTIFY && style->column_count > 1;
    double em = style->font_size.value;
    ColumnStyle columns = {.count = style->column_count,
                           .gap = column_gap(style),
                           .height = space->height,
                           .fills = style->column_fill == COLUMN_FILL_AUTO,
                           .em = is_justified ? em : 0,
                           .type_size = em};
    if (around && around->count > 0) {
        columns.shapes = run_around_place(around, arena, space->width, space->height);
        columns.shape_count = around->count;
    }
    return columns;
}

static const TextLayout *compose(LayoutContext *context, const RichText *text,
                                 const ColumnStyle *columns, double width, ColumnPlaces *places)
{
    if (columns->count == 1 && columns->shape_count == 0)
        return text_block_compose(text->block, context->arena, context->diagnostics, width);
    return text_block_compose_columns(text->block, context->arena, context->diagnostics, width,
                                      columns, places);
}

void text_content_compose(LayoutContext *context, const Style *style, const RichText *text,
                          const RunAround *around, const Space *space, TextContent *content)
{
    *content = (TextContent){.columns = {space->width, 0, 1}};
    ColumnStyle columns = text_content_columns(style, around, context->arena, space);
    content->layout = compose(context, text, &columns, space->width, &content->columns);
}

double text_content_arrange(LayoutContext *context, Box *box, const RichText *text,
                            const RunAround *around, const Space *space, TextContent *content)
{
    const Style *style = box->node->style;
    text_content_compose(context, style, text, around, space, content);
    const TextLayout *layout = content->layout;
    TextTrim trim = text_content_trim(style, layout);
    if (layout->line_count > 0)
        box->baseline = box->border.top + box->padding.top + layout->first_baseline - trim.above;
    return fmax(0, layout->height - trim.above - trim.below);
}

const TextLayout *text_content_of_box(const Box *box, Rect content, int place, Point *corner)
{
    const TextLayout *layout = ((const TextContent *)box->content)->layout;
    TextTrim trim = text_content_trim(box->node->style, layout);
    double left_over = layout->is_vertical ? content.width - box->content_width
                                           : content.height - box->content_height;
    double before = -trim.above; /* the lines, where they follow each other */
    if (place == ALIGN_CENTER)
        before += left_over / 2;
    else if (place == ALIGN_END)
        before += left_over;
    *corner = layout->is_vertical ? (Point){content.x + content.width - before, content.y}
                                  : (Point){content.x, content.y + before};
    return layout;
}

void text_content_draw_box(PaintContext *context, const Box *box, Rect content, int place)
{
    Point corner;
    const TextLayout *layout = text_content_of_box(box, content, place, &corner);
    text_content_draw(context, layout, corner);
    Point rule_corner = {layout->is_vertical ? content.x + content.width : content.x, content.y};
    text_content_draw_rules(context, box->node->style, box->content, rule_corner,
                            layout->is_vertical ? box->content_width : box->content_height);
}

void text_content_draw_rules(PaintContext *context, const Style *style, const TextContent *content,
                             Point corner, double height)
{
    const ColumnPlaces *columns = &content->columns;
    if (columns->used < 2)
        return;
    PaintTurn turn = {context->matrix, context->has_matrix};
    if (content->layout->is_vertical) {
        turn = paint_begin_turn(context, corner);
        corner = (Point){0, 0};
    }
    for (int i = 1; i < columns->used; i++) {
        double x = corner.x + i * (columns->width + columns->gap) - columns->gap / 2;
        paint_rule(context, &style->column_rule, x, corner.y, corner.y + height);
    }
    paint_end_turn(context, &turn);
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

static void draw_run(PaintContext *context, const TextLayout *layout, const PlacedRun *run,
                     Point corner)
{
    Point origin = {corner.x + run->origin.x, corner.y + run->origin.y};
    RunTags tags = run_tags_begin(context, layout, run->span, RUN_IS_BASE, run_bounds(run, origin));
    paint_glyphs(context, &run->run, origin, run->style->paint);
    run_tags_end(context, &tags);
}

/* One ruby, read with its base: that of the cluster at its byte. */
static void draw_ruby(PaintContext *context, const TextLayout *layout, const TextLine *line,
                      const PlacedRuby *ruby, Point place)
{
    int span = 0;
    for (int i = 0; i < line->cluster_count; i++) {
        if (line->clusters[i].byte == ruby->byte)
            span = line->clusters[i].span;
    }
    for (int i = 0; i < ruby->layout->line_count; i++) {
        for (int k = 0; k < ruby->layout->lines[i].run_count; k++) {
            const PlacedRun *run = &ruby->layout->lines[i].runs[k];
            Point origin = {place.x + run->origin.x, place.y + run->origin.y};
            RunTags tags =
                run_tags_begin(context, layout, span, RUN_IS_RUBY, run_bounds(run, origin));
            paint_glyphs(context, &run->run, origin, run->style->paint);
            run_tags_end(context, &tags);
        }
    }
}

/* After the words, so that a reader finds these unbroken. */
static void draw_rubies(PaintContext *context, const TextLayout *layout, const TextLine *line,
                        Point corner)
{
    for (int i = 0; i < line->ruby_count; i++) {
        const PlacedRuby *ruby = &line->rubies[i];
        Point place = {corner.x + line->x0 + ruby->x, corner.y + line->baseline + ruby->y};
        draw_ruby(context, layout, line, ruby, place);
    }
}

void text_content_draw(PaintContext *context, const TextLayout *layout, Point origin)
{
    PaintTurn turn = {context->matrix, context->has_matrix};
    if (layout->is_vertical) {
        turn = paint_begin_turn(context, origin);
        origin = (Point){0, 0};
    }
    for (int i = 0; i < layout->line_count; i++) {
        for (int k = 0; k < layout->lines[i].run_count; k++)
            draw_run(context, layout, &layout->lines[i].runs[k], origin);
        draw_rubies(context, layout, &layout->lines[i], origin);
        text_marks_draw(context, layout, i, origin);
    }
    paint_end_turn(context, &turn);
}

/* The lines of a fragment, in their places: the type sets them as if they were all it has. */
void text_content_fragment(LayoutContext *context, const Box *whole, Box *fragment,
                           const FlowCut *cut)
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
    TextContent *part = arena_alloc(context->arena, sizeof *part);
    *part = *(const TextContent *)whole->content;
    part->layout = some;
    fragment->content = part;
    fragment->content_height = box_content(fragment).height;
    fragment->content_shift =
        corner.y - cut->start + text_content_trim(whole->node->style, all).above;
}

const FlowRules text_flow = {.fragment = text_content_fragment};
