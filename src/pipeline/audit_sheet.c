/* The 核校单: see audit_sheet.h. Each of its pages is a job of its own, since a layout makes one
 * page; their scenes go into one file. */
#include "pipeline/audit_sheet.h"

#include <assert.h>
#include <math.h>

#include "base/file.h"
#include "scene/scene_place.h"

#define LAYOUT        "audit/sheet.json" /* in the folder of the shipped layouts */
#define MAP_ID        "map"              /* of the element that the page's copy stands in */
#define MAP_WIDTH_MM  186.0
#define MAP_HEIGHT_MM 236.0
#define MARK_MM       2.4 /* diameter of a number on the copy */
#define STRIP_GAP_MM  4.0
#define MOST_STRIPS   8
#define LIST_ROWS     19
#define FINDING_ROWS  11

typedef struct Sheet {
    Job *job; /* the audited one */
    const Audit *audit;
    Arena *arena;
    Job **pages; /* page_count of them, run */
    size_t page_count, page_capacity;
    int total; /* pages there will be */
} Sheet;

/* ---- values ---- */

static JsonValue *new_object(const Sheet *sheet)
{
    return json_new(sheet->arena, JSON_OBJECT, NULL);
}

static void set_text(const Sheet *sheet, JsonValue *object, const char *name, const char *words)
{
    json_set(sheet->arena, object, text_of(name), NULL,
             json_new_string(sheet->arena, text_of(words), NULL));
}

static void set_number(const Sheet *sheet, JsonValue *object, const char *name, double number)
{
    json_set(sheet->arena, object, text_of(name), NULL,
             json_new_number(sheet->arena, number, NULL));
}

static const char *length_mm(const Sheet *sheet, double mm)
{
    StrBuf words = {0};
    strbuf_number(&words, mm, 3);
    strbuf_string(&words, "mm");
    const char *copy = strbuf_copy(&words, sheet->arena);
    strbuf_release(&words);
    return copy;
}

static int count_findings(const Job *job)
{
    int count = 0;
    for (size_t i = 0; i < job->diagnostics.count; i++)
        count += audit_job_is_finding(&job->diagnostics.items[i]);
    return count;
}

/* A finding that stands at the figure's own place. */
static bool has_finding(const Sheet *sheet, const Figure *figure)
{
    if (figure->is_typed && !figure->is_declared)
        return true;
    const DiagSink *sink = &sheet->job->diagnostics;
    for (size_t i = 0; i < sink->count; i++) {
        const Origin *at = &sink->items[i].origin;
        const Origin *cell = figure->cell ? &figure->cell->value->origin : NULL;
        bool is_cell = cell && at->source == cell->source && at->offset == cell->offset;
        bool is_own = at->source == figure->origin.source && at->offset == figure->origin.offset &&
                      (!cell || !at->because || at->because->offset == cell->offset);
        if (audit_job_is_finding(&sink->items[i]) && (is_cell || is_own))
            return true;
    }
    return false;
}

static JsonValue *new_page(Sheet *sheet, const char *kind)
{
    const Job *job = sheet->job;
    JsonValue *page = new_object(sheet);
    const JsonValue *title = json_find(job->meta, "title");
    set_text(sheet, page, "kind", kind);
    set_text(sheet, page, "title", title && title->kind == JSON_STRING ? title->text.data : "");
    set_text(sheet, page, "layout", job->prepared->layout_path);
    set_number(sheet, page, "figures", (double)sheet->audit->figure_count);
    set_number(sheet, page, "findings", count_findings(job));
    set_number(sheet, page, "sheet", (double)sheet->page_count + 1);
    set_number(sheet, page, "sheets", sheet->total);
    return page;
}

/* ---- pages ---- */

static bool run_page(Sheet *sheet, JsonValue *values)
{
    Job *job = sheet->job;
    const char *path = arena_print(sheet->arena, "%s/%s", job->session->layout_folder, LAYOUT);
    Job *page = job_create(job->session, path);
    sheet->pages = arena_grow(sheet->arena, sheet->pages, sheet->page_count, &sheet->page_capacity,
                              sizeof *sheet->pages);
    sheet->pages[sheet->page_count++] = page;
    map_set(&page->prepared->values, text_of("sheet"), values);
    if (job_run(page))
        return true;
    const DiagSink *sink = &page->diagnostics;
    const char *why = sink->count ? sink->items[0].message : "";
    diag_report(&job->diagnostics, E_AUDIT_SHEET, NULL, DIAG_ARGS(path, why));
    return false;
}

