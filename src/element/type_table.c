/* table: rows and columns of texts, numbers and small elements. The cells are texts in a grid; this
 * file styles them and draws grounds, bars, marks and rules. What stands where is in table_model.c.
 */
#include "element/composite.h"
#include "element/decimal_point.h"
#include "element/table_model.h"
#include "element/table_rule.h"

#include <math.h>

enum { LOOK_LINES, LOOK_FILLED, LOOK_GRID, LOOK_PLAIN };
enum { ZEBRA_AUTO, ZEBRA_ON, ZEBRA_OFF };

typedef struct TableElement {
    CompositeFields composite;
    TableSource source;
    const JsonValue *conditions;
    int look, zebra;
    const JsonValue *missing;
    Palette palette;
    TableModel model;
    const Node **nodes; /* of each cell; NULL: none */
    TableRule *rules;
    int rule_count;
} TableElement;

typedef struct TableContent {
    double *rows;    /* row_count + 1 edges, from the content box's top */
    double *columns; /* column_count + 1 */
    Rect *cells;     /* of each cell */
} TableContent;

static const FieldName looks[] = {{"lines", LOOK_LINES},
                                  {"filled", LOOK_FILLED},
                                  {"grid", LOOK_GRID},
                                  {"plain", LOOK_PLAIN},
                                  {NULL, 0}};
static const FieldName zebras[] = {
    {"auto", ZEBRA_AUTO}, {"on", ZEBRA_ON}, {"off", ZEBRA_OFF}, {NULL, 0}};

#define SOURCE_AT(name) offsetof(TableElement, source.name)

static const Field fields[] = {
    COMPOSITE_FIELDS(TableElement),
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
    {"notes", &field_json, SOURCE_AT(notes), 0, 0, NULL, 0, NULL,
     "A note below the table, or a list of them.", "表注，可为列表。"},
    FIELDS_END,
};

static const char *const part_names[] = {"head", "cell", "rowHead", "total", "group", "note", NULL};

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

