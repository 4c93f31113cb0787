/* table: rows and columns of texts, numbers and small elements. The cells are texts in a grid; this
 * file styles them and draws grounds, bars, marks and rules. What stands where is in table_model.c.
 */
#include "element/table_element.h"

#include <math.h>

#include "base/number.h"
#include "element/decimal_point.h"
#include "element/table_bands.h"
#include "element/text_content.h"

static const FieldName looks[] = {{"lines", LOOK_LINES},
                                  {"filled", LOOK_FILLED},
                                  {"grid", LOOK_GRID},
                                  {"plain", LOOK_PLAIN},
                                  {NULL, 0}};
static const FieldName zebras[] = {
    {"auto", ZEBRA_AUTO}, {"on", ZEBRA_ON}, {"off", ZEBRA_OFF}, {NULL, 0}};

#define SOURCE_AT(name) offsetof(TableElement, source.name)

static const Field fields[] = {
    {"tone", &field_color, offsetof(TableElement, fields.tone), 0, 0, NULL, 0, NULL,
     "Leading colour in place of $main.", "主色，代替 $main。"},
    {"parts", &field_json, offsetof(TableElement, fields.parts), 0, 0, NULL, 0, NULL,
     "Looks of single parts: {\"title\": {\"style\": {...}, \"class\": \"h2\"}}.",
     "各组成部分的样式：{\"title\": {\"style\": {...}, \"class\": \"h2\"}}。"},
    {"columns", &field_json, SOURCE_AT(columns), 0, 0, NULL, 0, NULL,
     "Columns: {field, title, unit, width, align, format, bar, trend, style, columns}, or titles.",
     "各列：{field, title, unit, width, align, format, bar, trend, style, columns}，或表头文字。"},
    {"rows", &field_json, SOURCE_AT(rows), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Rows: lists of cells, or objects by field. A cell is a text, a number, {text, colspan, "
     "rowspan, "
     "style} or an element; a row may be {cells, kind: total|group, style}.",
     "各行：单元格列表或按字段取值的对象。单元格可为文字、数值、{text, colspan, rowspan, style} "
     "或元素；"
     "行可写成 {cells, kind: total|group, style}。"},
    {"headerRows", &field_integer, SOURCE_AT(header_rows), 0, 20, NULL, 0, NULL,
     "Without titles in columns: how many rows are heads.",
     "未在 columns 写表头时，前几行为表头。"},
    {"headerColumns", &field_integer, SOURCE_AT(header_columns), 0, 20, NULL, 0, NULL,
     "How many columns are heads of their rows.", "前几列为行标题。"},
    {"look", &field_enum, offsetof(TableElement, look), 0, 0, looks, 0, NULL,
     "Lines above and below (three-line table), a coloured head, a grid, or nothing.",
     "lines 三线表，filled 深色表头，grid 网格，plain 无线。"},
    {"zebra", &field_enum, offsetof(TableElement, zebra), 0, 0, zebras, 0, NULL,
     "A tint on every second row; auto: with a coloured head.",
     "隔行浅底；auto 为深色表头时采用。"},
    {"conditions", &field_json, offsetof(TableElement, conditions), 0, 0, NULL, 0, NULL,
     "Styles that depend on values: [{column, above, below, equals, style, row}].",
     "条件样式：[{column, above, below, equals, style, row}]。"},
    {"missing", &field_text, offsetof(TableElement, missing), 0, 0, NULL, 0, "—",
     "What stands for a missing value.", "缺失值的写法。"},
    {"splitRows", &field_boolean, offsetof(TableElement, splits_rows), 0, 0, NULL, 0, NULL,
     "true: a page may end within a row.", "true：允许在行内分页。"},
    {"continued", &field_text, offsetof(TableElement, continued), 0, 0, NULL, 0, "续表",
     "Stands above a head that is repeated; empty: nothing.", "重复表头上方的文字；空串为不排。"},
    {"carryOver", &field_text, offsetof(TableElement, carried_over), 0, 0, NULL, 0, "过次页",
     "Words of the row below a cut, if a column carries its total.", "页末结转行的文字。"},
    {"carryIn", &field_text, offsetof(TableElement, carried_in), 0, 0, NULL, 0, "承前页",
     "Words of the row above what follows.", "页首结转行的文字。"},
    {"notes", &field_json, SOURCE_AT(notes), 0, 0, NULL, 0, NULL,
     "A note below the table, or a list of them.", "表注，可为列表。"},
    FIELDS_END,
};

static const char *const part_names[] = {"head", "cell",      "rowHead", "total", "group",
                                         "note", "continued", "carry",   NULL};

/* ---- cells ---- */

static const char *part_name(CellKind kind)
{
    switch (kind) {
    case CELL_HEAD:
        return "head";
    case CELL_ROW_HEAD:
        return "rowHead";
    case CELL_TOTAL:
        return "total";
    case CELL_GROUP:
        return "group";
    case CELL_NOTE:
        return "note";
    case CELL_BODY:
        break;
    }
    return "cell";
}

static ColumnAlign align_of(const TableCell *cell)
{
    const TableColumn *column = cell->source;
    if (cell->kind == CELL_NOTE || cell->kind == CELL_GROUP)
        return COLUMN_START;
    if (cell->column_span > 1)
        return COLUMN_CENTER;
    ColumnAlign align = (ColumnAlign)column->align;
    if (align == COLUMN_AUTO)
        align = column->is_numeric ? COLUMN_DECIMAL : COLUMN_START;
    if (align == COLUMN_DECIMAL && (cell->kind == CELL_HEAD || !cell->content))
        align = COLUMN_END;
    return align;
}

static const JsonValue *head_text(const Composite *composite, const TableCell *cell)
{
    if (!cell->unit || !cell->content)
        return cell->content;
    Arena *arena = composite->builder->arena;
    const Origin *origin = &cell->unit->origin;
    JsonValue *style = json_new(arena, JSON_OBJECT, origin);
    json_set(arena, style, text_of("fontSize"), NULL,
             json_new_string(arena, text_of("0.86em"), origin));
    json_set(arena, style, text_of("fontWeight"), NULL, json_new_number(arena, 400, origin));
    JsonValue *unit = json_new(arena, JSON_OBJECT, origin);
    const char *words = cell->unit->kind == JSON_STRING ? cell->unit->text.data : "";
    json_set(arena, unit, text_of("text"), NULL,
             json_new_string(arena, text_of(arena_print(arena, "（%s）", words)), origin));
    json_set(arena, unit, text_of("style"), NULL, style);
    JsonValue *spans = json_new(arena, JSON_ARRAY, origin);
    json_append(arena, spans, json_borrow(arena, cell->content));
    json_append(arena, spans, unit);
    return spans;
}

static bool is_element(const JsonValue *content)
{
    return content && content->kind == JSON_OBJECT && json_find(content, "type");
}

/* The text that the cell shows. */
static const JsonValue *cell_text(const Composite *composite, const TableElement *element,
                                  const TableCell *cell)
{
    if (cell->kind == CELL_HEAD && cell->content)
        return head_text(composite, cell);
    if (cell->content)
        return cell->content;
    bool is_value = cell->kind == CELL_BODY || cell->kind == CELL_TOTAL;
    return is_value ? element->missing
                    : json_new_string(composite->builder->arena, text_of(""), NULL);
}

static void style_kind(const TableElement *element, const TableCell *cell, Part *part)
{
    const Palette *palette = &element->composite.palette;
    Color on = palette_on(palette, &palette->main);
    bool is_filled = element->look == LOOK_FILLED;
    switch (cell->kind) {
    case CELL_HEAD:
        part_styles(part, "fontWeight", "700", "textWrap", "balance", NULL);
        part_style_color(part, "color", is_filled ? &on : &palette->deep);
        break;
    case CELL_ROW_HEAD:
    case CELL_TOTAL:
        part_styles(part, "fontWeight", "700", NULL);
        break;
    case CELL_GROUP:
        part_styles(part, "fontWeight", "700", NULL);
        part_style_color(part, "color", &palette->main);
        break;
    case CELL_NOTE:
        part_styles(part, "fontSize", "0.84em", "lineHeight", "1.4em", "padding", "0.3em 0.2em 0",
                    NULL);
        part_style_color(part, "color", &palette->grey);
        break;
    case CELL_BODY:
        if (!cell->content)
            part_style_color(part, "color", &palette->grey);
        break;
    }
}

bool table_has_trend(const TableCell *cell)
{
    bool is_value = cell->kind == CELL_BODY || cell->kind == CELL_TOTAL;
    return is_value && cell->source->has_trend && !isnan(cell->number);
}

static void style_cell(const TableElement *element, size_t index, Part *part)
{
    const TableCell *cell = &element->model.cells[index];
    const TableColumn *column = cell->source;
    for (int i = element->rule_count - 1; i >= 0; i--) {
        /* Later rules win, so nothing that they said is laid over. */
        if (table_rule_applies(&element->rules[element->rule_count - 1 - i], &element->model,
                               index))
            part_override(part, element->rules[element->rule_count - 1 - i].style);
    }
    if (cell->style)
        part_override(part, cell->style);
    if (cell->row_style && !cell->style)
        part_override(part, cell->row_style);
    if (column->style && cell->kind != CELL_HEAD && cell->kind != CELL_NOTE)
        part_override(part, column->style);
    static const char *const words[] = {"start", "start", "center", "end", "end"};
    ColumnAlign align = align_of(cell);
    style_kind(element, cell, part);
    part_styles(part, "lineHeight", "1.4em", "padding", "0.42em 0.7em", "textAlign", words[align],
                NULL);
    if (!isnan(cell->number))
        part_styles(part, "fontFeatureSettings", "tnum", NULL);
    if (table_has_trend(cell)) {
        const Palette *palette = &element->composite.palette;
        part_style_color(part, "color",
                         cell->number > 0   ? &palette->up
                         : cell->number < 0 ? &palette->down
                                            : &palette->grey);
    }
}

static bool starts_further_band(const TableElement *element, const TableCell *cell)
{
    for (int i = 1; i < element->model.band_count; i++) {
        if (cell->row == element->model.bands[i].first_row)
            return true;
    }
    return false;
}

static Part make_cell(const Composite *composite, const TableElement *element, size_t index)
{
    const TableCell *cell = &element->model.cells[index];
    bool holds_element = is_element(cell->content);
    Part part = part_new(composite, holds_element ? "column" : "text", part_name(cell->kind));
    if (cell->classes)
        part_set_string(&part, "class", cell->classes);
    if (starts_further_band(element, cell))
        part_styles(&part, "marginTop", "1.6em", NULL);
    style_cell(element, index, &part);
    if (!holds_element) {
        part_set(&part, "text", cell_text(composite, element, cell));
        const char *place = element->splits_rows ? "start" : "center";
        part_set_string(&part, "verticalPlace", cell->kind == CELL_HEAD ? "end" : place);
    } else {
        part_styles(&part, "justifyContent", "center", NULL);
    }
    Arena *arena = composite->builder->arena;
    part_styles(&part, "gridColumn",
                arena_print(arena, "%d / span %d", cell->column + 1, cell->column_span), "gridRow",
                arena_print(arena, "%d / span %d", cell->row + 1, cell->row_span), NULL);
    return part;
}

/* Width of what follows the units digit, in the cell's style. */
static double tail_width(const Composite *composite, const TableElement *element, size_t index)
{
    const TableCell *cell = &element->model.cells[index];
    Part part = make_cell(composite, element, index);
    Arena *arena = composite->builder->arena;
    Text words = cell->content->text;
    size_t point = decimal_point_find(words);
    if (point == words.length)
        return 0;
    char *tail = arena_copy(arena, words.data + point, words.length - point);
    const RichText *rich =
        builder_text(composite->builder, composite->node, part_style(&part),
                     json_new_string(arena, text_of(tail), &cell->content->origin));
    return text_block_max_width(rich->block);
}

static bool is_decimal(const TableCell *cell)
{
    return align_of(cell) == COLUMN_DECIMAL && cell->content &&
           (cell->content->kind == JSON_STRING || cell->content->kind == JSON_NUMBER);
}

/* Padding at the right of each cell that brings the points of its column below each other. */
static double *align_points(const Composite *composite, const TableElement *element)
{
    const TableModel *model = &element->model;
    double *tails = arena_array(composite->builder->arena, model->cell_count, sizeof *tails);
    double *widest =
        arena_array(composite->builder->arena, (size_t)model->column_count, sizeof *widest);
    for (size_t i = 0; i < model->cell_count; i++) {
        if (!is_decimal(&model->cells[i]))
            continue;
        tails[i] = tail_width(composite, element, i);
        widest[model->cells[i].column] = fmax(widest[model->cells[i].column], tails[i]);
    }
    for (size_t i = 0; i < model->cell_count; i++)
        tails[i] = is_decimal(&model->cells[i]) ? widest[model->cells[i].column] - tails[i] : 0;
    return tails;
}

/* Rows and cells as PDF 1.7, 14.8.4.3.4 has them; a note belongs to no row. */
static void tag_cell(Arena *arena, const TableCell *cell, Node *node)
{
    if (cell->kind == CELL_NOTE)
        return;
    bool is_head =
        cell->kind == CELL_HEAD || cell->kind == CELL_ROW_HEAD || cell->kind == CELL_GROUP;
    node->role = is_head ? TAG_TABLE_HEAD : TAG_TABLE_CELL;
    NodeCell *place = arena_alloc(arena, sizeof *place);
    *place = (NodeCell){.row = cell->row,
                        .column_span = cell->column_span,
                        .row_span = cell->row_span,
                        .is_column_header = cell->kind == CELL_HEAD,
                        .is_row_header = cell->kind == CELL_ROW_HEAD || cell->kind == CELL_GROUP};
    node->cell = place;
}

static void build_cells(const Composite *composite, TableElement *element)
{
    const TableModel *model = &element->model;
    double em = composite->node->style->font_size.value;
    element->nodes =
        arena_array(composite->builder->arena, model->cell_count, sizeof *element->nodes);
    const double *shifts = align_points(composite, element);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        Part part = make_cell(composite, element, i);
        if (shifts[i] > 0)
            part_style_points(&part, "paddingRight", 0.7 * em + shifts[i]);
        if (table_has_trend(cell))
            part_style_points(&part, "paddingLeft", 1.8 * em);
        Node *node = part_add(composite->node, &part);
        element->nodes[i] = node;
        if (node)
            tag_cell(composite->builder->arena, cell, node);
        if (node && is_element(cell->content))
            builder_add(composite->builder, node, cell->content);
    }
}