/* The box with this id and the corner of its border box on the page, or NULL. */
static const Box *find_box(const Box *box, const char *id, Point *origin)
{
    if (box->node->id && strcmp(box->node->id, id) == 0)
        return box;
    Rect content = box_content(box);
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        Point inner = {origin->x + content.x + link->x, origin->y + content.y + link->y};
        const Box *found = find_box(link->box, id, &inner);
        if (!found)
            continue;
        *origin = inner;
        return found;
    }
    return NULL;
}

/* How a page is shown: a long one is cut into strips that stand side by side. */
typedef struct PageMap {
    int strips;
    double scale;
    double width_mm, height_mm; /* of a strip, on the sheet */
} PageMap;

static double scale_in_strips(double width_mm, double height_mm, int strips)
{
    double room = MAP_WIDTH_MM - (strips - 1) * STRIP_GAP_MM;
    return fmin(1, fmin(room / (strips * width_mm), MAP_HEIGHT_MM * strips / height_mm));
}

/* One strip, unless several show the page clearly larger. */
static PageMap plan_map(const Scene *scene)
{
    double width_mm = scene->boxes.width / PT_PER_MM;
    double height_mm = scene->boxes.height / PT_PER_MM;
    PageMap map = {1, scale_in_strips(width_mm, height_mm, 1), 0, 0};
    for (int strips = 2; strips <= MOST_STRIPS; strips++) {
        double scale = scale_in_strips(width_mm, height_mm, strips);
        if (scale > map.scale * 1.2) {
            map.scale = scale;
            map.strips = strips;
        }
    }
    map.width_mm = width_mm * map.scale;
    map.height_mm = height_mm * map.scale / map.strips;
    return map;
}

/* Left edge of a strip on the map, millimetres. */
static double strip_left(const PageMap *map, int strip)
{
    return strip * (map->width_mm + STRIP_GAP_MM);
}

static void draw_strips(Scene *scene, const Scene *page, const PageMap *map, Point corner)
{
    double height = page->boxes.height / map->strips;
    for (int i = 0; i < map->strips; i++) {
        Rect part = {0, i * height, page->boxes.width, height};
        Point place = {corner.x + strip_left(map, i) * PT_PER_MM, corner.y};
        scene_place(scene, page, part, map->scale, place);
    }
}

/* Puts the copy of the audited page over the element with the map's id, below what follows it. */
static void draw_map(Job *page, const Scene *audited, const PageMap *map)
{
    Point corner = page->result.pages[0].origin;
    const Box *box = find_box(page->result.pages[0].body, MAP_ID, &corner);
    if (!box)
        return;
    Scene *from = page->scenes[0];
    size_t split = 0;
    for (size_t i = 0; i < from->op_count; i++)
        split = from->ops[i].node_id == box->node->number ? i + 1 : split;
    Scene *to = scene_create(page->arena, from->boxes);
    to->ops = arena_array(page->arena, from->op_count, sizeof *to->ops);
    to->op_capacity = from->op_count;
    memcpy(to->ops, from->ops, split * sizeof *to->ops);
    to->op_count = split;
    draw_strips(to, audited, map, corner);
    for (size_t i = split; i < from->op_count; i++) {
        to->ops = arena_grow(page->arena, to->ops, to->op_count, &to->op_capacity, sizeof *to->ops);
        to->ops[to->op_count++] = from->ops[i];
    }
    page->scenes[0] = to;
}

