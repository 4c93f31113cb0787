/* spacer: empty room; grows unless it has a size. */
#include "layout/layout.h"

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    (void)node;
    return (Intrinsic){0, 0};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    (void)box;
    (void)space;
    return 0;
}

const ElementType element_spacer = {
    .name = "spacer",
    .help = "Empty room: give it flex to push its neighbours apart, or a width or height.",
    .help_zh = "空白：用 flex 把相邻元素推开，或指定宽度、高度。",
    .example = "{\"type\": \"spacer\", \"style\": {\"flex\": 1}}",
    .content = CONTENT_NONE,
    .measure = measure,
    .arrange = arrange,
};
