/* Tables over pages: where they break, and what stands again on the next page. A page ends between
 * rows; not behind the head or its first row, not before a total, not behind the head of a group,
 * not before the last row or the notes. Running totals are carried over (过次页) and brought in
 * (承前页). */
#include <math.h>

#include "base/number.h"
#include "element/decimal_point.h"
#include "element/table_element.h"
#include "element/text_content.h"

#define ROW_EM        2.24 /* a row of one line: 1.4 em and the padding of a cell */
#define LABEL_EM      1.6  /* the line of 续表 */
#define PADDING_EM    0.7  /* of a cell, at the sides */
#define FIRST_INSET   0.42 /* of a cell, above */
#define MOST_DECIMALS 9
#define LEAST_ROWS    4 /* with fewer, a row may stand alone under its head */

/* The last row that ends at y or above; -1: none. */
static int row_above(const TableModel *model, const TableContent *content, double y)
{
    int low = 0;
    int high = model->row_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (content->bottoms[middle] <= y + FLOW_TOLERANCE)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

static int band_of(const TableModel *model, int row)
{
    for (int i = 0; i < model->band_count; i++) {
        if (row < model->bands[i].end_row)
            return i;
    }
    return -1;
}

static bool row_is(const TableModel *model, int row, CellKind kind)
{
    for (size_t i = 0; i < model->cell_count; i++) {
        if (model->cells[i].row == row)
            return model->cells[i].kind == kind;
    }
    return false;
}

static bool may_break(const Box *box, double y)
{
    const TableElement *element = box->node->properties;
    const TableModel *model = &element->model;
    if (!box->content)
        return true;
    int row = row_above(model, box->content, y);
    int band = row < 0 ? -1 : band_of(model, row);
    if (band < 0)
        return row < 0;
    bool is_last = row + 1 == model->bands[band].end_row;
    if (is_last && band + 1 < model->band_count)
        return true;
    int first = model->bands[band].first_row + model->bands[band].head_rows;
    bool is_lone = model->bands[band].end_row - first >= LEAST_ROWS &&
                   (row == first || row + 2 == model->bands[band].end_row);
    return !is_last && row >= first && !is_lone && !row_is(model, row + 1, CELL_TOTAL) &&
           !row_is(model, row, CELL_GROUP);
}

static bool splits_rows(const Box *box)
{
    return ((const TableElement *)box->node->properties)->splits_rows;
}

/* The band whose rows stand on both sides of y; -1: none. */
static int band_across(const TableModel *model, const TableContent *content, double y)
{
    int next = row_above(model, content, y) + 1;
    int index = next < model->row_count ? band_of(model, next) : -1;
    if (index < 0)
        return -1;
    const TableBand *band = &model->bands[index];
    return next >= band->first_row + band->head_rows && next > band->first_row ? index : -1;
}

static bool is_label_shown(const TableElement *element)
{
    const JsonValue *label = element->continued;
    return label && (label->kind != JSON_STRING || label->text.length > 0);
}

/* Totals are carried between rows, not within one. */
static bool carries(const TableElement *element, const TableContent *content, double y)
{
    int row = row_above(&element->model, content, y);
    return element->has_carry && row >= 0 && fabs(content->bottoms[row] - y) <= FLOW_TOLERANCE;
}

static double label_height(const TableElement *element)
{
    double em = element->composite.node->style->font_size.value;
    return is_label_shown(element) ? LABEL_EM * em : 0;
}

static double head_height(LayoutContext *context, const Box *box, double y)
{
    (void)context;
    const TableElement *element = box->node->properties;
    const TableContent *content = box->content;
    int band = content ? band_across(&element->model, content, y) : -1;
    if (band < 0)
        return 0;
    const TableBandPlace *place = &content->bands[band];
    double em = box->node->style->font_size.value;
    return label_height(element) + place->head_bottom - place->top +
           (carries(element, content, y) ? ROW_EM * em : 0);
}

static double foot_height(LayoutContext *context, const Box *box, double y)
{
    (void)context;
    const TableElement *element = box->node->properties;
    const TableContent *content = box->content;
    bool is_carried =
        content && band_across(&element->model, content, y) >= 0 && carries(element, content, y);
    return is_carried ? ROW_EM * box->node->style->font_size.value : 0;
}

/* ---- words of no cell ---- */

static double add_words(LayoutContext *context, const TableElement *element, const char *part_name,
                        const JsonValue *words, TableContent *content, Point corner, bool is_end)
{
    Part part = part_new(&element->composite, "text", part_name);
    part_styles(&part, "lineHeight", "1.4em", "textIndent", "0", "textAlign", "start",
                "fontFeatureSettings", "tnum", NULL);
    const RichText *rich =
        builder_text(element->composite.builder, element->composite.node, part_style(&part), words);
    const TextLayout *layout =
        text_block_compose(rich->block, context->arena, context->diagnostics, INFINITY);
    if (is_end)
        corner.x -= layout->natural_width;
    content->words = arena_grow(context->arena, content->words, content->word_count,
                                &content->word_capacity, sizeof *content->words);
    content->words[content->word_count++] = (TableWords){layout, corner};
    return layout->natural_width;
}

/* Decimal places of the longest number of the column. */
static int decimals_of(const TableModel *model, const TableColumn *column)
{
    int most = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (cell->source != column || isnan(cell->number) || !cell->content)
            continue;
        Text words = cell->content->text;
        size_t point = decimal_point_find(words);
        int count = 0;
        while (point + 1 + (size_t)count < words.length && words.data[point] == '.' &&
               words.data[point + 1 + (size_t)count] >= '0' &&
               words.data[point + 1 + (size_t)count] <= '9')
            count++;
        most = count > most ? count : most;
    }
    return most > MOST_DECIMALS ? MOST_DECIMALS : most;
}

