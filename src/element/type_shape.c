/* shape: a drawn form, with children centred in it. The forms are in shape_path.c. */
#include "doc/field_types.h"
#include "element/shape_path.h"
#include "layout/layout.h"
#include "layout/paint.h"

#include <math.h>

typedef struct ShapeElement {
    int form; /* ShapeForm */
    PaintSpec fill, stroke;
    double stroke_width;
    const JsonValue *text;
    const char *path;
    const JsonValue *view_box;
    ShapeOptions options;
    const Path *outline; /* of `path`, in its own units */
    Rect view;
} ShapeElement;

static const Field fields[] = {
    {"shape", &field_enum, offsetof(ShapeElement, form), 0, 0, shape_forms, FIELD_REQUIRED, NULL,
     "The form.", "图形。"},
    {"fill", &field_paint, offsetof(ShapeElement, fill), 0, 0, NULL, 0, NULL, "Fill.", "填充。"},
    {"stroke", &field_paint, offsetof(ShapeElement, stroke), 0, 0, NULL, 0, NULL, "Outline.",
     "轮廓线颜色。"},
    {"strokeWidth", &field_points, offsetof(ShapeElement, stroke_width), 0, 100, NULL, 0, "1pt",
     "Thickness of the outline.", "轮廓线粗细。"},
    {"text", &field_text, offsetof(ShapeElement, text), 0, 0, NULL, 0, NULL,
     "Words in the middle; short for one text child.", "居中的文字，等同于一个文字下级元素。"},
    {"path", &field_string, offsetof(ShapeElement, path), 0, 0, NULL, 0, NULL,
     "Of the form path: SVG path data.", "path 图形的 SVG 路径数据。"},
    {"viewBox", &field_json, offsetof(ShapeElement, view_box), 0, 0, NULL, 0, NULL,
     "Of the form path: [x, y, width, height] that fills the box.",
     "path 图形的取景框 [x, y, 宽, 高]。"},
    {"sides", &field_integer, offsetof(ShapeElement, options.sides), 3, MAX_SIDES, NULL, 0, "6",
     "Of polygon and star: number of corners.", "polygon、star 的角数。"},
    {"depth", &field_opacity, offsetof(ShapeElement, options.depth), 0, 1, NULL, 0, "40%",
     "Of ribbon, arrow, chevron, star: how deep the form is cut, as a share of its height.",
     "ribbon、arrow、chevron、star 的切入深度，占高度的比例。"},
    {"direction", &field_enum, offsetof(ShapeElement, options.direction), 0, 0, shape_directions, 0,
     NULL, "Where arrow, chevron and triangle point.", "arrow、chevron、triangle 的指向。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static bool read_view_box(const JsonValue *value, Rect *view)
{
    if (value->kind != JSON_ARRAY || value->count != 4)
        return false;
    double numbers[4];
    for (int i = 0; i < 4; i++) {
        if (value->items[i]->kind != JSON_NUMBER || fabs(value->items[i]->number) > 1e6)
            return false;
        numbers[i] = value->items[i]->number;
    }
    *view = (Rect){numbers[0], numbers[1], numbers[2], numbers[3]};
    return view->width > 0 && view->height > 0;
}

static bool build_path(Builder *builder, Node *node, ShapeElement *element)
{
    static const Field view_row = {.name = "viewBox", .type = &field_json};
    FieldReader reader = {.arena = builder->arena, .diagnostics = builder->diagnostics};
    if (!element->path) {
        diag_report(builder->diagnostics, E_PROPERTY_MISSING, &node->source->origin,
                    DIAG_ARGS("“shape”", "path"));
        return false;
    }
    Path *outline = path_create(builder->arena);
    const char *fault = path_parse_svg(outline, element->path, MATRIX_IDENTITY);
    if (fault) {
        const JsonValue *value = json_find(node->source, "path");
        diag_report(builder->diagnostics, E_PATH_DATA, value ? &value->origin : NULL,
                    DIAG_ARGS(arena_print(builder->arena, "%.20s", fault)));
        return false;
    }
    element->outline = outline;
    element->view = path_bounds(outline);
    if (element->view_box && !read_view_box(element->view_box, &element->view)) {
        field_report_value(&reader, &view_row, element->view_box);
        return false;
    }
    return true;
}

static bool build(Builder *builder, Node *node)
{
    ShapeElement *element = node->properties;
    if (element->form == SHAPE_PATH && !build_path(builder, node, element))
        return false;
    if (element->text)
        builder_add(builder, node, element->text);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    double natural = 0;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        BoxSpace offer = {space->width, space->height, NAN, NAN, false};
        Box *inner = layout_box(context, child, &offer);
        double height = isfinite(space->height) ? space->height : inner->size.height;
        double y = (height - inner->size.height) / 2;
        box_place(context, box, inner, (space->width - inner->size.width) / 2, y);
        natural = fmax(natural, inner->size.height);
        if (isnan(box->baseline))
            box->baseline = box->border.top + box->padding.top + y + inner->baseline;
    }
    return natural;
}

/* The form fills the border box: padding keeps children off its edges. */
static Rect form_frame(const Box *box, Rect content)
{
    return rect_outset(rect_outset(content, box->padding), box->border);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ShapeElement *element = box->node->properties;
    Rect frame = form_frame(box, content);
    Path *path = path_create(context->arena);
    if (element->form == SHAPE_PATH) {
        Matrix place =
            matrix_multiply(matrix_translate(-element->view.x, -element->view.y),
                            matrix_scale(frame.width / fmax(element->view.width, 1e-9),
                                         frame.height / fmax(element->view.height, 1e-9)));
        path_append(path, element->outline,
                    matrix_multiply(place, matrix_translate(frame.x, frame.y)));
    } else if (element->form == SHAPE_RECTANGLE) {
        path = paint_outline(context, box->node->style, frame, 0);
    } else {
        shape_append(path, (ShapeForm)element->form, &element->options, frame);
    }
    if (element->fill.kind != PAINT_NONE)
        paint_fill(context, path, FILL_NONZERO,
                   paint_spec_realize(&element->fill, context->arena, frame));
    if (element->stroke.kind != PAINT_NONE) {
        Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
        stroke->width = element->stroke_width;
        stroke->join = JOIN_ROUND;
        paint_stroke(context, path, stroke,
                     paint_spec_realize(&element->stroke, context->arena, frame));
    }
}

const ElementType element_shape = {
    .name = "shape",
    .help = "A drawn form as large as its box; children (or text) stand in its middle.",
    .help_zh = "图形，充满所在的框；下级元素（或 text）居中。",
    .example =
        "{\"type\": \"shape\", \"shape\": \"ribbon\", \"fill\": \"#C8161D\", \"text\": \"壹\", "
        "\"style\": {\"width\": \"24mm\", \"height\": \"8mm\", \"color\": \"white\"}}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(ShapeElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
