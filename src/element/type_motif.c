/* motif: an ornament that fills its box, to lie behind other elements. */
#include "element/composite.h"
#include "element/motif.h"

#include <math.h>

typedef struct MotifElement {
    CompositeFields composite;
    int kind;
    double size, line, strength;
    double origin_x, origin_y;
    int seed;
    Color color;
} MotifElement;

static const Field fields[] = {
    COMPOSITE_FIELDS(MotifElement),
    {"motif", &field_enum, offsetof(MotifElement, kind), 0, 0, motif_kinds, FIELD_REQUIRED, NULL,
     "Which ornament.",
     "纹样：cloud 祥云，wave 水波，skyline 天际线，rays 光芒，grid 网格，circuit 电路，leaf "
     "枝叶，hills 山峦，dots 网点。"},
    {"size", &field_points, offsetof(MotifElement, size), 2, 1000, NULL, 0, NULL, "Of one figure.",
     "单个图形的大小。"},
    {"line", &field_points, offsetof(MotifElement, line), 0, 50, NULL, 0, NULL,
     "Thickness of its lines.", "线的粗细。"},
    {"strength", &field_opacity, offsetof(MotifElement, strength), 0, 1, NULL, 0, "14%",
     "How strongly it shows; an ornament stays at 10 to 25 %.", "浓淡，宜为 10% 至 25%。"},
    {"originX", &field_opacity, offsetof(MotifElement, origin_x), 0, 1, NULL, 0, "50%",
     "Of rays: where they start, across.", "光芒中心的横向位置。"},
    {"originY", &field_opacity, offsetof(MotifElement, origin_y), 0, 1, NULL, 0, "100%",
     "The same, down.", "光芒中心的纵向位置。"},
    {"seed", &field_integer, offsetof(MotifElement, seed), 0, 1000000, NULL, 0, "1",
     "Another number gives another arrangement.", "换一个数即换一种排布。"},
    FIELDS_END,
};

static const char *const part_names[] = {NULL};

static bool build(Builder *builder, Node *node)
{
    MotifElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->color = composite.palette.main;
    double em = node->style->font_size.value;
    if (element->size <= 0)
        element->size = motif_default_size((MotifKind)element->kind, em);
    if (element->line <= 0)
        element->line = element->kind == MOTIF_GRID ? 0.4 : fmax(0.5, em * 0.08);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    (void)node;
    return (Intrinsic){0, 0};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    return isfinite(space->height) ? 0 : 6 * box->node->style->font_size.value;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const MotifElement *element = box->node->properties;
    if (content.width <= 0 || content.height <= 0)
        return;
    MotifOptions options = {
        .kind = (MotifKind)element->kind,
        .size = element->size,
        .line = element->line,
        .origin = {element->origin_x, element->origin_y},
        .seed = (unsigned)element->seed,
    };
    Path *outline = path_create(context->arena);
    path_rectangle(outline, content);
    motif_draw(context, &options, content, outline,
               scene_solid(context->arena, element->color, element->strength));
}

const ElementType element_motif = {
    .name = "motif",
    .help = "An ornament that fills its box, to lie behind other elements.",
    .help_zh = "装饰纹样，充满所在的框，用作底纹。",
    .example = "{\"type\": \"motif\", \"motif\": \"cloud\", \"style\": {\"height\": \"20mm\"}}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(MotifElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