static void add_mark(const Sheet *sheet, JsonValue *marks, const Figure *figure, const PageMap *map)
{
    JsonValue *mark = new_object(sheet);
    double x = figure->place.x / PT_PER_MM * map->scale;
    double y = figure->place.y / PT_PER_MM * map->scale;
    int strip = (int)fmin(fmax(y / map->height_mm, 0), map->strips - 1);
    x += strip_left(map, strip) - MARK_MM;
    y -= strip * map->height_mm +
         MARK_MM * 0.85; /* above the figure, so that its digits stay free */
    set_number(sheet, mark, "number", figure->number);
    set_text(sheet, mark, "left", length_mm(sheet, x));
    set_text(sheet, mark, "top", length_mm(sheet, y));
    set_text(sheet, mark, "color", has_finding(sheet, figure) ? "$red" : "$blue");
    json_append(sheet->arena, marks, mark);
}

static void set_strips(const Sheet *sheet, JsonValue *values, const PageMap *map)
{
    JsonValue *strips = json_new(sheet->arena, JSON_ARRAY, NULL);
    for (int i = 0; i < map->strips; i++)
        json_append(
            sheet->arena, strips,
            json_new_string(sheet->arena, text_of(length_mm(sheet, strip_left(map, i))), NULL));
    json_set(sheet->arena, values, text_of("strips"), NULL, strips);
    set_text(sheet, values, "stripWidth", length_mm(sheet, map->width_mm));
    set_text(sheet, values, "width",
             length_mm(sheet, strip_left(map, map->strips - 1) + map->width_mm));
    set_text(sheet, values, "height", length_mm(sheet, map->height_mm));
}

static bool add_map(Sheet *sheet, int index)
{
    const Scene *scene = sheet->job->scenes[index];
    PageMap map = plan_map(scene);
    JsonValue *values = new_page(sheet, "map");
    JsonValue *marks = json_new(sheet->arena, JSON_ARRAY, NULL);
    for (size_t i = 0; i < sheet->audit->figure_count; i++) {
        if (sheet->audit->figures[i].page == index + 1)
            add_mark(sheet, marks, &sheet->audit->figures[i], &map);
    }
    set_strips(sheet, values, &map);
    json_set(sheet->arena, values, text_of("marks"), NULL, marks);
    if (!run_page(sheet, values))
        return false;
    draw_map(sheet->pages[sheet->page_count - 1], scene, &map);
    return true;
}

static const char *place_text(const Sheet *sheet, const Figure *figure)
{
    StrBuf words = {0};
    strbuf_print(&words, "%d · ", figure->page);
    strbuf_number(&words, figure->place.x / PT_PER_MM, 1);
    strbuf_string(&words, ", ");
    strbuf_number(&words, figure->place.y / PT_PER_MM, 1);
    const char *copy = strbuf_copy(&words, sheet->arena);
    strbuf_release(&words);
    return copy;
}

/* Long names and paths may be broken behind their joints (U+200B). */
static const char *breakable(const Sheet *sheet, const char *words)
{
    StrBuf out = {0};
    for (const char *at = words; *at; at++) {
        strbuf_char(&out, *at);
        if (strchr("._/|", *at))
            strbuf_code_point(&out, 0x200B);
    }
    const char *copy = out.length ? strbuf_copy(&out, sheet->arena) : "";
    strbuf_release(&out);
    return copy;
}

static JsonValue *new_row(const Sheet *sheet, const Figure *figure)
{
    JsonValue *row = new_object(sheet);
    const DataCell *cell = figure->cell;
    const JsonValue *name = cell ? data_cell_indicator(cell) : NULL;
    bool is_field = cell && !cell->is_row;
    const char *value = audit_value_text(sheet->audit, figure);
    const char *unit = arena_copy(sheet->arena, figure->data_unit.data, figure->data_unit.length);
    set_number(sheet, row, "number", figure->number);
    set_text(sheet, row, "text",
             arena_print(sheet->arena, "%s%s", figure->text, figure->unit_text));
    set_text(sheet, row, "value",
             figure->is_direct ? arena_print(sheet->arena, "%s%s", value, unit) : value);
    set_text(sheet, row, "name", name ? name->text.data : "");
    set_text(sheet, row, "source", breakable(sheet, audit_source_text(sheet->audit, figure)));
    set_text(sheet, row, "field", is_field ? cell->value->key.data : "");
    set_text(sheet, row, "formula", breakable(sheet, figure->expression ? figure->expression : ""));
    set_text(sheet, row, "rounding", audit_rounding_text(sheet->audit, figure));
    set_text(sheet, row, "place", place_text(sheet, figure));
    set_text(sheet, row, "color", has_finding(sheet, figure) ? "$red" : "$blue");
    return row;
}

