/* choropleth: the regions of a map tinted by class of value. The map is the user's own GeoJSON, and
 * it is printed only with its approval number (审图号). No shape of it is ever left out. */
#include "base/limits.h"
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/geojson.h"
#include "chart/legend.h"
#include "chart/series_draw.h"
#include "chart/ticks.h"

#include <math.h>

#define CLASSES_MOST 7
#define FAINTEST     0.1  /* the lowest class; each further one is a like ratio stronger */
#define BORDER       0.35 /* points */
#define NEAR         0.05 /* points: what lies closer to its neighbour cannot be seen */

typedef struct ChoroplethOptions {
    const JsonValue *map;
    const char *key;
    const char *approval;
    int projection; /* ProjectionKind */
    int class_count;
    const JsonValue *breaks;
    GeoMap geo;
    int *rows; /* one for each region; -1: no data */
    double bounds[CLASSES_MOST - 1];
    const char *bound_words[CLASSES_MOST - 1];
    int bound_count; /* one less than there are classes */
} ChoroplethOptions;

static const FieldName projections[] = {{"plateCarree", PROJECTION_PLATE_CARREE},
                                        {"mercator", PROJECTION_MERCATOR},
                                        {"albers", PROJECTION_ALBERS},
                                        {"none", PROJECTION_NONE},
                                        {NULL, 0}};

static const Field fields[] = {
    {"map", &field_json, offsetof(ChoroplethOptions, map), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The regions as GeoJSON, as a rule a data source: “{{map}}”. None is shipped.",
     "GeoJSON 地图数据，一般引用数据源“{{map}}”；程序不附带任何地图。"},
    {"approval", &field_string, offsetof(ChoroplethOptions, approval), 0, 0, NULL, 0, NULL,
     "The map's approval number, printed below it; without one no map is drawn.",
     "审图号，印在图下；没有审图号不出图。"},
    {"key", &field_string, offsetof(ChoroplethOptions, key), 0, 0, NULL, 0, "name",
     "Property of a region that names it as x does.", "区域的名称属性，与 x 的内容对应。"},
    {"projection", &field_enum, offsetof(ChoroplethOptions, projection), 0, 0, projections, 0,
     "plateCarree",
     "plateCarree for a small area, albers (25°, 47° N, 105° E) for a country, mercator; none for "
     "plane coordinates.",
     "小区域用 plateCarree，全国用 albers（标准纬线 25°、47°，中央经线 105°），或 "
     "mercator；平面坐标用 "
     "none。"},
    {"classes", &field_integer, offsetof(ChoroplethOptions, class_count), 2, CLASSES_MOST, NULL, 0,
     "5", "About how many classes, with round bounds.", "分级数（界限取整）。"},
    {"breaks", &field_json, offsetof(ChoroplethOptions, breaks), 0, 0, NULL, 0, NULL,
     "Bounds between the classes, rising: [10, 50].", "自定的分级界限，由小到大：[10, 50]。"},
    FIELD_ROWS_END,
};

/* ---- Reading -------------------------------------------------------------------------------- */

static size_t skip_digits(const char *text, size_t at)
{
    while (text[at] >= '0' && text[at] <= '9')
        at++;
    return at;
}

/* "GS(2024)0650号", "晋S（2023）005号": S, the year in brackets, a number, 号. */
static bool is_approval(const char *text)
{
    const char *mark = strchr(text, 'S');
    for (; mark; mark = strchr(mark + 1, 'S')) {
        const char *open = strpbrk(mark, "(");
        const char *wide = strstr(mark, "（");
        const char *year = open ? open + 1 : wide ? wide + strlen("（") : NULL;
        if (!year || skip_digits(year, 0) != 4)
            continue;
        size_t close = year[4] == ')' ? 1 : strncmp(year + 4, "）", strlen("）")) == 0 ? 3 : 0;
        size_t end = skip_digits(year, 4 + close);
        if (close && end > 4 + close && strncmp(year + end, "号", strlen("号")) == 0)
            return true;
    }
    return false;
}

