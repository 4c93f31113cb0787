/* qrcode: a QR code with its quiet zone. */
#include "element/composite.h"
#include "element/qr.h"

#include <math.h>

#include "base/number.h"

#define LEAST_MODULE_MM  0.33 /* four dots of a 300 dpi plate */
#define LEAST_CONTRAST   3.0
#define DEFAULT_WIDTH_MM 20.0

typedef struct QrElement {
    const char *text;
    int level;
    int quiet;
    QrCode code;
} QrElement;

static const FieldName levels[] = {{"L", QR_L}, {"M", QR_M}, {"Q", QR_Q}, {"H", QR_H}, {NULL, 0}};

static const Field fields[] = {
    {"text", &field_string, offsetof(QrElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "What it says: an address, as a rule.", "内容，通常为网址。"},
    {"level", &field_enum, offsetof(QrElement, level), 0, 0, levels, 0, "M",
     "How much damage it bears: L 7, M 15, Q 25, H 30 %.",
     "容错等级：L 约 7%，M 15%，Q 25%，H 30%。"},
    {"quiet", &field_integer, offsetof(QrElement, quiet), 0, 20, NULL, 0, "4",
     "Width of the empty margin in modules; the standard asks for 4.",
     "四周留白的模块数，标准为 4。"},
    FIELDS_END,
};

static void set_defaults(Builder *builder, Node *node)
{
    style_default_color(builder, node, "background", &COLOR_WHITE);
    style_defaults(builder, node, "alignSelf", "start", NULL);
    if (!style_is_set(node, "height"))
        style_defaults(builder, node, "width", "20mm", NULL);
}

static void check_contrast(Builder *builder, const Node *node)
{
    const PaintSpec *ground = &node->style->background;
    const PaintSpec *color = &node->style->color;
    if (ground->kind != PAINT_SOLID || color->kind != PAINT_SOLID)
        return;
    double contrast = palette_contrast(&ground->color, &color->color);
    if (contrast >= LEAST_CONTRAST)
        return;
    char words[NUMBER_TEXT_SIZE];
    number_format(words, contrast, 1);
    diag_report(builder->diagnostics, W_QR_CONTRAST, &node->source->origin, DIAG_ARGS(words));
}

static bool build(Builder *builder, Node *node)
{
    QrElement *element = node->properties;
    if (!element->text)
        return false;
    Text words = text_of(element->text);
    if (!qr_encode(builder->arena, words, (QrLevel)element->level, &element->code)) {
        const JsonValue *value = json_find(node->source, "text");
        diag_report(
            builder->diagnostics, E_QR_TEXT, value ? &value->origin : NULL,
            DIAG_ARGS(arena_print(builder->arena, "%zu", words.length), levels[element->level].name,
                      arena_print(builder->arena, "%d", qr_capacity((QrLevel)element->level))));
        return false;
    }
    check_contrast(builder, node);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    (void)node;
    double width = DEFAULT_WIDTH_MM * PT_PER_MM;
    return (Intrinsic){width, width};
}

static double module_size(const QrElement *element, double side)
{
    return side / (element->code.size + 2 * element->quiet);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const QrElement *element = box->node->properties;
    double side = fmin(space->width, space->height);
    double module_mm = module_size(element, side) / PT_PER_MM;
    if (module_mm < LEAST_MODULE_MM) {
        char words[NUMBER_TEXT_SIZE];
        char least[NUMBER_TEXT_SIZE];
        number_format(words, module_mm, 2);
        number_format(least, LEAST_MODULE_MM * side / PT_PER_MM / module_mm, 1);
        diag_report(context->diagnostics, W_QR_SMALL, &box->node->source->origin,
                    DIAG_ARGS(words, least));
    }
    return side;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const QrElement *element = box->node->properties;
    double side = fmin(content.width, content.height);
    double margin = module_size(element, side) * element->quiet;
    Rect frame = {content.x + (content.width - side) / 2 + margin,
                  content.y + (content.height - side) / 2 + margin, side - 2 * margin,
                  side - 2 * margin};
    Path *path = path_create(context->arena);
    qr_append(path, &element->code, frame);
    paint_fill(context, path, FILL_NONZERO,
               scene_solid(context->arena, box->node->style->color.color, 1));
}

const ElementType element_qrcode = {
    .name = "qrcode",
    .help = "A QR code with its quiet zone, in the text colour on white.",
    .help_zh = "二维码，含四周留白；颜色取文字颜色，白底。",
    .example =
        "{\"type\": \"qrcode\", \"text\": \"https://example.invalid/1\", \"alt\": \"查看全文\", "
        "\"style\": {\"width\": \"20mm\", \"alignSelf\": \"start\"}}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(QrElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
