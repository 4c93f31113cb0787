/* Line-start and line-end prohibition: line_edge.h. CLREQ, "Prohibition Rules for Line Start and
 * Line End"; GB/T 15834-2011, 5.1. */
#include "text/line_edge.h"

#define BIT(cluster_class) (1u << (cluster_class))

static const unsigned basic_start = BIT(CLASS_COMMA) | BIT(CLASS_STOP) | BIT(CLASS_EXCLAMATION) |
                                    BIT(CLASS_CLOSE) | BIT(CLASS_CONNECTOR) | BIT(CLASS_INTERPUNCT);

static unsigned start_classes(LineBreakLevel level)
{
    switch (level) {
    case LINE_BREAK_NONE:
    case LINE_BREAK_PLAIN:
        return 0;
    case LINE_BREAK_BASIC:
    case LINE_BREAK_LOOSE:
        return basic_start;
    case LINE_BREAK_GB:
        return basic_start | BIT(CLASS_SOLIDUS);
    case LINE_BREAK_STRICT:
        return basic_start | BIT(CLASS_SOLIDUS) | BIT(CLASS_DASH2) | BIT(CLASS_ELLIPSIS);
    }
    return basic_start;
}

bool line_start_forbidden(LineBreakLevel level, ClusterClass cluster_class, uint32_t code_point)
{
    if (level == LINE_BREAK_LOOSE &&
        (code_point == 0x30FB || code_point == 0xFF1A || code_point == 0xFF1B ||
         code_point == 0xFF01 || code_point == 0xFF1F))
        return false;
    return (start_classes(level) & BIT(cluster_class)) != 0;
}

bool line_end_forbidden(LineBreakLevel level, ClusterClass cluster_class)
{
    if (level == LINE_BREAK_NONE || level == LINE_BREAK_PLAIN)
        return false;
    if (cluster_class == CLASS_OPEN)
        return true;
    return cluster_class == CLASS_SOLIDUS && (level == LINE_BREAK_GB || level == LINE_BREAK_STRICT);
}