/* ---- columns ---- */

static Length read_width(Builder *builder, const Node *node, const JsonValue *value)
{
    static const Field row = {.name = "width", .type = &field_track};
    StyleContext context = {
        .theme = builder->theme,
        .base = {node->style->font_size.value, builder->zi, builder->theme->is_print_table},
        .inherited_em = node->style->font_size.value,
    };
    FieldReader reader = {.arena = builder->arena,
                          .diagnostics = builder->diagnostics,
                          .owner = "“table” columns",
                          .context = &context};
    Length width = {1, LENGTH_FR};
    field_read(&reader, &row, value, &width);
    return width;
}

/* Columns without a width: words share the room, numbers take what they need. */
static void set_tracks(Builder *builder, Node *node, const TableModel *model)
{
    Length *tracks = arena_array(builder->arena, (size_t)model->column_count, sizeof *tracks);
    bool has_share = false;
    for (int i = 0; i < model->column_count; i++) {
        const TableColumn *column = &model->columns[i];
        tracks[i] =
            column->is_numeric && !column->bar ? (Length){0, LENGTH_AUTO} : (Length){1, LENGTH_FR};
        if (column->width)
            tracks[i] = read_width(builder, node, column->width);
        has_share |= tracks[i].unit == LENGTH_FR;
    }
    for (int i = 0; i < model->column_count && !has_share; i++) {
        if (!model->columns[i].width)
            tracks[i] = (Length){1, LENGTH_FR};
    }
    Style *style = arena_alloc(builder->arena, sizeof *style);
    *style = *node->style;
    style->grid_columns = (TrackList){tracks, model->column_count};
    node->style = style;
}