/* With all its decimals: 665 among 66.50 is 665.00. */
static void write_fixed(StrBuf *out, double value, int decimals)
{
    char text[NUMBER_TEXT_SIZE];
    size_t length = number_format(text, value, decimals);
    const char *point = strchr(text, '.');
    int written = point ? (int)(text + length - point) - 1 : 0;
    strbuf_string(out, text);
    if (!point && decimals > 0)
        strbuf_char(out, '.');
    for (int i = written; i < decimals; i++)
        strbuf_char(out, '0');
}

/* The sum of a column's values in the rows of a band up to `last_row`, as the column writes it. */
static const JsonValue *carried_sum(LayoutContext *context, const TableElement *element,
                                    const TableColumn *column, const TableBand *band, int last_row)
{
    const TableModel *model = &element->model;
    double sum = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        bool is_counted = cell->source == column && cell->kind == CELL_BODY &&
                          cell->row >= band->first_row && cell->row <= last_row;
        if (is_counted && !isnan(cell->number))
            sum += cell->number;
    }
    StrBuf text = {0};
    write_fixed(&text, sum, decimals_of(model, column));
    const Origin *origin = &element->composite.node->source->origin;
    JsonValue *value = json_new_number(context->arena, sum, origin);
    value->text = text_of(strbuf_copy(&text, context->arena));
    strbuf_release(&text);
    FormatSettings settings = {.language = element->composite.node->style->lang};
    const JsonValue *written = column->chain ? format_run(column->chain, context->arena,
                                                          context->diagnostics, &settings, value)
                                             : NULL;
    return written ? written : json_new_string(context->arena, value->text, origin);
}

static const TableColumn *column_in(const TableModel *model, const TableBand *band, int place)
{
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (cell->row >= band->first_row && cell->row < band->end_row && cell->column == place &&
            cell->column_span == 1)
            return cell->source;
    }
    return NULL;
}

static void add_carry(LayoutContext *context, const TableElement *element, TableContent *content,
                      int band, int last_row, const JsonValue *words, double top)
{
    const TableModel *model = &element->model;
    double em = element->composite.node->style->font_size.value;
    double y = top + FIRST_INSET * em;
    add_words(context, element, "carry", words, content, (Point){PADDING_EM * em, y}, false);
    for (int place = 0; place < model->column_count; place++) {
        const TableColumn *column = column_in(model, &model->bands[band], place);
        if (!column || !column->is_carried)
            continue;
        const JsonValue *sum = carried_sum(context, element, column, &model->bands[band], last_row);
        Point corner = {content->right_edges[place] - PADDING_EM * em, y};
        add_words(context, element, "carry", sum, content, corner, true);
    }
}

/* ---- fragments ---- */

static Rect cut_rect(Rect rect, const FlowCut *cut)
{
    double bottom = rect.y + rect.height;
    bool is_here =
        rect.width > 0 && bottom > cut->from + FLOW_TOLERANCE && rect.y < cut->to - FLOW_TOLERANCE;
    if (!is_here)
        return (Rect){0, 0, 0, 0};
    double top = fmax(rect.y, cut->start);
    return (Rect){rect.x, top - cut->start + cut->lead, rect.width, fmin(bottom, cut->to) - top};
}

