/* Composing a block: compose.h, and text_block_compose for one width. */
#include "text/compose.h"

#include <math.h>

#include "base/limits.h"
#include "base/number.h"
#include "text/context.h"
#include "text/line_break.h"
#include "text/place.h"

static const Paragraph *line_paragraph(const Composer *composer, size_t index)
{
    return &composer->block->paragraphs[composer->lines[index].paragraph];
}

static bool is_justified(const Composer *composer)
{
    TextAlign align = composer->block->style.align;
    return !composer->is_unlimited &&
           (align == TEXT_ALIGN_JUSTIFY || align == TEXT_ALIGN_JUSTIFY_ALL);
}

static void add_line(Composer *composer, int paragraph_index, const LineMeasure *measure,
                     uint32_t start, uint32_t end)
{
    const Paragraph *paragraph = &composer->block->paragraphs[paragraph_index];
    composer->lines = arena_grow(composer->arena, composer->lines, composer->count,
                                 &composer->line_capacity, sizeof *composer->lines);
    composer->drafts = arena_grow(composer->arena, composer->drafts, composer->count,
                                  &composer->draft_capacity, sizeof *composer->drafts);
    composer->drafts[composer->count] = (LineDraft){
        .measure = *measure,
        .kind = end ? (BreakKind)paragraph->clusters[end - 1].break_after : BREAK_FORCED};
    composer->lines[composer->count++] = (TextLine){.is_first = start == 0,
                                                    .is_last = end == paragraph->cluster_count,
                                                    .paragraph = paragraph_index};
}

static uint32_t choose_lines(const LineRequest *request, LineChooser chooser, uint32_t *ends)
{
    switch (chooser) {
    case CHOOSER_BALANCED:
        return line_break_balanced(request, ends);
    case CHOOSER_OPTIMAL:
        return line_break_optimal(request, ends);
    case CHOOSER_FIRST_FIT:
        break;
    }
    return line_break_first_fit(request, ends);
}

/* Whether all choosers make one line of it: it fits as it is, and need not be filled. */
static bool is_one_line(const LineRequest *request)
{
    const Paragraph *paragraph = request->paragraph;
    return !paragraph->has_forced_break && !request->fills_last &&
           paragraph->as_line.natural <= line_request_measure(request, 0, 0) + UNIT_FIT_SLACK;
}

int composer_break(Composer *composer, int index, const Unit *measures, uint32_t measure_count)
{
    Paragraph paragraph = composer->block->paragraphs[index];
    LineRequest request = {.paragraph = &paragraph,
                           .measures = measures,
                           .measure_count = measure_count,
                           .is_justified = is_justified(composer),
                           .fills_last = is_justified(composer) &&
                                         composer->block->style.align == TEXT_ALIGN_JUSTIFY_ALL,
                           .arena = composer->block->context->composing};
    if (paragraph.cluster_count == 0 || is_one_line(&request)) {
        add_line(composer, index, &paragraph.as_line, 0, paragraph.cluster_count);
        return 1;
    }
    arena_reset(request.arena); /* the search is larger than its result */
    paragraph_sum_up(&paragraph, request.arena);
    uint32_t *ends = arena_array(request.arena, paragraph.cluster_count, sizeof *ends);
    uint32_t count = choose_lines(&request, composer->block->style.chooser, ends);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t start = i ? ends[i - 1] : 0;
        LineMeasure measure = paragraph_measure(&paragraph, start, ends[i]);
        add_line(composer, index, &measure, start, ends[i]);
    }
    return (int)count;
}

static Unit line_indent(const Composer *composer, size_t index)
{
    return composer->lines[index].is_first ? line_paragraph(composer, index)->indent : 0;
}

static Text line_text(const Composer *composer, size_t index)
{
    const LineMeasure *measure = &composer->drafts[index].measure;
    const Cluster *clusters = line_paragraph(composer, index)->clusters;
    const Cluster *last = &clusters[measure->end - 1];
    uint32_t start = clusters[measure->first].byte;
    return (Text){composer->block->text.data + start, last->byte + last->length - start};
}

/* Reports a line at its first cluster. `first` and `second` are the numbers of the message. */
static void report_line(Composer *composer, size_t index, DiagCode code, double first,
                        double second)
{
    const Cluster *cluster =
        &line_paragraph(composer, index)->clusters[composer->drafts[index].measure.first];
    Text text = line_text(composer, index);
    Origin origin = text_map_origin(composer->block->map, cluster->byte, cluster->length);
    char numbers[2][NUMBER_TEXT_SIZE];
    number_format(numbers[0], first, 2);
    number_format(numbers[1], second, 2);
    Diagnostic *report = diag_report(
        composer->diagnostics, code, &origin,
        DIAG_ARGS(arena_copy(composer->arena, text.data, text.length), numbers[0], numbers[1]));
    if (report)
        report->node_id = composer->block->spans[cluster->span].style->node_id;
}

