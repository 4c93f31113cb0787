/* list: items side by side, below each other, in zigzag or round a centre. */
#include "element/composite.h"
#include "element/entry.h"
#include "element/numbering.h"
#include "element/plate.h"

#include <math.h>

enum { LIST_GRID, LIST_CARDS, LIST_COLUMN, LIST_ZIGZAG, LIST_SECTOR };

typedef struct ListElement {
    CompositeFields composite;
    const JsonValue *items, *center;
    int form, columns, numbering, plate, plate_look;
    Palette palette;
} ListElement;

static const FieldName forms[] = {{"grid", LIST_GRID},     {"cards", LIST_CARDS},
                                  {"column", LIST_COLUMN}, {"zigzag", LIST_ZIGZAG},
                                  {"sector", LIST_SECTOR}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(ListElement),
    {"items", &field_json, offsetof(ListElement, items), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Items: {title, text, label, icon}, or texts.", "条目：{title, text, label, icon} 或文字。"},
    {"look", &field_enum, offsetof(ListElement, form), 0, 0, forms, 0, NULL,
     "grid, cards on a tint, column, zigzag on both sides of a line, sector round a centre.",
     "grid 网格，cards 卡片，column 竖排，zigzag 左右交错，sector 环绕中心。"},
    {"columns", &field_integer, offsetof(ListElement, columns), 0, 24, NULL, 0, NULL,
     "Of grid and cards; 0 shares them out evenly.", "grid、cards 的列数；0 为自动均分。"},
    {"numbering", &field_enum, offsetof(ListElement, numbering), 0, 0, numbering_names, 0, "none",
     "The number on each plate; icons come before it.", "编号的写法；有图标时用图标。"},
    {"plate", &field_enum, offsetof(ListElement, plate), 0, 0, plate_forms, 0, "circle",
     "Form of the plates.", "编号牌的形状。"},
    {"plateLook", &field_enum, offsetof(ListElement, plate_look), 0, 0, plate_looks, 0, NULL,
     "solid, outline or double.", "编号牌的样式。"},
    {"center", &field_text, offsetof(ListElement, center), 0, 0, NULL, 0, NULL,
     "Of sector: words in the middle.", "sector 中央的文字。"},
    FIELDS_END,
};

static const char *const part_names[] = {"card", "plate", "title", "text", "label", "center", NULL};

static bool is_grid(const ListElement *element)
{
    return element->form == LIST_GRID || element->form == LIST_CARDS;
}

static int columns_of(const ListElement *element)
{
    int count =
        element->items && element->items->kind == JSON_ARRAY ? (int)element->items->count : 1;
    if (element->columns > 0)
        return element->columns;
    int most = count <= 4 ? count : count % 3 == 0 ? 3 : count % 4 == 0 ? 4 : count <= 6 ? 3 : 4;
    return most < 1 ? 1 : most;
}

static void set_defaults(Builder *builder, Node *node)
{
    const ListElement *element = node->properties;
    style_defaults(builder, node, "gap", element->form == LIST_COLUMN ? "1em" : "1.2em", NULL);
    if (is_grid(element))
        style_defaults(builder, node, "gridTemplateColumns",
                       arena_print(builder->arena, "repeat(%d, 1fr)", columns_of(element)), NULL);
}

static void add_plate(const Composite *composite, Node *parent, const ListElement *element,
                      const Entry *item, int index)
{
    const char *number =
        numbering_words(composite->builder->arena, (Numbering)element->numbering, index + 1);
    bool is_zigzag = element->form == LIST_ZIGZAG;
    if (!item->icon && !*number && !is_zigzag)
        return;
    Part plate = part_new(composite, "plate", "plate");
    if (item->icon)
        part_set_string(&plate, "icon", item->icon);
    else
        part_set_string(&plate, "text", *number ? number : " ");
    part_set_string(&plate, "shape", plate_forms[element->plate].name);
    part_set_string(&plate, "look", plate_looks[element->plate_look].name);
    part_set_color(&plate, "tone", &element->palette.main);
    if (is_zigzag && !item->icon && !*number)
        part_styles(&plate, "minWidth", "1em", "minHeight", "1em", "padding", "0", NULL);
    part_add(parent, &plate);
}

/* Plate and words; the words in a column of their own. */
static void add_row(const Composite *composite, const ListElement *element, const Entry *item,
                    int index)
{
    Part row = part_new(composite, "row", "card");
    part_styles(&row, "gap", "0.9em", "alignItems", item->text ? "start" : "center", NULL);
    if (element->form == LIST_CARDS) {
        part_styles(&row, "padding", "1em 1.1em", "borderRadius",
                    composite_radius(composite->builder), NULL);
        part_style_color(&row, "background", &element->palette.tint);
    }
    Node *node = part_add(composite->node, &row);
    if (!node)
        return;
    add_plate(composite, node, element, item, index);
    Part words = part_new(composite, "column", NULL);
    part_styles(&words, "gap", "0.25em", "flex", "1", NULL);
    Node *column = part_add(node, &words);
    entry_add_words(composite, column, item, ENTRY_ALL, "start", "start");
}

/* A row of three: words at one side, the plate on the line in the middle, nothing at the other. */
static void add_zigzag(const Composite *composite, const ListElement *element, const Entry *item,
                       int index)
{
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "gap", "1.1em", "alignItems", "center", NULL);
    if (index > 0)
        part_styles(&row, "marginTop", "-1.6em", NULL);
    Node *node = part_add(composite->node, &row);
    for (int side = 0; node && side < 2; side++) {
        bool is_empty = (index + side) % 2 == 1;
        Part words = part_new(composite, "column", is_empty ? NULL : "card");
        part_styles(&words, "flex", "1", "gap", "0.2em", NULL);
        if (!is_empty) {
            part_styles(&words, "padding", "0.9em 1.1em", "borderRadius",
                        composite_radius(composite->builder), NULL);
            part_style_color(&words, "background", &element->palette.tint);
        }
        Node *column = part_add(node, &words);
        const char *align = side == 0 ? "end" : "start";
        if (!is_empty)
            entry_add_words(composite, column, item, ENTRY_ALL, align, align);
        if (side == 0)
            add_plate(composite, node, element, item, index);
    }
}

