/* grid: children in columns and rows. */
#include "layout/layout.h"

const ElementType element_grid = {
    .name = "grid",
    .help = "Children in the columns of gridTemplateColumns, row by row; gridColumn and gridRow "
            "place a child.",
    .help_zh = "下级元素按 gridTemplateColumns 的各列逐行排列；gridColumn、gridRow 指定位置。",
    .example = "{\"type\": \"grid\", \"style\": {\"gridTemplateColumns\": \"repeat(2, 1fr)\", "
               "\"gap\": \"3mm\"}, \"children\": [\"甲\", \"乙\", \"丙\", \"丁\"]}",
    .content = CONTENT_CHILDREN,
    .measure = grid_measure,
    .arrange = grid_arrange,
};