/* One report for each paragraph: the first line that is too wide. */
static void report_too_wide(Composer *composer)
{
    int reported = -1;
    for (size_t i = 0; i < composer->count; i++) {
        const LineMeasure *measure = &composer->drafts[i].measure;
        Unit room = composer->drafts[i].room.width - line_indent(composer, i);
        bool is_wide = measure->natural - measure->shrink_total > room + UNIT_FIT_SLACK;
        if (!is_wide || measure->first == measure->end || composer->lines[i].paragraph == reported)
            continue;
        reported = composer->lines[i].paragraph;
        report_line(composer, i, W_TEXT_TOO_WIDE, unit_to_points(measure->natural),
                    unit_to_points(room > 0 ? room : 0));
    }
}

/* R5: each mark in a row that had to begin a line. */
static void report_rescues(Composer *composer)
{
    for (size_t i = 0; i + 1 < composer->count; i++) {
        if (composer->drafts[i].kind != BREAK_RESCUE)
            continue;
        Unit room = composer->drafts[i].room.width - line_indent(composer, i);
        report_line(composer, i + 1, W_TEXT_MARK_AT_START, unit_to_points(room), 0);
    }
}

static void report_loose(Composer *composer, size_t index, const Adjustment *plan)
{
    double limit = composer->block->style.stretch_limit_em;
    const LineMeasure *measure = &composer->drafts[index].measure;
    if (limit <= 0 || plan->stretch[STRETCH_ALL] == 0)
        return;
    double widest = (double)plan->stretch[STRETCH_ALL] / (double)measure->stretch[STRETCH_ALL];
    if (measure->stretch[STRETCH_GAP] > 0)
        widest += (double)plan->stretch[STRETCH_GAP] / (double)measure->stretch[STRETCH_GAP];
    if (widest > limit)
        report_line(composer, index, W_TEXT_LOOSE, widest, limit);
}

/* How the line is brought to `room`. Ragged lines only shrink (a mark was squeezed in, R6). */
static Adjustment plan_line(Composer *composer, size_t index, Unit room)
{
    const LineMeasure *measure = &composer->drafts[index].measure;
    const ParagraphStyle *style = &composer->block->style;
    Unit need = room - measure->natural;
    bool has_slack = need <= UNIT_FIT_SLACK && need >= -UNIT_FIT_SLACK;
    bool ends_here = composer->drafts[index].kind == BREAK_FORCED;
    bool is_ragged =
        !is_justified(composer) || (ends_here && style->align != TEXT_ALIGN_JUSTIFY_ALL);
    if (measure->first == measure->end || has_slack || (need > 0 && is_ragged))
        return (Adjustment){0};
    double limit = style->stretch_limit_em > 0 ? style->stretch_limit_em : STRETCH_GAP_EM;
    Adjustment plan = adjustment_plan(measure, need, limit);
    if (!ends_here)
        report_loose(composer, index, &plan);
    return plan;
}

static Unit align_offset(const Composer *composer, Unit left)
{
    bool is_rtl = composer->block->style.right_to_left;
    switch (composer->block->style.align) {
    case TEXT_ALIGN_CENTER:
        return left / 2;
    case TEXT_ALIGN_END:
        return is_rtl ? 0 : left;
    case TEXT_ALIGN_START:
    case TEXT_ALIGN_JUSTIFY:
    case TEXT_ALIGN_JUSTIFY_ALL:
        return is_rtl ? left : 0;
    }
    return 0;
}

/* R24: the em box of the base face centred in the line, whatever else the line holds. */
static double baseline_in_line(const Paragraph *paragraph, double line_height)
{
    if (paragraph->block->style.is_vertical)
        return line_height / 2;
    double ascent = paragraph->base_face->ascent * paragraph->style->size;
    double descent = paragraph->base_face->descent * paragraph->style->size;
    return (line_height - (ascent + descent)) / 2 + ascent;
}