static bool check_approval(const Chart *chart, const Series *series, const char *approval)
{
    if (approval && is_approval(approval))
        return true;
    const JsonValue *place = json_find(series->spec->item.source, "approval");
    bool is_chinese = chart->diagnostics->language == DIAG_CHINESE;
    const char *found = approval     ? arena_print(chart->arena, "“%s”", approval)
                        : is_chinese ? "没有写"
                                     : "missing";
    diag_report(chart->diagnostics, E_CHART_MAP_APPROVAL,
                place ? &place->origin : &series->spec->item.source->origin, DIAG_ARGS(found));
    return false;
}

static bool read_breaks(const Chart *chart, const Series *series, ChoroplethOptions *options)
{
    const JsonValue *list = options->breaks;
    bool is_good = list->kind == JSON_ARRAY && list->count > 0 && list->count < CLASSES_MOST;
    for (uint32_t i = 0; is_good && i < list->count; i++) {
        is_good = list->items[i]->kind == JSON_NUMBER &&
                  fabs(list->items[i]->number) <= CHART_VALUE_MAX &&
                  (i == 0 || list->items[i]->number > list->items[i - 1]->number);
        if (!is_good)
            break;
        options->bounds[i] = list->items[i]->number;
        options->bound_words[i] =
            chart_format_cell(chart, series->spec->label.format, list->items[i]);
    }
    options->bound_count = (int)list->count;
    if (!is_good)
        diag_report(chart->diagnostics, E_MAP_BREAKS, &list->origin,
                    DIAG_ARGS(arena_print(chart->arena, "%d", CLASSES_MOST - 1)));
    return is_good;
}

/* Round values within the data's range; a value at a bound belongs to the class above. */
static void find_breaks(const Chart *chart, const Series *series, ChoroplethOptions *options)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (int row = 0; row < chart->row_count; row++) {
        low = fmin(low, series->values[row]);
        high = fmax(high, series->values[row]);
    }
    if (!(high > low))
        return; /* one class */
    Ticks ticks;
    for (int count = options->class_count; count > 0; count--) {
        ticks_linear(&ticks, low, high, count);
        options->bound_count = 0;
        for (int i = 0; i < ticks.count && options->bound_count < CLASSES_MOST - 1; i++) {
            if (ticks.values[i] <= low)
                continue;
            options->bound_words[options->bound_count] = chart_format_number(
                chart, series->spec->label.format, ticks.values[i], ticks.decimals);
            options->bounds[options->bound_count++] = ticks.values[i];
        }
        if (options->bound_count < options->class_count)
            return;
    }
}

static bool match_rows(const Chart *chart, ChoroplethOptions *options)
{
    options->rows =
        arena_array(chart->arena, (size_t)options->geo.region_count, sizeof *options->rows);
    for (int i = 0; i < options->geo.region_count; i++)
        options->rows[i] = -1;
    for (int row = 0; row < chart->row_count; row++) {
        const char *name = chart->categories[row].text;
        const char *number = arena_print(chart->arena, "%d", row + 1);
        bool is_found = false;
        for (int i = 0; i < options->geo.region_count; i++) {
            if (!name[0] || strcmp(options->geo.regions[i].name, name) != 0)
                continue;
            if (options->rows[i] >= 0) {
                diag_report(chart->diagnostics, E_MAP_REGION_TWICE,
                            &chart->categories[row].row->origin, DIAG_ARGS(name, number));
                return false;
            }
            options->rows[i] = row;
            is_found = true;
        }
        if (!is_found)
            diag_report(chart->diagnostics, W_MAP_REGION_UNKNOWN,
                        &chart->categories[row].row->origin, DIAG_ARGS(name, number));
    }
    return true;
}

