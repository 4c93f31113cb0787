/* ring: parts of a whole around a hole, which may hold a number. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_parts.h"

static const Field fields[] = {
    {"inner", &field_opacity, offsetof(RoundOptions, inner), 0, 1, NULL, 0, "62%",
     "Size of the hole, as a share of the radius.", "中空部分占半径的比例。"},
    {"startAngle", &field_angle, offsetof(RoundOptions, start_deg), -360, 360, NULL, 0, NULL,
     "Where the first part begins, from the top, clockwise.", "第一块的起始角，自正上方顺时针。"},
    {"center", &field_string, offsetof(RoundOptions, center), 0, 0, NULL, 0, NULL,
     "Large words in the hole.", "中间的大字。"},
    {"centerLabel", &field_string, offsetof(RoundOptions, center_label), 0, 0, NULL, 0, NULL,
     "Small words below them.", "大字下的说明。"},
    FIELD_ROWS_END,
};

static void draw(ChartPlan *plan, const Series *series)
{
    round_parts_draw(plan, series, series->options);
}

const ChartType chart_ring = {
    .variant = {"ring", "Parts of a whole around a hole with a number.", "环形图，中间可写数字。",
                fields, sizeof(RoundOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"name\", \"data\": [{\"name\": \"省级\", \"v\": 92}, "
               "{\"name\": \"市级\", \"v\": 18}], \"series\": [{\"type\": \"ring\", \"y\": \"v\", "
               "\"center\": \"110\", \"centerLabel\": \"家平台\"}], \"alt\": \"环形图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 300,
    .draw = draw,
};
