/* The contact sheet of separate: see separate_sheet.h. A layout of our own draws the names; the
 * plates are placed into the boxes that were worked out for them. */
#include "pipeline/separate_sheet.h"

#include <math.h>

#include "scene/scene_place.h"

#define LAYOUT       "separate/sheet.json" /* in the folder of the shipped layouts */
#define LEFT_MM      12.0                  /* of the first plate on the sheet */
#define TOP_MM       26.0
#define ROOM_WIDTH   186.0 /* millimetres that the plates share */
#define ROOM_HEIGHT  256.0
#define GAP_MM       5.0
#define CAPTION_MM   8.0
#define COVER_PLACES 1

/* Equal cells, row by row. */
typedef struct SheetGrid {
    int columns;
    double scale;
    double width_mm, height_mm; /* of a plate on the sheet */
} SheetGrid;

/* As many columns as show the plates largest. */
static SheetGrid plan_grid(const Scene *page, int count)
{
    double width = page->boxes.width / PT_PER_MM;
    double height = page->boxes.height / PT_PER_MM;
    SheetGrid grid = {.columns = 1};
    for (int columns = 1; columns <= count; columns++) {
        int rows = (count + columns - 1) / columns;
        double across = (ROOM_WIDTH - (columns - 1) * GAP_MM) / columns;
        double down = (ROOM_HEIGHT - (rows - 1) * GAP_MM) / rows - CAPTION_MM;
        double scale = fmin(1, fmin(across / width, down / height));
        if (scale > grid.scale)
            grid = (SheetGrid){columns, scale, width * scale, height * scale};
    }
    return grid;
}

static Point corner_mm(const SheetGrid *grid, int index)
{
    int row = index / grid->columns;
    return (Point){LEFT_MM + index % grid->columns * (grid->width_mm + GAP_MM),
                   TOP_MM + row * (grid->height_mm + GAP_MM + CAPTION_MM)};
}

static void set_text(Arena *arena, JsonValue *object, const char *name, const char *words)
{
    json_set(arena, object, text_of(name), NULL, json_new_string(arena, text_of(words), NULL));
}

static const char *number_words(Arena *arena, double number, int places, const char *unit)
{
    StrBuf words = {0};
    strbuf_number(&words, number, places);
    strbuf_string(&words, unit);
    const char *copy = strbuf_copy(&words, arena);
    strbuf_release(&words);
    return copy;
}

static JsonValue *new_values(Job *job, const SheetPlate plates[], int count, const SheetGrid *grid)
{
    Arena *arena = job->arena;
    JsonValue *rows = json_new(arena, JSON_ARRAY, NULL);
    for (int i = 0; i < count; i++) {
        JsonValue *row = json_new(arena, JSON_OBJECT, NULL);
        Point corner = corner_mm(grid, i);
        set_text(arena, row, "name", plates[i].name);
        set_text(arena, row, "coverage",
                 number_words(arena, plates[i].coverage, COVER_PLACES, "%"));
        set_text(arena, row, "left", number_words(arena, corner.x, 3, "mm"));
        set_text(arena, row, "top", number_words(arena, corner.y, 3, "mm"));
        set_text(arena, row, "captionTop",
                 number_words(arena, corner.y + grid->height_mm + 1, 3, "mm"));
        json_append(arena, rows, row);
    }
    JsonValue *values = json_new(arena, JSON_OBJECT, NULL);
    json_set(arena, values, text_of("plates"), NULL, rows);
    set_text(arena, values, "width", number_words(arena, grid->width_mm, 3, "mm"));
    set_text(arena, values, "height", number_words(arena, grid->height_mm, 3, "mm"));
    set_text(arena, values, "layout", job->prepared->layout_path);
    return values;
}

static bool draw(Job *job, Job *sheet, const SheetPlate plates[], int count, const SheetGrid *grid,
                 double dpi, StrBuf *png)
{
    Scene *scene = sheet->scenes[0];
    for (int i = 0; i < count; i++) {
        const PageBoxes *boxes = &plates[i].scene->boxes;
        Point corner = corner_mm(grid, i);
        scene_place(scene, plates[i].scene, (Rect){0, 0, boxes->width, boxes->height}, grid->scale,
                    (Point){corner.x * PT_PER_MM, corner.y * PT_PER_MM});
    }
    const DeviceOptions options = {.dpi = dpi};
    const Scene *page = scene;
    return device_render(device_find("png"), job->arena, &job->diagnostics, &options, &page, 1,
                         png);
}

bool separate_sheet_draw(Job *job, const SheetPlate plates[], int count, double dpi, StrBuf *png)
{
    const char *folder = job->session->layout_folder;
    const char *path = folder ? arena_print(job->arena, "%s/%s", folder, LAYOUT) : LAYOUT;
    SheetGrid grid = plan_grid(plates[0].scene, count);
    Job *sheet = folder ? job_create(job->session, path) : NULL;
    if (sheet)
        map_set(&sheet->prepared->values, text_of("sheet"), new_values(job, plates, count, &grid));
    bool is_good = sheet && job_run(sheet);
    if (!is_good) {
        bool has_reason = sheet && sheet->diagnostics.count;
        diag_report(&job->diagnostics, E_SEPARATE_SHEET, NULL,
                    DIAG_ARGS(path, has_reason ? sheet->diagnostics.items[0].message : ""));
    }
    is_good = is_good && draw(job, sheet, plates, count, &grid, dpi, png);
    if (sheet)
        job_destroy(sheet);
    return is_good;
}