static ColumnAlign align_of(const TableElement *element, const TableCell *cell)
{
    const TableColumn *column = &element->model.columns[cell->column];
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
    const Palette *palette = &element->palette;
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

static bool has_trend(const TableElement *element, const TableCell *cell)
{
    bool is_value = cell->kind == CELL_BODY || cell->kind == CELL_TOTAL;
    return is_value && element->model.columns[cell->column].has_trend && !isnan(cell->number);
}

static void style_cell(const TableElement *element, size_t index, Part *part)
{
    const TableCell *cell = &element->model.cells[index];
    const TableColumn *column = &element->model.columns[cell->column];
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
    ColumnAlign align = align_of(element, cell);
    style_kind(element, cell, part);
    part_styles(part, "lineHeight", "1.4em", "padding", "0.42em 0.7em", "textAlign", words[align],
                NULL);
    if (!isnan(cell->number))
        part_styles(part, "fontFeatureSettings", "tnum", NULL);
    if (has_trend(element, cell)) {
        const Palette *palette = &element->palette;
        part_style_color(part, "color",
                         cell->number > 0   ? &palette->up
                         : cell->number < 0 ? &palette->down
                                            : &palette->grey);
    }
}

static Part make_cell(const Composite *composite, const TableElement *element, size_t index)
{
    const TableCell *cell = &element->model.cells[index];
    bool holds_element = is_element(cell->content);
    Part part = part_new(composite, holds_element ? "column" : "text", part_name(cell->kind));
    if (cell->classes)
        part_set_string(&part, "class", cell->classes);
    style_cell(element, index, &part);
    if (!holds_element) {
        part_set(&part, "text", cell_text(composite, element, cell));
        part_set_string(&part, "verticalPlace", cell->kind == CELL_HEAD ? "end" : "center");
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

static bool is_decimal(const TableElement *element, const TableCell *cell)
{
    return align_of(element, cell) == COLUMN_DECIMAL && cell->content &&
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
        if (!is_decimal(element, &model->cells[i]))
            continue;
        tails[i] = tail_width(composite, element, i);
        widest[model->cells[i].column] = fmax(widest[model->cells[i].column], tails[i]);
    }
    for (size_t i = 0; i < model->cell_count; i++)
        tails[i] =
            is_decimal(element, &model->cells[i]) ? widest[model->cells[i].column] - tails[i] : 0;
    return tails;
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
        if (has_trend(element, cell))
            part_style_points(&part, "paddingLeft", 1.8 * em);
        Node *node = part_add(composite->node, &part);
        element->nodes[i] = node;
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

static bool build(Builder *builder, Node *node)
{
    TableElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (!table_model_read(&element->model, builder, node, &element->source))
        return false;
    element->rules = table_rules_read(builder, node, element->conditions, &element->rule_count);
    if (element->model.column_count == 0)
        return true;
    set_tracks(builder, node, &element->model);
    build_cells(&composite, element);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const TableElement *element = node->properties;
    return element->model.column_count ? grid_measure(context, node) : (Intrinsic){0, 0};
}

/* Edges of rows and columns from the boxes of the cells, which the grid has stretched to them. */
static TableContent *read_edges(LayoutContext *context, const Box *box, const TableElement *element)
{
    const TableModel *model = &element->model;
    TableContent *content = arena_alloc(context->arena, sizeof *content);
    content->rows = arena_array(context->arena, (size_t)model->row_count + 2, sizeof(double));
    content->columns = arena_array(context->arena, (size_t)model->column_count + 1, sizeof(double));
    content->cells = arena_array(context->arena, model->cell_count, sizeof(Rect));
    size_t at = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (!element->nodes[i] || at >= box->child_count)
            continue;
        const BoxLink *link = &box->children[at++];
        Rect rect = {link->x, link->y, link->box->size.width, link->box->size.height};
        content->cells[i] = rect;
        content->rows[cell->row] = rect.y;
        content->rows[cell->row + cell->row_span] = rect.y + rect.height;
        content->columns[cell->column] = rect.x;
        content->columns[cell->column + cell->column_span] = rect.x + rect.width;
    }
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

/* ---- drawing ---- */

static void fill_rect(PaintContext *context, Rect room, Rect rect, Color color)
{
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){room.x + rect.x, room.y + rect.y, rect.width, rect.height});
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, color, 1));
}

static int body_end(const TableModel *model)
{
    return model->head_rows + model->body_rows;
}

static void draw_grounds(PaintContext *context, const TableElement *element,
                         const TableContent *content, Rect room)
{
    const TableModel *model = &element->model;
    const Palette *palette = &element->palette;
    bool is_filled = element->look == LOOK_FILLED;
    bool has_zebra = element->zebra == ZEBRA_ON || (element->zebra == ZEBRA_AUTO && is_filled);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        bool is_striped = has_zebra && (cell->row - model->head_rows) % 2 == 1;
        if (cell->kind == CELL_NOTE)
            continue;
        if (cell->kind == CELL_HEAD) {
            if (is_filled || element->look == LOOK_GRID)
                fill_rect(context, room, content->cells[i],
                          is_filled ? palette->main : palette_tint(&palette->main, 0.14));
        } else if (cell->kind == CELL_GROUP) {
            fill_rect(context, room, content->cells[i], palette_tint(&palette->main, 0.12));
        } else if (cell->kind == CELL_TOTAL) {
            fill_rect(context, room, content->cells[i], palette_tint(&palette->main, 0.1));
        } else if (is_striped) {
            fill_rect(context, room, content->cells[i], palette->tint);
        }
    }
}

static Color bar_color(const TableElement *element, double number)
{
    return palette_tint(number < 0 ? &element->palette.down : &element->palette.main, 0.28);
}