static void set_line(Composer *composer, size_t index)
{
    const ParagraphStyle *style = &composer->block->style;
    const Paragraph *paragraph = line_paragraph(composer, index);
    const LineMeasure *measure = &composer->drafts[index].measure;
    TextLine *line = &composer->lines[index];
    Unit indent = line_indent(composer, index);
    const LineRoom *place = &composer->drafts[index].room;
    Unit room = place->width - indent;
    Adjustment plan = plan_line(composer, index, room);
    Unit change = 0;
    for (int step = 1; step < SHRINK_COUNT; step++)
        change -= plan.shrink[step];
    for (int step = 1; step < STRETCH_COUNT; step++)
        change += plan.stretch[step];
    Arena *scratch = composer->block->context->composing;
    arena_reset(scratch);
    SetCluster *set = arena_reserve(scratch, measure->end - measure->first, sizeof *set);
    justify_line(paragraph, measure, &plan, set);
    Unit x0 = place->x0 + (style->right_to_left ? 0 : indent);
    line->x0 = unit_to_points(x0);
    line->x1 = unit_to_points(x0 + room);
    line->baseline = place->top + baseline_in_line(paragraph, style->line_height);
    line->frame = place->frame;
    line->natural_width = unit_to_points(measure->natural);
    line->set_width = unit_to_points(measure->natural + change);
    line->ratio = room > 0 ? (double)change / (double)room : 0;
    Unit offset = align_offset(composer, room - measure->natural - change);
    LinePlace line_place = {paragraph, measure, set, x0, offset, line->baseline};
    place_line(composer->arena, scratch, &line_place, line);
}

/* Widest line, its indent included. */
static Unit widest_line(const Composer *composer)
{
    Unit widest = 0;
    for (size_t i = 0; i < composer->count; i++) {
        Unit width = composer->drafts[i].measure.natural + line_indent(composer, i);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Metrics of the first line's first and largest face. */
static void describe_first_line(TextLayout *layout, const Paragraph *paragraph)
{
    const TextLine *line = &layout->lines[0];
    const Face *first = line->run_count ? line->runs[0].run.face : paragraph->base_face;
    const Face *largest = paragraph->base_face;
    double first_size = line->run_count ? line->runs[0].run.size : paragraph->style->size;
    double size = paragraph->style->size;
    for (int i = 0; i < line->run_count; i++) {
        if (line->runs[i].run.size > size) {
            size = line->runs[i].run.size;
            largest = line->runs[i].run.face;
        }
    }
    if (layout->is_vertical) {
        layout->ascent = layout->descent = layout->cap_height = size / 2;
        return;
    }
    layout->cap_height = first->cap_height * first_size;
    layout->ascent = largest->ascent * size;
    layout->descent = largest->descent * size;
}

static Unit usable_measure(double width)
{
    if (!(width > 0)) /* also not a number */
        return 0;
    return width > LIMIT_LENGTH_PT ? UNIT_UNLIMITED : unit_from_points(width);
}

TextLayout *composer_finish(Composer *composer, Unit width)
{
    report_too_wide(composer);
    report_rescues(composer);
    TextLayout *layout = arena_alloc(composer->arena, sizeof *layout);
    *layout = (TextLayout){.span_count = composer->block->span_count,
                           .spans = composer->block->spans,
                           .width = unit_to_points(width),
                           .natural_width = unit_to_points(widest_line(composer)),
                           .is_vertical = composer->block->style.is_vertical,
                           .line_count = (int)composer->count,
                           .lines = composer->lines,
                           .text = composer->block->text};
    double line_height = composer->block->style.line_height;
    for (size_t i = 0; i < composer->count; i++) {
        set_line(composer, i);
        layout->height = fmax(layout->height, composer->drafts[i].room.top + line_height);
        layout->last_baseline = fmax(layout->last_baseline, composer->lines[i].baseline);
    }
    if (composer->count) {
        layout->first_baseline = composer->lines[0].baseline;
        describe_first_line(layout, &composer->block->paragraphs[0]);
    }
    return layout;
}

/* All lines below each other, each paragraph after its space. */
static void stack_lines(Composer *composer, Unit measure)
{
    const ParagraphStyle *style = &composer->block->style;
    double y = 0;
    for (size_t i = 0; i < composer->count; i++) {
        if (i > 0 && composer->lines[i].is_first)
            y += style->space_after + style->space_before;
        composer->drafts[i].room = (LineRoom){.width = measure, .top = y};
        y += style->line_height;
    }
}

const TextLayout *text_block_compose(const TextBlock *block, Arena *arena, DiagSink *diagnostics,
                                     double width)
{
    Composer composer = {.block = block, .arena = arena, .diagnostics = diagnostics};
    Unit measure = usable_measure(width);
    composer.is_unlimited = measure == UNIT_UNLIMITED;
    for (int i = 0; i < block->paragraph_count; i++)
        composer_break(&composer, i, &measure, 1);
    if (composer.is_unlimited)
        measure = widest_line(&composer);
    stack_lines(&composer, measure);
    return composer_finish(&composer, measure);
}
