/* banner: the head of a page, in colour to the trim, its lower edge drawn. */
#include "element/centered.h"
#include "element/composite.h"
#include "element/motif.h"

#include <math.h>

enum { EDGE_STRAIGHT, EDGE_CURVE, EDGE_ARCH, EDGE_SLANT, EDGE_WAVE, EDGE_STEP };

enum { MOTIF_UNSET = -1 };

#define MOTIF_STRENGTH 0.14

typedef struct BannerElement {
    CompositeFields composite;
    const JsonValue *kicker, *title, *sub;
    int edge;
    int align;
    PaintSpec fill;
    double depth; /* points */
    int motif;    /* MotifKind, or MOTIF_UNSET */
    Palette palette;
} BannerElement;

static const FieldName edges[] = {{"straight", EDGE_STRAIGHT},
                                  {"curve", EDGE_CURVE},
                                  {"arch", EDGE_ARCH},
                                  {"slant", EDGE_SLANT},
                                  {"wave", EDGE_WAVE},
                                  {"step", EDGE_STEP},
                                  {NULL, 0}};
static const FieldName motifs[] = {
    {"none", MOTIF_UNSET},
    {"cloud", MOTIF_CLOUD},
    {"wave", MOTIF_WAVE},
    {"skyline", MOTIF_SKYLINE},
    {"rays", MOTIF_RAYS},
    {"grid", MOTIF_GRID},
    {"circuit", MOTIF_CIRCUIT},
    {"leaf", MOTIF_LEAF},
    {"hills", MOTIF_HILLS},
    {"dots", MOTIF_DOTS},
    {NULL, 0},
};
static const FieldName aligns[] = {{"center", ALIGN_CENTER}, {"start", ALIGN_START}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(BannerElement),
    {"title", &field_text, offsetof(BannerElement, title), 0, 0, NULL, 0, NULL,
     "The title of the page.", "主标题。"},
    {"kicker", &field_text, offsetof(BannerElement, kicker), 0, 0, NULL, 0, NULL,
     "Words on a label above the title: 一图读懂.", "主标题上方的标签，如“一图读懂”。"},
    {"sub", &field_text, offsetof(BannerElement, sub), 0, 0, NULL, 0, NULL, "The line below.",
     "副题。"},
    {"edge", &field_enum, offsetof(BannerElement, edge), 0, 0, edges, 0, NULL,
     "The lower edge: straight, a curve hanging down, an arch, a slant, a wave, a step.",
     "下缘：straight 直线，curve 下弧，arch 上拱，slant 斜线，wave 波浪，step 台阶。"},
    {"edgeDepth", &field_points, offsetof(BannerElement, depth), 0, 1000, NULL, 0, NULL,
     "How far the edge is cut.", "下缘的起伏深度。"},
    {"align", &field_enum, offsetof(BannerElement, align), 0, 0, aligns, 0, "center",
     "Words in the middle or at the start.", "文字居中或居左。"},
    {"motif", &field_enum, offsetof(BannerElement, motif), 0, 0, motifs, 0, "none",
     "An ornament behind the words, as of the element motif.", "文字后的纹样，见 motif 元素。"},
    {"fill", &field_paint, offsetof(BannerElement, fill), 0, 0, NULL, 0, NULL,
     "Its colour; without it from $deep to $main.", "底色；缺省由 $deep 渐变到 $main。"},
    FIELDS_END,
};

static const char *const part_names[] = {"kicker", "title", "sub", NULL};

static double edge_depth(const BannerElement *element, double em)
{
    if (element->edge == EDGE_STRAIGHT)
        return 0;
    return element->depth > 0 ? element->depth : 2.2 * em;
}

static bool stands_on_ground(const BannerElement *element)
{
    return element->motif != MOTIF_UNSET && motif_stands((MotifKind)element->motif);
}

static void set_defaults(Builder *builder, Node *node)
{
    BannerElement *element = node->properties;
    element->palette = palette_read(builder->theme, &element->composite.tone);
    style_defaults(builder, node, "position", "relative", "gap", "1em", "alignItems",
                   element->align == ALIGN_CENTER ? "center" : "start", "padding",
                   stands_on_ground(element)        ? "2.6em 2em 6.8em"
                   : element->edge == EDGE_STRAIGHT ? "2.6em 2em"
                                                    : "2.6em 2em 4.2em",
                   NULL);
    Color on = palette_on(&element->palette, &element->palette.main);
    style_default_color(builder, node, "color", &on);
    if (element->fill.kind != PAINT_NONE)
        return;
    GradientStop *stops = arena_array(builder->arena, 2, sizeof *stops);
    stops[0] = (GradientStop){0, element->palette.deep, 1};
    stops[1] = (GradientStop){1, element->palette.main, 1};
    element->fill = (PaintSpec){
        .kind = PAINT_LINEAR, .opacity = 1, .angle_deg = 160, .stops = stops, .stop_count = 2};
}

