/* The table of chart types: one row for each file src/chart/type_<name>.c. */
#include "chart/chart_type.h"

#define CHART(name) extern const ChartType chart_##name;
#include "gen/chart_list.inc"

const ChartType *const chart_table[] = {
#define CHART(name) &chart_##name,
#include "gen/chart_list.inc"
    NULL,
};

const FieldVariant *chart_variant(int index)
{
    return chart_table[index] ? &chart_table[index]->variant : NULL;
}
