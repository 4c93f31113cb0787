/* Line-start and line-end prohibition by class: R1-R4. Internal to text/. */
#ifndef TEXT_LINE_EDGE_H
#define TEXT_LINE_EDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

/* True when the level forbids the class at a line start. `code_point` tells the marks apart that
 * LOOSE lets through. */
bool line_start_forbidden(LineBreakLevel level, ClusterClass cluster_class, uint32_t code_point);

bool line_end_forbidden(LineBreakLevel level, ClusterClass cluster_class);

#endif