static void add_kicker(const Composite *composite, const BannerElement *element)
{
    if (!element->kicker)
        return;
    const Palette *palette = &composite->palette;
    bool is_legible = palette_contrast(&palette->accent, &palette->main) >= 1.8;
    const Color *ground = is_legible ? &palette->accent : &palette->white;
    Color on = palette_on(palette, ground);
    Part part = part_text(composite, "kicker", element->kicker);
    part_style_font(&part, FONT_TEXT);
    part_styles(&part, "fontSize", "1.3em", "lineHeight", "1.2em", "fontWeight", "700", "padding",
                "0.4em 1em", "letterSpacing", "0.08em", "borderRadius",
                composite_radius(composite->builder), NULL);
    part_trim(&part, element->kicker->text);
    part_style_color(&part, "background", ground);
    part_style_color(&part, "color", is_legible ? &on : &palette->main);
    part_add(composite->node, &part);
}

static bool build(Builder *builder, Node *node)
{
    BannerElement *element = node->properties;
    const char *align = element->align == ALIGN_CENTER ? "center" : "start";
    Node *children = composite_take_children(node);
    Composite composite = composite_begin(builder, node, part_names);
    add_kicker(&composite, element);
    if (element->title) {
        Part title = part_text(&composite, "title", element->title);
        part_style_font(&title, FONT_TITLE);
        part_styles(&title, "fontSize", "4.2em", "lineHeight", "1.2em", "fontWeight", "900",
                    "textAlign", align, "textWrap", "balance", NULL);
        part_add(node, &title);
    }
    if (element->sub) {
        Part sub = part_text(&composite, "sub", element->sub);
        part_style_font(&sub, FONT_QUOTE);
        part_styles(&sub, "fontSize", "1.5em", "lineHeight", "1.4em", "textAlign", align,
                    "textWrap", "balance", NULL);
        part_add(node, &sub);
    }
    composite_put_children(node, children);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

/* The lower edge, from the right to the left. */
static void append_edge(Path *path, int edge, Rect frame, double depth)
{
    double left = frame.x;
    double right = frame.x + frame.width;
    double low = frame.y + frame.height;
    double high = low - depth;
    double w = frame.width;
    if (edge == EDGE_CURVE) {
        path_line(path, right, high);
        path_curve(path, right - w * 0.25, low + depth / 3, left + w * 0.25, low + depth / 3, left,
                   high);
    } else if (edge == EDGE_ARCH) {
        path_line(path, right, low);
        path_curve(path, right - w * 0.25, high - depth / 3, left + w * 0.25, high - depth / 3,
                   left, low);
    } else if (edge == EDGE_SLANT) {
        path_line(path, right, high);
        path_line(path, left, low);
    } else if (edge == EDGE_WAVE) {
        path_line(path, right, high);
        path_curve(path, right - w * 0.2, high - depth * 0.2, right - w * 0.3, low, left + w * 0.5,
                   low - depth * 0.45);
        path_curve(path, left + w * 0.3, high + depth * 0.15, left + w * 0.15, high, left,
                   low - depth * 0.1);
    } else if (edge == EDGE_STEP) {
        path_line(path, right, high);
        path_line(path, left + w * 0.62, high);
        path_line(path, left + w * 0.62 - depth, low);
        path_line(path, left, low);
    } else {
        path_line(path, right, low);
        path_line(path, left, low);
    }
}

/* The ornament lies on the colour and is cut by the edge; where it stands, it ends below the words.
 */
static void draw_motif(PaintContext *context, const BannerElement *element, const Style *style,
                       Rect frame, const Path *outline)
{
    double em = style->font_size.value;
    if (element->motif == MOTIF_UNSET)
        return;
    if (stands_on_ground(element)) {
        double height = fmin(frame.height, 4.6 * em + edge_depth(element, em));
        frame = (Rect){frame.x, frame.y + frame.height - height, frame.width, height};
    }
    MotifOptions options = {
        .kind = (MotifKind)element->motif,
        .size = motif_default_size((MotifKind)element->motif, em),
        .line = fmax(0.5, em * 0.08),
        .origin = {0.5, 1},
        .seed = 1,
    };
    motif_draw(context, &options, frame, outline,
               scene_solid(context->arena, style->color.color, MOTIF_STRENGTH));
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const BannerElement *element = box->node->properties;
    Rect frame = border_frame(box, content);
    Rect outer = paint_with_bleed(context, box->node->style, frame);
    outer.height = frame.y + frame.height - outer.y; /* the lower edge is drawn */
    frame = outer;
    double em = box->node->style->font_size.value;
    double depth = fmin(edge_depth(element, em), frame.height / 2);
    Path *path = path_create(context->arena);
    path_move(path, frame.x, frame.y);
    path_line(path, frame.x + frame.width, frame.y);
    append_edge(path, element->edge, frame, depth);
    path_close(path);
    paint_fill(context, path, FILL_NONZERO,
               paint_spec_realize(&element->fill, context->arena, frame));
    draw_motif(context, element, box->node->style, frame, path);
}

const ElementType element_banner = {
    .name = "banner",
    .help = "The head of a page: label, title and line on colour that runs to the trim.",
    .help_zh = "题头：标签、主标题、副题，底色铺到裁切线。",
    .example =
        "{\"type\": \"banner\", \"kicker\": \"一图读懂\", \"title\": \"新质生产力\", \"sub\": "
        "\"科技创新怎样变成现实生产力\", \"edge\": \"curve\"}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(BannerElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
    .draw = draw,
};