static bool prepare(Chart *chart, Series *series)
{
    ChoroplethOptions *options = series->options;
    if (!options->map || !check_approval(chart, series, options->approval))
        return false;
    Projection projection = {.kind = (ProjectionKind)options->projection};
    if (!geojson_read(chart->arena, chart->diagnostics, options->map, options->key, &projection,
                      &options->geo))
        return false;
    geojson_project(&options->geo, projection);
    if (options->breaks && !read_breaks(chart, series, options))
        return false;
    if (!options->breaks)
        find_breaks(chart, series, options);
    return match_rows(chart, options);
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static PaintSpec class_color(const Series *series, const ChoroplethOptions *options, int index)
{
    int last = options->bound_count;
    double power = last > 0 ? (double)(last - index) / last : 0;
    return paint_spec_tint(&series->color, pow(FAINTEST, power));
}

static int class_of(const ChoroplethOptions *options, double value)
{
    int index = 0;
    while (index < options->bound_count && value >= options->bounds[index])
        index++;
    return index;
}

static const char *class_words(const ChartPlan *plan, const Series *series, int index)
{
    const ChoroplethOptions *options = series->options;
    bool is_english =
        plan->chart->settings.language && strncmp(plan->chart->settings.language, "en", 2) == 0;
    int last = options->bound_count;
    if (last == 0)
        return series->name;
    if (index == 0)
        return arena_print(plan->arena, is_english ? "below %s" : "%s以下",
                           options->bound_words[0]);
    if (index == last)
        return arena_print(plan->arena, is_english ? "%s and more" : "%s及以上",
                           options->bound_words[last - 1]);
    return arena_print(plan->arena, "%s–%s", options->bound_words[index - 1],
                       options->bound_words[index]);
}

static void draw_legend(ChartPlan *plan, const Series *series, const PaintSpec *empty)
{
    const ChoroplethOptions *options = series->options;
    bool is_english =
        plan->chart->settings.language && strncmp(plan->chart->settings.language, "en", 2) == 0;
    LegendEntry entries[CLASSES_MOST + 1];
    int count = 0;
    for (int i = options->bound_count; i >= 0; i--)
        entries[count++] = (LegendEntry){class_words(plan, series, i),
                                         class_color(series, options, i), KEY_OUTLINED};
    bool has_gap = false;
    for (int i = 0; i < options->geo.region_count; i++) {
        int row = options->rows[i];
        has_gap |= options->geo.regions[i].name[0] && (row < 0 || isnan(series->values[row]));
    }
    if (has_gap)
        entries[count++] = (LegendEntry){is_english ? "no data" : "无数据", *empty, KEY_OUTLINED};
    bool is_shown = plan->chart->spec->legend.show != SWITCH_OFF &&
                    plan->chart->spec->legend.position != LEGEND_NONE;
    LegendPlace place = plan->chart->spec->legend.position == LEGEND_AUTO ||
                                plan->chart->spec->legend.position == LEGEND_DIRECT
                            ? LEGEND_BOTTOM
                            : (LegendPlace)plan->chart->spec->legend.position;
    if (is_shown)
        legend_draw_entries(plan, entries, count, place);
}

static void draw_approval(ChartPlan *plan, const char *approval)
{
    bool has_word = strstr(approval, "审图号") != NULL;
    ChartText text = chart_text_set(
        plan, ROLE_SOURCE, NULL,
        chart_literal(plan->chart,
                      has_word ? approval : arena_print(plan->arena, "审图号：%s", approval), NULL,
                      "approval"),
        plan->free.width);
    plan->free.height -= text.height + plan->chart->em * 0.5;
    plan_text_or_report(plan, "approval", &text,
                        (Point){plan->free.x + plan->free.width - text.width,
                                plan->free.y + plan->free.height + plan->chart->em * 0.5},
                        approval);
}

/* Points that cannot be told from the last one are passed over, but never a whole island. */
static void add_line(Path *path, const GeoLine *line, Matrix matrix)
{
    Point last = {INFINITY, INFINITY};
    for (int i = 0; i < line->count; i++) {
        Point point = matrix_apply(matrix, line->points[i]);
        bool is_near = hypot(point.x - last.x, point.y - last.y) < NEAR;
        bool is_end = i == line->count - 1;
        if (i > 0 && is_near && !is_end && line->count > 12)
            continue;
        if (i == 0)
            path_move(path, point.x, point.y);
        else if (!is_end || !line->is_ring)
            path_line(path, point.x, point.y);
        last = point;
    }
    if (line->is_ring)
        path_close(path);
}

static void draw_region(ChartPlan *plan, const Series *series, int index, Matrix matrix,
                        const PaintSpec *color)
{
    const ChoroplethOptions *options = series->options;
    const GeoRegion *region = &options->geo.regions[index];
    Path *area = path_create(plan->arena);
    Path *lines = path_create(plan->arena);
    for (int i = 0; i < region->line_count; i++)
        add_line(region->lines[i].is_ring ? area : lines, &region->lines[i], matrix);
    plan_mark(plan, series->index, options->rows[index]);
    plan_fill_even_odd(plan, "region", area, color);
    plan_stroke(plan, "border", area, &plan->chart->muted,
                (Stroke){.width = BORDER, .join = JOIN_ROUND});
    plan_stroke(plan, "border", lines, &plan->chart->muted,
                (Stroke){.width = BORDER, .join = JOIN_ROUND, .cap = CAP_ROUND});
}

static void add_label(ChartPlan *plan, const Series *series, int index, Matrix matrix,
                      const PaintSpec *ground)
{
    const ChoroplethOptions *options = series->options;
    const GeoRegion *region = &options->geo.regions[index];
    int row = options->rows[index];
    Point middle;
    double width;
    if (!region->name[0] || !geo_region_middle(region, &middle, &width))
        return;
    Point at = matrix_apply(matrix, middle);
    PaintSpec *color = arena_alloc(plan->arena, sizeof *color);
    *color = plan_text_color_on(plan, ground);
    const char *value = row >= 0 ? series_label(plan, series, row) : "";
    const char *words =
        value[0] ? arena_print(plan->arena, "%s\n%s", region->name, value) : region->name;
    TextLook look = {.align = TEXT_ALIGN_CENTER, .color = color};
    ChartText *text = arena_alloc(plan->arena, sizeof *text);
    *text = chart_text_set(
        plan, ROLE_LABEL, &look,
        chart_literal(plan->chart, words, row >= 0 ? series->cells[row] : NULL, "label"), INFINITY);
    double room = width * matrix.a;
    plan_mark(plan, series->index, row);
    LabelRequest request = {
        .text = *text,
        .inside_text = text,
        .words = region->name,
        .anchor = {at.x - room / 2, at.y - text->height / 2 - 1, room, text->height + 2},
        .spots = {SPOT_INSIDE},
        .spot_count = 1,
        .priority = room};
    labels_add(plan, &request);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const ChoroplethOptions *options = series->options;
    PaintSpec empty = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    draw_approval(plan, options->approval);
    draw_legend(plan, series, &empty);
    plan->plot = plan->label_area = plan->free;
    Rect bounds = options->geo.bounds;
    double scale = fmin((plan->plot.width - BORDER) / fmax(bounds.width, 1e-12),
                        (plan->plot.height - BORDER) / fmax(bounds.height, 1e-12));
    if (!(scale > 0) || fmin(plan->plot.width, plan->plot.height) < plan->chart->em) {
        diag_report(plan->diagnostics, E_CHART_MAP_SMALL, &plan->chart->node->source->origin,
                    DIAG_NO_ARGS);
        return;
    }
    Matrix matrix = {
        scale,
        0,
        0,
        scale,
        plan->plot.x + (plan->plot.width - bounds.width * scale) / 2 - bounds.x * scale,
        plan->plot.y + (plan->plot.height - bounds.height * scale) / 2 - bounds.y * scale};
    for (int i = 0; i < options->geo.region_count; i++) {
        int row = options->rows[i];
        bool has_value = row >= 0 && !isnan(series->values[row]);
        PaintSpec color = has_value
                              ? class_color(series, options, class_of(options, series->values[row]))
                              : empty;
        draw_region(plan, series, i, matrix, &color);
        if (series_has_labels(series, false))
            add_label(plan, series, i, matrix, &color);
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_choropleth = {
    .variant = {"choropleth", "A map of your own, its regions tinted by class of value.",
                "分级设色地图（自备地图数据，须有审图号）。", fields, sizeof(ChoroplethOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"甲区\", \"v\": 12}, {\"n\": "
        "\"乙区\", \"v\": 38}], \"series\": [{\"type\": \"choropleth\", \"y\": \"v\", \"label\": "
        "true, \"projection\": \"none\", \"approval\": \"示例S(2024)001号\", \"map\": {\"type\": "
        "\"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"name\": "
        "\"甲区\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [6, 0], [7, "
        "5], [0, 4], [0, 0]]]}}, {\"type\": \"Feature\", \"properties\": {\"name\": \"乙区\"}, "
        "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[6, 0], [12, 1], [11, 6], [7, "
        "5], [6, 0]]]}}]}}], \"alt\": \"示意分区图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE,
    .rows_most = LIMIT_MAP_REGIONS,
    .prepare = prepare,
    .draw = draw,
};