/* Words may break, but hardly below this; numbers never. */
#define COMFORTABLE_EM 6

static double comfortable_width(const TableCell *cell, Intrinsic wish, double em)
{
    if (cell->source->is_numeric)
        return wish.max;
    return fmin(wish.max, fmax(wish.min, COMFORTABLE_EM * em));
}

/* Width that every column wants, from the cells that stand in it alone. */
static double *least_widths(Builder *builder, const TableElement *element)
{
    const TableModel *model = &element->model;
    LayoutContext context = {.arena = builder->arena, .diagnostics = builder->diagnostics};
    context.first_node = element->composite.node->number;
    context.results = layout_results(builder->arena, builder->node_count - context.first_node);
    double *least = arena_array(builder->arena, (size_t)model->column_count, sizeof *least);
    double em = element->composite.node->style->font_size.value;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (!element->nodes[i] || cell->column_span > 1)
            continue;
        double width = comfortable_width(cell, layout_measure(&context, element->nodes[i]), em);
        least[cell->column] = fmax(least[cell->column], width);
    }
    const TrackList *tracks = &element->composite.node->style->grid_columns;
    for (int i = 0; i < model->column_count; i++) {
        if (tracks->tracks[i].unit == LENGTH_PT)
            least[i] = tracks->tracks[i].value;
    }
    return least;
}

