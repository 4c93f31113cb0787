/* pie: parts of a whole as sectors. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_parts.h"

static const Field fields[] = {
    {"startAngle", &field_angle, offsetof(RoundOptions, start_deg), -360, 360, NULL, 0, NULL,
     "Where the first part begins, from the top, clockwise.", "第一块的起始角，自正上方顺时针。"},
    FIELD_ROWS_END,
};

static void draw(ChartPlan *plan, const Series *series)
{
    round_parts_draw(plan, series, series->options);
}

const ChartType chart_pie = {
    .variant = {"pie", "Parts of a whole as sectors, each named beside it.", "饼图。", fields,
                sizeof(RoundOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"name\", \"data\": [{\"name\": \"企业\", \"v\": 62}, "
               "{\"name\": \"高校\", \"v\": 23}, {\"name\": \"院所\", \"v\": 15}], \"series\": "
               "[{\"type\": \"pie\", \"y\": \"v\"}], \"alt\": \"饼图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 300,
    .draw = draw,
};