/* Items round a centre are a cycle without arrows. */
static bool add_sector(const Composite *composite)
{
    Part cycle = part_new(composite, "cycle", NULL);
    const char *const names[] = {"items", "center", "tone", "numbering"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const JsonValue *value = json_find(composite->node->source, names[i]);
        if (value)
            part_set(&cycle, names[i], value);
    }
    part_set_string(&cycle, "look", "sectors");
    return part_add(composite->node, &cycle) != NULL;
}

static bool build(Builder *builder, Node *node)
{
    ListElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (element->form == LIST_SECTOR)
        return add_sector(&composite);
    int count;
    Entry *items = entries_read(&composite, element->items, "text", &count);
    for (int i = 0; i < count; i++) {
        if (element->form == LIST_ZIGZAG)
            add_zigzag(&composite, element, &items[i], i);
        else
            add_row(&composite, element, &items[i], i);
    }
    if (count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("list"));
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return is_grid(node->properties) ? grid_measure(context, node)
                                     : stack_measure(context, node, false);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    return is_grid(box->node->properties) ? grid_arrange(context, box, space)
                                          : column_arrange(context, box, space);
}

/* The line that a zigzag hangs on. */
static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ListElement *element = box->node->properties;
    if (element->form != LIST_ZIGZAG || box->child_count == 0)
        return;
    double em = box->node->style->font_size.value;
    const BoxLink *first = &box->children[0];
    const BoxLink *last = &box->children[box->child_count - 1];
    double top = content.y + first->y + first->box->size.height / 2;
    double bottom = content.y + last->y + last->box->size.height / 2;
    Path *path = path_create(context->arena);
    path_rectangle(path,
                   (Rect){content.x + content.width / 2 - 0.08 * em, top, 0.16 * em, bottom - top});
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, element->palette.line, 1));
}

const ElementType element_list = {
    .name = "list",
    .help = "Items in a grid, as cards, in a column, in zigzag or round a centre.",
    .help_zh = "列表：网格、卡片、竖排、左右交错或环绕中心。",
    .example = "{\"type\": \"list\", \"look\": \"cards\", \"items\": ["
               "{\"icon\": \"science\", \"title\": \"强研发\", \"text\": \"建设省级平台12个\"}, "
               "{\"icon\": \"groups\", \"title\": \"聚人才\", \"text\": \"引进团队30个\"}, "
               "{\"icon\": \"trending_up\", \"title\": \"促转化\", \"text\": \"成交31.62亿元\"}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ListElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