/* On pages that flow, a table that is wider than they are is parted by columns. */
static void fit_width(Builder *builder, Node *node, TableElement *element)
{
    const MasterGroup *group = builder_page_master(builder, node);
    if (!group)
        return;
    double width = page_master_column_width(&group->pages[PAGE_NORMAL][PAGE_RIGHT]);
    double excess;
    int before = element->model.column_count;
    int column = table_bands_split(&element->model, builder->arena, least_widths(builder, element),
                                   width, &excess);
    if (column >= 0) {
        char excess_mm[NUMBER_TEXT_SIZE];
        number_format(excess_mm, excess / PT_PER_MM, 1);
        diag_report(builder->diagnostics, W_TABLE_TOO_WIDE, &node->source->origin,
                    DIAG_ARGS(arena_print(builder->arena, "%d", column + 1), excess_mm));
    }
    if (element->model.column_count == before)
        return;
    node->first_child = node->last_child = NULL;
    set_tracks(builder, node, &element->model);
    build_cells(&element->composite, element);
}

static bool build(Builder *builder, Node *node)
{
    TableElement *element = node->properties;
    element->composite = composite_begin(builder, node, part_names);
    if (!table_model_read(&element->model, builder, node, &element->source))
        return false;
    element->rules = table_rules_read(builder, node, element->conditions, &element->rule_count);
    if (element->model.column_count == 0)
        return true;
    for (int i = 0; i < element->model.column_count; i++)
        element->has_carry |= element->model.columns[i].is_carried;
    set_tracks(builder, node, &element->model);
    build_cells(&element->composite, element);
    fit_width(builder, node, element);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const TableElement *element = node->properties;
    return element->model.column_count ? grid_measure(context, node) : (Intrinsic){0, 0};
}

