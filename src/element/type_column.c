/* column: children below each other. */
#include "layout/layout.h"

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

const ElementType element_column = {
    .name = "column",
    .help = "Children below each other, with gap, flex, alignItems and justifyContent as in CSS.",
    .help_zh = "下级元素上下排列；gap、flex、alignItems、justifyContent 与 CSS 含义相同。",
    .example =
        "{\"type\": \"column\", \"style\": {\"gap\": \"2mm\"}, \"children\": [\"上\", \"下\"]}",
    .content = CONTENT_CHILDREN,
    .measure = measure,
    .arrange = column_arrange,
};
