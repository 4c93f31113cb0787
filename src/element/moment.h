/* Moments: dates as layouts write them, on a line of years. */
#ifndef ELEMENT_MOMENT_H
#define ELEMENT_MOMENT_H

#include <stdbool.h>

#include "json/json.h"

/* Reads 2025, "2025", "2025-03", "2025-03-05", "2025/3/5", "2025年3月5日" as years (2025.17...); a
 * number stands for itself. False: it is none of these. */
bool moment_read(const JsonValue *value, double *years);

#endif
