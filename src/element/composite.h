/* Composite: an element that is made of other elements. It gives its box the defaults of its type,
 * makes its parts as JSON elements, and lets the layout and the theme restyle each part by name:
 *
 *   "parts": { "title": { "style": { "fontSize": "14pt" }, "class": "h2" } }     in the layout
 *   "styles": { "steps-title": { ... } }                                         in the theme
 *
 * What neither of them says follows the defaults of the type. */
#ifndef ELEMENT_COMPOSITE_H
#define ELEMENT_COMPOSITE_H

#include "doc/field_types.h"
#include "element/palette.h"
#include "layout/layout.h"
#include "layout/paint.h"

/* The first member of the properties of a composite. */
typedef struct CompositeFields {
    PaintSpec tone;
    const JsonValue *parts;
} CompositeFields;

/* Rows of a Field table for them; `Type` begins with a CompositeFields named `composite`. */
#define COMPOSITE_FIELDS(Type)                                                                     \
    {"tone",                                                                                       \
     &field_color,                                                                                 \
     offsetof(Type, composite.tone),                                                               \
     0,                                                                                            \
     0,                                                                                            \
     NULL,                                                                                         \
     0,                                                                                            \
     NULL,                                                                                         \
     "Leading colour in place of $main.",                                                          \
     "主色，代替 $main。"},                                                                        \
    {                                                                                              \
        "parts", &field_json, offsetof(Type, composite.parts), 0, 0, NULL, 0, NULL,                \
            "Looks of single parts: {\"title\": {\"style\": {...}, \"class\": \"h2\"}}.",          \
            "各组成部分的样式：{\"title\": {\"style\": {...}, \"class\": \"h2\"}}。"     \
    }

#define FIELDS_END                                                                                 \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL                                             \
    }

typedef struct Composite {
    Builder *builder;
    Node *node;
    const JsonValue *overrides; /* "parts", or NULL */
    Palette palette;
} Composite;

/* Starts the building of `node`, whose properties begin with a CompositeFields. A name in "parts"
 * that is none of `part_names` (NULL at the end) is reported. */
Composite composite_begin(Builder *builder, Node *node, const char *const part_names[]);

/* One part in the making. */
typedef struct Part {
    const Composite *composite;
    JsonValue *json;
    StyleSheet sheet; /* what layout and theme say about it */
} Part;

/* A part of element type `type`. `name` is the name it can be restyled by; NULL: none. */
Part part_new(const Composite *composite, const char *type, const char *name);

/* A part of type text with the layout's `text`. */
Part part_text(const Composite *composite, const char *name, const JsonValue *text);

/* A part of type text with words of the program's own. */
Part part_words(const Composite *composite, const char *name, const char *words);

/* Properties of the part. The value is copied, its members are shared. */
void part_set(Part *part, const char *name, const JsonValue *value);
void part_set_string(Part *part, const char *name, const char *value);
void part_set_number(Part *part, const char *name, double value);
void part_set_color(Part *part, const char *name, const Color *color);

/* Default styles, as a layout writes them: name, value, ..., NULL. What layout or theme say wins.
 */
void part_styles(Part *part, ...) NULL_TERMINATED;
void part_style_number(Part *part, const char *name, double value);
void part_style_points(Part *part, const char *name, double points);
void part_style_color(Part *part, const char *name, const Color *color);

/* Lays a layout's style object (NULL: none) over the part; before the defaults. */
void part_override(Part *part, const JsonValue *style);

/* Families by role: the theme's token, else a family of the manifest. */
typedef enum FontRole { FONT_TITLE, FONT_TEXT, FONT_QUOTE, FONT_DIGITS } FontRole;
void part_style_font(Part *part, FontRole role);

/* The style of a part that the element draws itself. */
const Style *part_style(const Part *part);

/* Builds the part below `parent`. NULL: reported. */
Node *part_add(Node *parent, Part *part);

/* Defaults for the element's own box, before anything inherits from it: name, value, ..., NULL. To
 * be called from ElementType.set_defaults. */
void style_defaults(Builder *builder, Node *node, ...) NULL_TERMINATED;
void style_default_color(Builder *builder, Node *node, const char *name, const Color *color);
void style_default_font(Builder *builder, Node *node, FontRole role);
bool style_is_set(const Node *node, const char *name);

/* Takes the children away that the layout gave, so that parts can come before them; and puts them
 * back behind the parts made since. */
Node *composite_take_children(Node *node);
void composite_put_children(Node *node, Node *children);

/* Cuts the line's space off a text of one line, so that centring centres what one sees: capitals
 * and figures, or Han characters. */
void part_trim(Part *part, Text words);

/* "$radius", or the radius of the house style. */
const char *composite_radius(const Builder *builder);

/* A copy of `value` that may stand in another tree. */
JsonValue *json_borrow(Arena *arena, const JsonValue *value);

#endif
