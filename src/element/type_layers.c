/* layers: children on top of each other. */
#include "layout/layout.h"

const ElementType element_layers = {
    .name = "layers",
    .help =
        "Children on top of each other in the same box; justifyItems and alignItems place them.",
    .help_zh = "下级元素在同一框内重叠；justifyItems、alignItems 决定各层的位置。",
    .example = "{\"type\": \"layers\", \"style\": {\"justifyItems\": \"center\", \"alignItems\": "
               "\"center\"}, \"children\": [{\"type\": \"shape\", \"shape\": \"ellipse\", "
               "\"style\": {\"width\": \"20mm\", \"height\": \"20mm\"}}, \"中\"]}",
    .content = CONTENT_CHILDREN,
    .measure = layers_measure,
    .arrange = layers_arrange,
};
