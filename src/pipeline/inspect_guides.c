/* Inspect: guides that the preview lays over a page: baselines, cells of grids, reading order. */
#include <stdlib.h>

#include "layout/paint.h"
#include "pipeline/inspect.h"

typedef struct GuideWriter {
    StrBuf *out;
    bool is_first;
} GuideWriter;

static void write_numbers(GuideWriter *writer, const double *numbers, int count)
{
    strbuf_string(writer->out, writer->is_first ? "[" : ",[");
    writer->is_first = false;
    for (int i = 0; i < count; i++) {
        strbuf_string(writer->out, i ? "," : "");
        strbuf_number(writer->out, numbers[i], 2);
    }
    strbuf_char(writer->out, ']');
}

static Rect content_of(const Box *box, Point origin)
{
    Rect content = box_content(box);
    return (Rect){origin.x + content.x, origin.y + content.y, content.width, content.height};
}

/* [left, right, baseline] of each line of text. Depth is bounded by LIMIT_NODE_DEPTH. */
static void write_lines(GuideWriter *writer, const Box *box, Point origin)
{
    Rect content = content_of(box, origin);
    Point corner;
    const TextLayout *layout =
        box->node->type->text ? box->node->type->text(box, content, &corner) : NULL;
    for (int i = 0; layout && i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        const double numbers[] = {corner.x + line->x0, corner.x + line->x1,
                                  corner.y + line->baseline};
        write_numbers(writer, numbers, COUNT_OF(numbers));
    }
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        write_lines(writer, link->box, (Point){content.x + link->x, content.y + link->y});
    }
}

/* [x, y, width, height] of each child of a grid. */
static void write_cells(GuideWriter *writer, const Box *box, Point origin)
{
    Rect content = content_of(box, origin);
    bool is_grid = text_equals(text_of(box->node->type->name), "grid");
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        Point place = {content.x + link->x, content.y + link->y};
        const double numbers[] = {place.x, place.y, link->box->size.width, link->box->size.height};
        if (is_grid && layout_is_in_flow(link->box->node))
            write_numbers(writer, numbers, COUNT_OF(numbers));
        write_cells(writer, link->box, place);
    }
}

/* ---- reading order ---- */

/* What a reader stops at: "H1", "P", "Figure"; NULL: what only holds others. */
static const char *stop_name(const Tag *tag)
{
    static const char *const headings[] = {"H", "H1", "H2", "H3", "H4", "H5", "H6"};
    switch (tag->role) {
    case TAG_HEADING:
        return headings[tag->level >= 1 && tag->level <= 6 ? tag->level : 0];
    case TAG_PARAGRAPH:
        return "P";
    case TAG_FIGURE:
        return "Figure";
    case TAG_TABLE:
        return "Table";
    case TAG_CAPTION:
        return "Caption";
    case TAG_NOTE:
        return "Note";
    case TAG_QUOTE:
        return "BlockQuote";
    case TAG_FORMULA:
        return "Formula";
    default:
        return NULL;
    }
}

static bool is_in_table(const Tag *tag)
{
    for (const Tag *around = tag->parent; around; around = around->parent) {
        if (around->role == TAG_TABLE)
            return true;
    }
    return false;
}

static int compare_stops(const void *a, const void *b)
{
    const Tag *first = *(const Tag *const *)a;
    const Tag *second = *(const Tag *const *)b;
    return (first->node > second->node) - (first->node < second->node);
}

/* Elements are read in the order of their numbers (scene.h), each once. */
static void write_reading(StrBuf *out, Arena *arena, const Scene *scene)
{
    const Tag **stops = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (size_t i = 0; i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        if (op->kind != OP_BEGIN_TAG || !stop_name(op->as.tag.tag) || is_in_table(op->as.tag.tag))
            continue;
        stops = arena_grow(arena, (void *)stops, count, &capacity, sizeof(const Tag *));
        stops[count++] = op->as.tag.tag;
    }
    if (count)
        qsort((void *)stops, count, sizeof *stops, compare_stops);
    bool is_first = true;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && stops[i]->node == stops[i - 1]->node)
            continue;
        strbuf_print(out, "%s{\"n\":%u,\"role\":\"%s\"}", is_first ? "" : ",", stops[i]->node,
                     stop_name(stops[i]));
        is_first = false;
    }
}

void inspect_guides(Job *job, StrBuf *out)
{
    Arena *arena = arena_create();
    strbuf_string(out, "{\"pages\":[");
    for (int i = 0; i < job->result.page_count; i++) {
        const LayoutPage *page = &job->result.pages[i];
        GuideWriter lines = {out, true};
        GuideWriter cells = {out, true};
        strbuf_string(out, i ? ",\n{\"lines\":[" : "{\"lines\":[");
        write_lines(&lines, page->body, page->origin);
        strbuf_string(out, "],\"cells\":[");
        write_cells(&cells, page->body, page->origin);
        strbuf_string(out, "],\"reading\":[");
        write_reading(out, arena, job->scenes[i]);
        strbuf_string(out, "]}");
    }
    strbuf_string(out, "]}\n");
    arena_destroy(arena);
}