static TableContent *cut_content(LayoutContext *context, const TableElement *element,
                                 const TableContent *whole, const FlowCut *cut)
{
    const TableModel *model = &element->model;
    TableContent *content = arena_alloc(context->arena, sizeof *content);
    *content = *whole;
    content->cells = arena_array(context->arena, model->cell_count, sizeof *content->cells);
    content->bands = arena_array(context->arena, (size_t)model->band_count, sizeof *content->bands);
    for (size_t i = 0; i < model->cell_count; i++)
        content->cells[i] = cut_rect(whole->cells[i], cut);
    for (int i = 0; i < model->band_count; i++) {
        const TableBandPlace *place = &whole->bands[i];
        Rect all = cut_rect((Rect){0, place->top, 1, place->bottom - place->top}, cut);
        content->bands[i] =
            (TableBandPlace){.top = all.y,
                             .head_bottom = place->head_bottom - cut->start + cut->lead,
                             .bottom = all.y + all.height,
                             .right = place->right,
                             .is_shown = all.height > 0};
    }
    return content;
}

/* Cells that were cut have edges of their own: theirs is what their boxes say. */
static void fit_cells(const TableElement *element, const Box *fragment, TableContent *content)
{
    const TableModel *model = &element->model;
    size_t at = 0;
    for (size_t i = 0; i < fragment->child_count; i++) {
        const BoxLink *link = &fragment->children[i];
        while (at < model->cell_count && element->nodes[at] != link->box->node)
            at++;
        if (at == model->cell_count)
            return;
        Rect *rect = &content->cells[at];
        *rect = (Rect){link->x, link->y, link->box->size.width, link->box->size.height};
        int band = model->cells[at].kind == CELL_NOTE ? -1 : band_of(model, model->cells[at].row);
        if (band >= 0)
            content->bands[band].bottom = fmax(content->bands[band].bottom, rect->y + rect->height);
    }
}

/* Puts the head of a band on the fragment once more. */
static void repeat_head(LayoutContext *context, const TableElement *element, const Box *whole,
                        Box *fragment, TableContent *content, int index)
{
    const TableModel *model = &element->model;
    const TableBand *band = &model->bands[index];
    const TableContent *before = whole->content;
    double top = label_height(element);
    double shift = top - before->bands[index].top;
    size_t at = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        if (!element->nodes[i] || at >= whole->child_count)
            continue;
        const BoxLink *link = &whole->children[at++];
        int row = model->cells[i].row;
        if (row < band->first_row || row >= band->first_row + band->head_rows)
            continue;
        box_place(context, fragment, link->box, link->x, link->y + shift);
        fragment->children[fragment->child_count - 1].repeats = true;
        content->cells[i] = before->cells[i];
        content->cells[i].y += shift;
    }
    content->bands[index].top = top;
    content->bands[index].head_bottom = before->bands[index].head_bottom + shift;
}

static void complete(LayoutContext *context, const Box *whole, Box *fragment, const FlowCut *cut)
{
    const TableElement *element = whole->node->properties;
    const TableModel *model = &element->model;
    if (!whole->content)
        return;
    TableContent *content = cut_content(context, element, whole->content, cut);
    fragment->content = content;
    fit_cells(element, fragment, content);
    double em = whole->node->style->font_size.value;
    int above = cut->is_continued ? band_across(model, whole->content, cut->from) : -1;
    if (above >= 0) {
        repeat_head(context, element, whole, fragment, content, above);
        double bottom = content->bands[above].head_bottom;
        if (carries(element, whole->content, cut->from))
            add_carry(context, element, content, above, row_above(model, whole->content, cut->from),
                      element->carried_in, bottom);
        if (is_label_shown(element))
            add_words(context, element, "continued", element->continued, content,
                      (Point){content->width, 0}, true);
    }
    int below = cut->continues ? band_across(model, whole->content, cut->to) : -1;
    if (below >= 0 && carries(element, whole->content, cut->to)) {
        double top = content->bands[below].bottom;
        add_carry(context, element, content, below, row_above(model, whole->content, cut->to),
                  element->carried_over, top);
        content->bands[below].bottom = top + ROW_EM * em;
    }
}

const FlowRules table_flow = {
    .may_break = may_break,
    .splits_rows = splits_rows,
    .head_height = head_height,
    .foot_height = foot_height,
    .fragment = complete,
};
