/* rule: a line. */
#include "doc/field_types.h"
#include "layout/layout.h"
#include "layout/paint.h"

#include <math.h>

enum { RULE_SOLID, RULE_DASHED, RULE_DOTTED };
enum { RULE_ROW, RULE_COLUMN };

typedef struct RuleElement {
    double thickness; /* points */
    int line;
    int direction;
} RuleElement;

static const FieldName lines[] = {
    {"solid", RULE_SOLID}, {"dashed", RULE_DASHED}, {"dotted", RULE_DOTTED}, {NULL, 0}};
static const FieldName directions[] = {{"row", RULE_ROW}, {"column", RULE_COLUMN}, {NULL, 0}};

static const Field fields[] = {
    {"thickness", &field_points, offsetof(RuleElement, thickness), 0, 100, NULL, 0, "0.5pt",
     "Thickness of the line.", "线的粗细。"},
    {"line", &field_enum, offsetof(RuleElement, line), 0, 0, lines, 0, NULL,
     "Solid, dashed or dotted.", "实线、虚线或点线。"},
    {"direction", &field_enum, offsetof(RuleElement, direction), 0, 0, directions, 0, NULL,
     "row lies, column stands.", "row 为横线，column 为竖线。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    const RuleElement *rule = node->properties;
    double width = rule->direction == RULE_COLUMN ? rule->thickness : 0;
    return (Intrinsic){width, width};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    (void)space;
    const RuleElement *rule = box->node->properties;
    return rule->direction == RULE_ROW ? rule->thickness : 0;
}

static Stroke *make_stroke(PaintContext *context, const RuleElement *rule)
{
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = rule->thickness;
    if (rule->line == RULE_SOLID)
        return stroke;
    double *dashes = arena_array(context->arena, 2, sizeof *dashes);
    bool is_dotted = rule->line == RULE_DOTTED;
    dashes[0] = is_dotted ? 0 : rule->thickness * 4;
    dashes[1] = rule->thickness * (is_dotted ? 2.4 : 3);
    stroke->dashes = dashes;
    stroke->dash_count = 2;
    stroke->cap = is_dotted ? CAP_ROUND : CAP_BUTT;
    return stroke;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const RuleElement *rule = box->node->properties;
    double x = content.x + content.width / 2;
    double y = content.y + content.height / 2;
    Path *path = path_create(context->arena);
    if (rule->direction == RULE_ROW) {
        path_move(path, content.x, y);
        path_line(path, content.x + content.width, y);
    } else {
        path_move(path, x, content.y);
        path_line(path, x, content.y + content.height);
    }
    paint_stroke(context, path, make_stroke(context, rule),
                 paint_spec_realize(&box->node->style->color, context->arena, content));
}

const ElementType element_rule = {
    .name = "rule",
    .help = "A line in the text colour, lying or standing.",
    .help_zh = "线，颜色取文字颜色，可横可竖。",
    .example = "{\"type\": \"rule\", \"thickness\": \"1pt\", \"style\": {\"color\": \"#C8161D\"}}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(RuleElement),
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
