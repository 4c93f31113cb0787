/* Colours of series: see palette.h. */
#include "chart/palette.h"

#include "doc/field_types.h"

#include <math.h>

#define LEAST_DISTANCE 0.03 /* of grey or of colour, between any two series */
#define CHECK_MOST     12
#define TINT_STEP      0.55 /* of the colour when the palette begins again */

/* Two inks each where it can be, so that they stay clean on newsprint; any two differ by 7 % of
 * grey at the least. */
#define HOUSE(c, m, y, k, r, g, b)                                                                 \
    {                                                                                              \
        .kind = PAINT_SOLID, .opacity = 1, .color = {                                              \
            .has = COLOR_CMYK | COLOR_RGB,                                                         \
            .cmyk = {(c) / 100.0, (m) / 100.0, (y) / 100.0, (k) / 100.0},                          \
            .rgb = {(r) / 255.0, (g) / 255.0, (b) / 255.0}                                         \
        }                                                                                          \
    }

static const PaintSpec house_colors[] = {
    HOUSE(92, 60, 0, 15, 28, 88, 150),  HOUSE(0, 58, 88, 0, 238, 128, 52),
    HOUSE(52, 4, 26, 0, 120, 196, 190), HOUSE(12, 86, 76, 8, 190, 60, 56),
    HOUSE(0, 20, 72, 0, 250, 206, 90),  HOUSE(0, 0, 0, 58, 132, 134, 138),
    HOUSE(88, 45, 75, 45, 20, 74, 60),
};

static bool read_list(Chart *chart, const JsonValue *list)
{
    PaintSpec *colors = arena_array(chart->arena, list->count, sizeof *colors);
    bool is_good = true;
    for (uint32_t i = 0; i < list->count; i++) {
        bool reported = false;
        bool is_read =
            paint_spec_read(chart->builder->theme, list->items[i], &colors[i], &reported) &&
            colors[i].kind == PAINT_SOLID;
        if (!is_read && !reported)
            diag_report(chart->diagnostics, E_VALUE, &list->items[i]->origin,
                        DIAG_ARGS("palette",
                                  list->items[i]->text.data ? list->items[i]->text.data : "",
                                  field_color.name));
        is_good &= is_read;
    }
    chart->palette = colors;
    chart->chart_colors_count = (int)list->count;
    return is_good;
}

bool chart_colors_read(Chart *chart)
{
    const JsonValue *list = chart->spec->palette;
    if (!list)
        list = map_find(&chart->builder->theme->tokens, text_of("palette"));
    if (list && list->kind == JSON_ARRAY && list->count > 0)
        return read_list(chart, list);
    chart->palette = house_colors;
    chart->chart_colors_count = (int)(sizeof house_colors / sizeof *house_colors);
    return true;
}

PaintSpec chart_colors_color(const Chart *chart, int index)
{
    PaintSpec color = chart->palette[index % chart->chart_colors_count];
    int round = index / chart->chart_colors_count;
    if (round > 0)
        color.color = color_tint(&color.color, pow(TINT_STEP, fmin(round, 3)));
    return color;
}

static double grey_of(const double rgb[3])
{
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]; /* Rec. 601 luma */
}

static void without_red_green(const double rgb[3], double seen[3])
{
    static const double matrix[3][3] = {{0.367322, 0.860646, -0.227968},
                                        {0.280085, 0.672501, 0.047413},
                                        {-0.011820, 0.042940, 0.968881}};
    for (int i = 0; i < 3; i++)
        seen[i] = matrix[i][0] * rgb[0] + matrix[i][1] * rgb[1] + matrix[i][2] * rgb[2];
}

double chart_colors_distance(const PaintSpec *a, const PaintSpec *b)
{
    double rgb[2][3];
    double seen[2][3];
    color_to_rgb(&a->color, rgb[0]);
    color_to_rgb(&b->color, rgb[1]);
    without_red_green(rgb[0], seen[0]);
    without_red_green(rgb[1], seen[1]);
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (seen[0][i] - seen[1][i]) * (seen[0][i] - seen[1][i]);
    double grey = fabs(grey_of(rgb[0]) - grey_of(rgb[1]));
    return fmin(grey, sqrt(sum / 3));
}

void chart_colors_check(const Chart *chart)
{
    for (int i = 0; i < chart->series_count && i < CHECK_MOST; i++) {
        for (int k = 0; k < i; k++) {
            const Series *a = &chart->series[k];
            const Series *b = &chart->series[i];
            if (chart_colors_distance(&a->color, &b->color) >= LEAST_DISTANCE)
                continue;
            bool is_chinese = chart->diagnostics->language == DIAG_CHINESE;
            diag_report(chart->diagnostics, W_CHART_COLORS, &b->spec->item.source->origin,
                        DIAG_ARGS(a->name, b->name,
                                  is_chinese ? "印成灰度或对色觉障碍者"
                                             : "in grey or to colour-blind readers"));
        }
    }
}
