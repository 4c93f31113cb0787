/* A static ECharts option as a chart element. What it cannot carry is named, with its path. */
#ifndef CONVERT_ECHARTS_H
#define CONVERT_ECHARTS_H

#include "json/json.h"

/* Makes a chart element of `option`, the JSON object that ECharts takes as its option. NULL:
 * reported as errors; otherwise each thing left out is reported as a warning or a note at its
 * place. The element lives in `arena` and shares scalars with the option. */
JsonValue *echarts_convert(Arena *arena, DiagSink *diagnostics, const JsonValue *option);

#endif