static void draw_bars(PaintContext *context, const TableElement *element,
                      const TableContent *content, Rect room)
{
    const TableModel *model = &element->model;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        const TableColumn *column = &model->columns[cell->column];
        bool has_bar = column->bar && !(column->bar->kind == JSON_BOOLEAN && !column->bar->boolean);
        if (!has_bar || cell->kind != CELL_BODY || isnan(cell->number))
            continue;
        const JsonValue *most = json_find(column->bar, "max");
        double high = most && most->kind == JSON_NUMBER ? most->number : fmax(0, column->greatest);
        double low = fmin(0, column->least);
        Rect rect = content->cells[i];
        double scale = high > low ? rect.width * 0.94 / (high - low) : 0;
        double zero = rect.x - low * scale;
        double end = zero + fmin(fmax(cell->number, low), high) * scale;
        double inset = rect.height * 0.2;
        fill_rect(
            context, room,
            (Rect){fmin(zero, end), rect.y + inset, fabs(end - zero), rect.height - 2 * inset},
            bar_color(element, cell->number));
    }
}

static void draw_marks(PaintContext *context, const TableElement *element,
                       const TableContent *content, Rect room, double em)
{
    const TableModel *model = &element->model;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        if (!has_trend(element, cell) || cell->number == 0)
            continue;
        Rect rect = content->cells[i];
        double x = room.x + rect.x + 0.7 * em;
        double y = room.y + rect.y + rect.height / 2;
        double half = 0.27 * em * (cell->number > 0 ? 1 : -1);
        Point points[] = {{x, y + half}, {x + 0.62 * em, y + half}, {x + 0.31 * em, y - half}};
        Path *path = path_create(context->arena);
        path_polygon(path, points, 3);
        paint_fill(context, path, FILL_NONZERO,
                   scene_solid(context->arena,
                               cell->number > 0 ? element->palette.up : element->palette.down, 1));
    }
}

static void draw_line(PaintContext *context, Rect room, double x, double y, double width,
                      double thickness, Color color)
{
    fill_rect(context, room, (Rect){x, y - thickness / 2, width, thickness}, color);
}

/* Hairlines below cells, so that they stop at cells that reach over several rows. */
static void draw_hairlines(PaintContext *context, const TableElement *element,
                           const TableContent *content, Rect room, double em)
{
    const TableModel *model = &element->model;
    Color line = palette_tint(&element->palette.line, 0.75);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        int end = cell->row + cell->row_span;
        Rect rect = content->cells[i];
        bool is_inner_head = cell->kind == CELL_HEAD && end < model->head_rows;
        if (cell->kind == CELL_NOTE || end == body_end(model) ||
            (end == model->head_rows && cell->kind == CELL_HEAD))
            continue;
        double inset = is_inner_head ? 0.5 * em : 0;
        Color color = is_inner_head && element->look == LOOK_FILLED ? element->palette.white : line;
        draw_line(context, room, rect.x + inset, rect.y + rect.height, rect.width - 2 * inset, 0.4,
                  color);
    }
}

static void draw_grid(PaintContext *context, const TableElement *element,
                      const TableContent *content, Rect room)
{
    const TableModel *model = &element->model;
    Path *path = path_create(context->arena);
    for (size_t i = 0; i < model->cell_count; i++) {
        Rect rect = content->cells[i];
        if (model->cells[i].kind != CELL_NOTE)
            path_rectangle(path, (Rect){room.x + rect.x, room.y + rect.y, rect.width, rect.height});
    }
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = 0.5;
    paint_stroke(context, path, stroke, scene_solid(context->arena, element->palette.line, 1));
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const TableElement *element = box->node->properties;
    const TableContent *content = box->content;
    const TableModel *model = &element->model;
    double em = box->node->style->font_size.value;
    if (!content)
        return;
    draw_grounds(context, element, content, room);
    draw_bars(context, element, content, room);
    draw_marks(context, element, content, room, em);
    if (element->look == LOOK_PLAIN)
        return;
    if (element->look == LOOK_GRID) {
        draw_grid(context, element, content, room);
        return;
    }
    draw_hairlines(context, element, content, room, em);
    double width = content->columns[model->column_count];
    Color main = element->palette.main;
    bool has_lines = element->look == LOOK_LINES;
    if (has_lines)
        draw_line(context, room, 0, 0, width, 1.25, main);
    if (has_lines && model->head_rows)
        draw_line(context, room, 0, content->rows[model->head_rows], width, 0.75, main);
    draw_line(context, room, 0, content->rows[body_end(model)], width, 1.25, main);
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
    .draw = draw,
};
