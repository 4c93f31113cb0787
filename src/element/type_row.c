/* row: children side by side. */
#include "layout/layout.h"

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, true);
}

const ElementType element_row = {
    .name = "row",
    .help = "Children side by side, with gap, flex, alignItems and justifyContent as in CSS.",
    .help_zh = "下级元素左右并排；gap、flex、alignItems、justifyContent 与 CSS 含义相同。",
    .example = "{\"type\": \"row\", \"style\": {\"gap\": \"4mm\"}, \"children\": [\"左\", \"右\"]}",
    .content = CONTENT_CHILDREN,
    .measure = measure,
    .arrange = row_arrange,
};
