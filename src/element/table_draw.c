/* Drawing of tables: what lies behind and between the cells, which are boxes of their own. */
#include "element/table_element.h"

#include <math.h>

#include "element/text_content.h"

static void fill_rect(PaintContext *context, Rect room, Rect rect, Color color)
{
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){room.x + rect.x, room.y + rect.y, rect.width, rect.height});
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, color, 1));
}

/* The band of a cell; NULL: a note. */
static const TableBand *band_of(const TableModel *model, const TableCell *cell)
{
    for (int i = 0; i < model->band_count; i++) {
        if (cell->row < model->bands[i].end_row)
            return &model->bands[i];
    }
    return NULL;
}

static void draw_grounds(PaintContext *context, const TableElement *element,
                         const TableContent *content, Rect room)
{
    const TableModel *model = &element->model;
    const Palette *palette = &element->composite.palette;
    bool is_filled = element->look == LOOK_FILLED;
    bool has_zebra = element->zebra == ZEBRA_ON || (element->zebra == ZEBRA_AUTO && is_filled);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        const TableBand *band = band_of(model, cell);
        if (cell->kind == CELL_NOTE || !band || content->cells[i].width <= 0)
            continue;
        bool is_striped = has_zebra && (cell->row - band->first_row - band->head_rows) % 2 == 1;
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
    return palette_tint(
        number < 0 ? &element->composite.palette.down : &element->composite.palette.main, 0.28);
}

static void draw_bars(PaintContext *context, const TableElement *element,
                      const TableContent *content, Rect room)
{
    const TableModel *model = &element->model;
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        const TableColumn *column = cell->source;
        bool has_bar = column->bar && !(column->bar->kind == JSON_BOOLEAN && !column->bar->boolean);
        if (!has_bar || cell->kind != CELL_BODY || isnan(cell->number) ||
            content->cells[i].width <= 0)
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
        if (!table_has_trend(cell) || cell->number == 0 || content->cells[i].width <= 0)
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
                               cell->number > 0 ? element->composite.palette.up
                                                : element->composite.palette.down,
                               1));
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
    Color line = palette_tint(&element->composite.palette.line, 0.75);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        int end = cell->row + cell->row_span;
        Rect rect = content->cells[i];
        const TableBand *band = band_of(model, cell);
        if (cell->kind == CELL_NOTE || !band || rect.width <= 0 || end == band->end_row)
            continue;
        int head_end = band->first_row + band->head_rows;
        bool is_inner_head = cell->kind == CELL_HEAD && end < head_end;
        if (end == head_end && cell->kind == CELL_HEAD)
            continue;
        double inset = is_inner_head ? 0.5 * em : 0;
        Color color =
            is_inner_head && element->look == LOOK_FILLED ? element->composite.palette.white : line;
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
        if (model->cells[i].kind != CELL_NOTE && rect.width > 0)
            path_rectangle(path, (Rect){room.x + rect.x, room.y + rect.y, rect.width, rect.height});
    }
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = 0.5;
    paint_stroke(context, path, stroke,
                 scene_solid(context->arena, element->composite.palette.line, 1));
}

/* The rules of a band: above, below the head, below. */
static void draw_band(PaintContext *context, const TableElement *element,
                      const TableContent *content, int index, Rect room)
{
    const TableBandPlace *place = &content->bands[index];
    Color main = element->composite.palette.main;
    double width = place->right;
    if (!place->is_shown)
        return;
    if (element->look == LOOK_LINES) {
        draw_line(context, room, 0, place->top, width, 1.25, main);
        if (element->model.bands[index].head_rows)
            draw_line(context, room, 0, place->head_bottom, width, 0.75, main);
    }
    draw_line(context, room, 0, place->bottom, width, 1.25, main);
}

void table_draw(PaintContext *context, const Box *box, Rect room)
{
    const TableElement *element = box->node->properties;
    const TableContent *content = box->content;
    double em = box->node->style->font_size.value;
    if (!content)
        return;
    draw_grounds(context, element, content, room);
    draw_bars(context, element, content, room);
    draw_marks(context, element, content, room, em);
    for (size_t i = 0; i < content->word_count; i++) {
        const TableWords *words = &content->words[i];
        text_content_draw(context, words->layout,
                          (Point){room.x + words->corner.x, room.y + words->corner.y});
    }
    if (element->look == LOOK_PLAIN)
        return;
    if (element->look == LOOK_GRID) {
        draw_grid(context, element, content, room);
        return;
    }
    draw_hairlines(context, element, content, room, em);
    for (int i = 0; i < element->model.band_count; i++)
        draw_band(context, element, content, i, room);
}
