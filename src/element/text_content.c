/* Text as the content of an element: see text_content.h. */
#include "element/text_content.h"

#include <math.h>

#define FIRST_LINK_PART 100 /* of a node's parts; see paint_begin_part */

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

static const TextLayout *compose_columns(LayoutContext *context, const Style *style,
                                         const RichText *text, const Space *space,
                                         ColumnPlaces *places)
{
    bool is_justified = style->text_align == TEXT_ALIGN_JUSTIFY;
    ColumnStyle columns = {.count = style->column_count,
                           .gap = column_gap(style),
                           .height = space->height,
                           .fills = style->column_fill == COLUMN_FILL_AUTO,
                           .em = is_justified ? style->font_size.value : 0};
    return text_block_compose_columns(text->block, context->arena, context->diagnostics,
                                      space->width, &columns, places);
}

static const TextLayout *compose(LayoutContext *context, const Style *style, const RichText *text,
                                 const Space *space, ColumnPlaces *places)
{
    *places = (ColumnPlaces){space->width, 0, 1};
    if (style->column_count > 1)
        return compose_columns(context, style, text, space, places);
    return text_block_compose(text->block, context->arena, context->diagnostics, space->width);
}

double text_content_arrange(LayoutContext *context, Box *box, const RichText *text,
                            const Space *space, TextContent *content)
{
    const Style *style = box->node->style;
    content->layout = compose(context, style, text, space, &content->columns);
    const TextLayout *layout = content->layout;
    TextTrim trim = text_content_trim(style, layout);
    if (layout->line_count > 0)
        box->baseline = box->border.top + box->padding.top + layout->first_baseline - trim.above;
    return fmax(0, layout->height - trim.above - trim.below);
}

/* How long vertical lines may be: what is given, else as long as the text, within the page. */
static double vertical_measure(const LayoutContext *context, const RichText *text, double height)
{
    if (isfinite(height))
        return height;
    const PageSetup *page = context->page;
    double room = page->height > 0 ? page->height - page->margin[0].value - page->margin[2].value
                                   : page->width;
    return fmin(text_block_max_width(text->block), room);
}

Intrinsic text_content_measure_vertical(LayoutContext *context, const Style *style,
                                        const RichText *text)
{
    Edges frame = layout_frame(style, INFINITY);
    double height = INFINITY;
    if (style->height.unit == LENGTH_PT)
        height = fmax(0, style->height.value - frame.top - frame.bottom);
    DiagSink silent; /* what does not fit is told when the text is arranged */
    diag_init(&silent, context->arena, context->diagnostics->language);
    Space turned = {vertical_measure(context, text, height), INFINITY};
    ColumnPlaces columns;
    LayoutContext quiet = *context;
    quiet.diagnostics = &silent;
    const TextLayout *layout = compose(&quiet, style, text, &turned, &columns);
    TextTrim trim = text_content_trim(style, layout);
    double width = fmax(0, layout->height - trim.above - trim.below);
    return (Intrinsic){width, width};
}

double text_content_arrange_vertical(LayoutContext *context, Box *box, const RichText *text,
                                     const Space *space, TextContent *content)
{
    const Style *style = box->node->style;
    Space turned = {vertical_measure(context, text, space->height), space->width};
    content->layout = compose(context, style, text, &turned, &content->columns);
    TextTrim trim = text_content_trim(style, content->layout);
    box->content_width = fmax(0, content->layout->height - trim.above - trim.below);
    return fmin(turned.width, content->layout->natural_width);
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

/* The runs of one span are one link, on however many lines. */
static void draw_run(PaintContext *context, const PlacedRun *run, Point corner)
{
    Point origin = {corner.x + run->origin.x, corner.y + run->origin.y};
    bool is_link = run->style->href != NULL;
    Tag *tag = NULL;
    if (is_link)
        tag = paint_begin_part(context, FIRST_LINK_PART + (uint32_t)run->span, TAG_LINK,
                               run_bounds(run, origin));
    if (tag)
        tag->target = run->style->href;
    paint_glyphs(context, &run->run, origin, run->style->paint);
    if (is_link)
        paint_end_part(context, tag);
}

/* After the words, so that a reader finds these unbroken. */
static void draw_rubies(PaintContext *context, const TextLine *line, Point corner)
{
    for (int i = 0; i < line->ruby_count; i++) {
        const PlacedRuby *ruby = &line->rubies[i];
        Point place = {corner.x + line->x0 + ruby->x, corner.y + line->baseline + ruby->y};
        for (int k = 0; k < ruby->layout->line_count; k++) {
            for (int j = 0; j < ruby->layout->lines[k].run_count; j++)
                draw_run(context, &ruby->layout->lines[k].runs[j], place);
        }
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
            draw_run(context, &layout->lines[i].runs[k], origin);
        draw_rubies(context, &layout->lines[i], origin);
        text_marks_draw(context, layout, i, origin);
    }
    paint_end_turn(context, &turn);
}