static bool add_list(Sheet *sheet, size_t first)
{
    JsonValue *values = new_page(sheet, "list");
    JsonValue *rows = json_new(sheet->arena, JSON_ARRAY, NULL);
    for (size_t i = first; i < sheet->audit->figure_count && i < first + LIST_ROWS; i++)
        json_append(sheet->arena, rows, new_row(sheet, &sheet->audit->figures[i]));
    json_set(sheet->arena, values, text_of("rows"), NULL, rows);
    return run_page(sheet, values);
}

static JsonValue *new_finding(const Sheet *sheet, const Diagnostic *item)
{
    JsonValue *row = new_object(sheet);
    const char *place = "";
    if (item->origin.source) {
        int line;
        int column;
        source_locate(item->origin.source, item->origin.offset, &line, &column);
        place = arena_print(sheet->arena, "%s:%d:%d", item->origin.source->name, line, column);
    }
    set_text(sheet, row, "code", diag_code_name(item->code));
    set_text(sheet, row, "message", item->message);
    set_text(sheet, row, "place", place);
    return row;
}

/* The findings from number `first` on, a page of them. */
static bool add_findings(Sheet *sheet, int first)
{
    JsonValue *values = new_page(sheet, "findings");
    JsonValue *rows = json_new(sheet->arena, JSON_ARRAY, NULL);
    int number = 0;
    for (size_t i = 0; i < sheet->job->diagnostics.count; i++) {
        const Diagnostic *item = &sheet->job->diagnostics.items[i];
        if (!audit_job_is_finding(item))
            continue;
        if (number >= first && number < first + FINDING_ROWS)
            json_append(sheet->arena, rows, new_finding(sheet, item));
        number++;
    }
    json_set(sheet->arena, values, text_of("rows"), NULL, rows);
    return run_page(sheet, values);
}

static bool make_pages(Sheet *sheet)
{
    size_t figures = sheet->audit->figure_count;
    int findings = count_findings(sheet->job);
    sheet->total = sheet->job->result.page_count + (int)((figures + LIST_ROWS - 1) / LIST_ROWS) +
                   (findings + FINDING_ROWS - 1) / FINDING_ROWS;
    for (int i = 0; i < sheet->job->result.page_count; i++) {
        if (!add_map(sheet, i))
            return false;
    }
    for (size_t i = 0; i < figures; i += LIST_ROWS) {
        if (!add_list(sheet, i))
            return false;
    }
    for (int i = 0; i < findings; i += FINDING_ROWS) {
        if (!add_findings(sheet, i))
            return false;
    }
    return true;
}

/* Writes all pages through the first job, which gives the file its title. */
static bool write_pages(Sheet *sheet, const char *path)
{
    assert(sheet->page_count > 0 && sheet->pages);
    Job *first = sheet->pages[0];
    Scene **scenes = arena_array(first->arena, sheet->page_count, sizeof *scenes);
    for (size_t i = 0; i < sheet->page_count; i++)
        scenes[i] = sheet->pages[i]->scenes[0];
    first->scenes = scenes;
    first->result.page_count = (int)sheet->page_count;
    StrBuf bytes = {0};
    bool is_good = job_render(first, &(JobOutput){.path = path}, &bytes) &&
                   file_write(&sheet->job->diagnostics, path, (Text){bytes.data, bytes.length});
    strbuf_release(&bytes);
    return is_good;
}

bool audit_sheet_write(Job *job, const Audit *audit, const char *path)
{
    Sheet sheet = {.job = job, .audit = audit, .arena = job->arena};
    if (!job->session->layout_folder) {
        diag_report(&job->diagnostics, E_AUDIT_SHEET, NULL, DIAG_ARGS(LAYOUT, ""));
        return false;
    }
    bool is_good = make_pages(&sheet) && write_pages(&sheet, path);
    for (size_t i = 0; i < sheet.page_count; i++)
        job_destroy(sheet.pages[i]);
    return is_good;
}
