/* words: a cloud of keywords whose size is their weight; every word is level and readable. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/palette.h"
#include "chart/series_draw.h"

#include <math.h>

#define SPIRAL_STEP 0.35 /* radians */
#define SPIRAL_MOST 900  /* places tried for one word */
#define GAP         1.2  /* points around a word */

typedef struct WordsOptions {
    double smallest, largest; /* points */
} WordsOptions;

static const Field fields[] = {
    {"smallest", &field_points, offsetof(WordsOptions, smallest), 1, 500, NULL, 0, "7.5pt",
     "Size of the lightest word.", "最轻的词的字号。"},
    {"largest", &field_points, offsetof(WordsOptions, largest), 1, 500, NULL, 0, "30pt",
     "Size of the heaviest word.", "最重的词的字号。"},
    FIELD_ROWS_END,
};

static int sorted_rows(const ChartPlan *plan, const Series *series, int *rows)
{
    int count = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (isnan(series->values[row]) || !plan->chart->categories[row].text[0])
            continue;
        int at = count++;
        for (; at > 0 && series->values[rows[at - 1]] < series->values[row]; at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    return count;
}

/* Sizes follow the square root, so that the ink of a word follows its weight. */
static double word_size(const WordsOptions *options, double value, double least, double most)
{
    double share = most > least ? sqrt((value - least) / (most - least)) : 1;
    return options->smallest + (options->largest - options->smallest) * share;
}

static bool is_within(Rect box, Rect area)
{
    return box.x >= area.x && box.y >= area.y && box.x + box.width <= area.x + area.width &&
           box.y + box.height <= area.y + area.height;
}

static bool is_free(Rect box, const Rect *placed, int count)
{
    for (int i = 0; i < count; i++) {
        if (box.x < placed[i].x + placed[i].width + GAP && placed[i].x < box.x + box.width + GAP &&
            box.y < placed[i].y + placed[i].height + GAP && placed[i].y < box.y + box.height + GAP)
            return false;
    }
    return true;
}

/* The first free place on an Archimedean spiral as wide as the plot. */
static bool find_place(const ChartPlan *plan, const ChartText *text, const Rect *placed, int count,
                       Rect *box)
{
    Rect plot = plan->plot;
    double stretch = plot.width / fmax(plot.height, 1);
    double pitch = plan->chart->em * 0.06;
    for (int i = 0; i < SPIRAL_MOST; i++) {
        double angle = SPIRAL_STEP * i;
        *box =
            (Rect){plot.x + plot.width / 2 + cos(angle) * angle * pitch * stretch - text->width / 2,
                   plot.y + plot.height / 2 + sin(angle) * angle * pitch - text->height / 2,
                   text->width, text->height};
        if (is_within(*box, plot) && is_free(*box, placed, count))
            return true;
    }
    return false;
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const WordsOptions *options = series->options;
    int *rows = arena_array(plan->arena, (size_t)chart->row_count, sizeof *rows);
    Rect *placed = arena_array(plan->arena, (size_t)chart->row_count, sizeof *placed);
    int count = sorted_rows(plan, series, rows);
    int used = 0;
    for (int i = 0; i < count; i++) {
        double size = word_size(options, series->values[rows[i]], series->values[rows[count - 1]],
                                series->values[rows[0]]);
        /* No tints here: a faint word cannot be read. */
        PaintSpec color = series->spec->color.kind != PAINT_NONE
                              ? series->color
                              : chart_colors_color(chart, i % chart->chart_colors_count);
        TextLook look = {.color = &color,
                         .scale = size / chart_text_size(chart, ROLE_LABEL),
                         .weight = i < 3 ? 700 : 500};
        const char *word = chart->categories[rows[i]].text;
        ChartText text = chart_text_set(
            plan, ROLE_LABEL, &look,
            chart_literal(chart, word, chart->categories[rows[i]].cell, "x"), INFINITY);
        plan_mark(plan, series->index, rows[i]);
        if (find_place(plan, &text, placed, used, &placed[used])) {
            plan_text(plan, "word", &text, (Point){placed[used].x, placed[used].y});
            used++;
            continue;
        }
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &chart->node->source->origin,
                    DIAG_ARGS(word));
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_words = {
    .variant = {"words", "A cloud of keywords whose size is their weight.", "词云：字号表示权重。",
                fields, sizeof(WordsOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"w\", \"data\": [{\"w\": \"新质生产力\", \"v\": 9}, "
               "{\"w\": \"科技创新\", \"v\": 7}, {\"w\": \"成果转化\", \"v\": 4}], \"series\": "
               "[{\"type\": \"words\", \"y\": \"v\"}], \"alt\": \"词云\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 1000,
    .draw = draw,
};
