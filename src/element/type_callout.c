/* callout: a boxed passage with its own title. */
#include "element/composite.h"

enum { LOOK_CARD, LOOK_BAR, LOOK_OUTLINE, LOOK_TAB };

typedef struct CalloutElement {
    CompositeFields composite;
    const JsonValue *title, *text;
    const char *icon;
    int look;
    Color main;
} CalloutElement;

static const FieldName looks[] = {{"card", LOOK_CARD},
                                  {"bar", LOOK_BAR},
                                  {"outline", LOOK_OUTLINE},
                                  {"tab", LOOK_TAB},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(CalloutElement),
    {"title", &field_text, offsetof(CalloutElement, title), 0, 0, NULL, 0, NULL, "Its title.",
     "标题。"},
    {"text", &field_text, offsetof(CalloutElement, text), 0, 0, NULL, 0, NULL,
     "The words; or put elements into children.", "正文；也可改用 children。"},
    {"icon", &field_string, offsetof(CalloutElement, icon), 0, 0, NULL, 0, NULL,
     "Name in the icon font, before the title.", "标题前的图标名。"},
    {"look", &field_enum, offsetof(CalloutElement, look), 0, 0, looks, 0, NULL,
     "A card on a tint, a bar at the side, an outline, or an outline with the title as a tab.",
     "card 浅底，bar 左侧竖条，outline 线框，tab 线框加页签式标题。"},
    FIELDS_END,
};

static const char *const part_names[] = {"title", "text", "icon", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const CalloutElement *element = node->properties;
    Palette palette = palette_read(builder->theme, &element->composite.tone);
    bool has_line = element->look == LOOK_OUTLINE || element->look == LOOK_TAB;
    bool is_tab = element->look == LOOK_TAB && element->title;
    style_defaults(builder, node, "gap", "0.5em", "padding",
                   is_tab                      ? "0 1.3em 1.1em"
                   : element->look == LOOK_BAR ? "0.3em 0 0.3em 1.2em"
                                               : "1.1em 1.3em",
                   NULL);
    if (element->look == LOOK_CARD) {
        style_defaults(builder, node, "borderRadius", composite_radius(builder), NULL);
        style_default_color(builder, node, "background", &palette.tint);
    }
    if (has_line)
        style_defaults(builder, node, "borderRadius", composite_radius(builder), NULL);
}

/* The title as a tab hangs from the upper line. */
static void style_tab(const Composite *composite, Part *title)
{
    Color on = palette_on(&composite->palette, &composite->palette.main);
    part_style_color(title, "background", &composite->palette.main);
    part_style_color(title, "color", &on);
    part_styles(title, "padding", "0.42em 0.9em", "alignSelf", "start", "marginBottom", "0.25em",
                "fontSize", "1.1em", NULL);
}

static void add_title(const Composite *composite, const CalloutElement *element)
{
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "alignItems", "center", "gap", "0.5em", NULL);
    bool is_tab = element->look == LOOK_TAB;
    Node *parent = is_tab ? composite->node : part_add(composite->node, &row);
    if (!parent)
        return;
    if (element->icon && !is_tab) {
        Part icon = part_new(composite, "icon", "icon");
        part_set_string(&icon, "name", element->icon);
        part_styles(&icon, "width", "1.7em", "height", "1.7em", NULL);
        part_style_color(&icon, "color", &composite->palette.main);
        part_add(parent, &icon);
    }
    if (!element->title)
        return;
    Part title = part_text(composite, "title", element->title);
    if (is_tab)
        style_tab(composite, &title);
    part_style_font(&title, FONT_TEXT);
    part_styles(&title, "fontSize", "1.2em", "lineHeight", "1.3em", "fontWeight", "700",
                "textAlign", "start", NULL);
    if (is_tab)
        part_trim(&title, element->title->text);
    if (!is_tab)
        part_style_color(&title, "color", &composite->palette.main);
    part_add(parent, &title);
}

static bool build(Builder *builder, Node *node)
{
    CalloutElement *element = node->properties;
    Node *children = composite_take_children(node);
    Composite composite = composite_begin(builder, node, part_names);
    element->main = composite.palette.main;
    if (element->title || element->icon)
        add_title(&composite, element);
    if (element->text) {
        Part text = part_text(&composite, "text", element->text);
        part_add(node, &text);
    }
    composite_put_children(node, children);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const CalloutElement *element = box->node->properties;
    Rect frame = rect_outset(content, box->padding);
    const Paint *paint = scene_solid(context->arena, element->main, 1);
    if (element->look == LOOK_BAR) {
        Path *path = path_create(context->arena);
        double width = box->node->style->font_size.value * 0.3;
        path_rectangle(path, (Rect){frame.x, frame.y, width, frame.height});
        paint_fill(context, path, FILL_NONZERO, paint);
    } else if (element->look == LOOK_OUTLINE || element->look == LOOK_TAB) {
        Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
        stroke->width = 0.75;
        paint_stroke(context, paint_outline(context, box->node->style, frame, 0.375), stroke,
                     paint);
    }
}

const ElementType element_callout = {
    .name = "callout",
    .help = "A boxed passage with its own title.",
    .help_zh = "提示框：带标题的方框文字。",
    .example = "{\"type\": \"callout\", \"icon\": \"lightbulb\", \"title\": \"划重点\", \"text\": "
               "\"科技成果转化的收益，**不低于七成**奖励给完成人和团队。\"}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(CalloutElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
    .draw = draw,
};