static TableContent *new_content(Arena *arena, const TableModel *model)
{
    TableContent *content = arena_alloc(arena, sizeof *content);
    content->cells = arena_array(arena, model->cell_count, sizeof(Rect));
    content->bottoms = arena_array(arena, (size_t)model->row_count, sizeof(double));
    content->right_edges = arena_array(arena, (size_t)model->column_count, sizeof(double));
    content->bands = arena_array(arena, (size_t)model->band_count, sizeof *content->bands);
    return content;
}

static void place_band(const TableModel *model, const TableBand *band, const TableContent *content,
                       TableBandPlace *place)
{
    *place = (TableBandPlace){.top = INFINITY, .is_shown = true};
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (cell->kind == CELL_NOTE || cell->row < band->first_row || cell->row >= band->end_row)
            continue;
        Rect rect = content->cells[i];
        place->top = fmin(place->top, rect.y);
        place->bottom = fmax(place->bottom, rect.y + rect.height);
        place->right = fmax(place->right, rect.x + rect.width);
        if (cell->row + cell->row_span <= band->first_row + band->head_rows)
            place->head_bottom = fmax(place->head_bottom, rect.y + rect.height);
    }
    place->head_bottom = fmax(place->head_bottom, place->top);
}

/* Edges of rows and columns from the boxes of the cells, which the grid has stretched to them. */
static TableContent *read_edges(LayoutContext *context, const Box *box, const TableElement *element)
{
    const TableModel *model = &element->model;
    TableContent *content = new_content(context->arena, model);
    size_t at = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (!element->nodes[i] || at >= box->child_count)
            continue;
        const BoxLink *link = &box->children[at++];
        Rect rect = {link->x, link->y, link->box->size.width, link->box->size.height};
        content->cells[i] = rect;
        content->bottoms[cell->row + cell->row_span - 1] = rect.y + rect.height;
        int last = cell->column + cell->column_span - 1;
        content->right_edges[last] = rect.x + rect.width;
        content->width = fmax(content->width, rect.x + rect.width);
    }
    for (int row = 1; row < model->row_count; row++)
        content->bottoms[row] = fmax(content->bottoms[row], content->bottoms[row - 1]);
    for (int i = 0; i < model->band_count; i++)
        place_band(model, &model->bands[i], content, &content->bands[i]);
    return content;
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const TableElement *element = box->node->properties;
    if (element->model.column_count == 0)
        return 0;
    double height = grid_arrange(context, box, space);
    box->content = read_edges(context, box, element);
    return height;
}

/* Not element_table: that is the list of all types. */
extern const ElementType element_table_type;
const ElementType element_table_type = {
    .name = "table",
    .help = "Rows and columns: heads, spans, aligned decimals, bars, trend marks, notes.",
    .help_zh = "表格：多级表头、合并单元格、小数点对齐、数据条、升降标记、表注。",
    .example =
        "{\"type\": \"table\", \"columns\": [{\"title\": \"指标\"}, {\"title\": \"数值\", "
        "\"unit\": "
        "\"亿元\"}, {\"title\": \"同比\", \"unit\": \"%\", \"trend\": true}], \"rows\": "
        "[[\"技术合同成交额\", 31.62, 3.27], [\"研发经费\", 108.5, -1.2], [\"专利转让\", 2, 0]], "
        "\"notes\": \"注：示例数据。\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(TableElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = table_draw,
    .role = TAG_TABLE,
    .flow = &table_flow,
};
