/* ElementType: what a type of element is made of. Adding one is one new file
 * src/element/type_<name>.c that defines `const ElementType element_<name>`. */
#ifndef DOC_ELEMENT_TYPE_H
#define DOC_ELEMENT_TYPE_H

#include "doc/node.h"
#include "json/field.h"

struct Builder;       /* doc/builder.h */
struct LayoutContext; /* layout/layout.h */
struct PaintContext;
struct Box;
struct Space;
struct LayoutResult;
struct TextLayout;
struct Arena;

typedef enum ElementContent {
    CONTENT_NONE,    /* no children */
    CONTENT_CHILDREN /* any elements in "children" */
} ElementContent;

/* Widths of the content box, points. */
typedef struct Intrinsic {
    double min; /* narrower it overflows */
    double max; /* wider gains nothing */
} Intrinsic;

/* Is shown the lines of a text and where their top left corner lies on the page. */
typedef void (*TextVisitor)(void *context, const struct TextLayout *layout, Point corner);

typedef struct ElementType {
    const char *name;
    const char *help, *help_zh;
    const char *example; /* a complete element, as JSON, for the reference and its tests */
    ElementContent content;
    const Field *fields; /* of `properties`; NULL: none */
    size_t size;         /* of the properties struct */
    bool takes_vertical; /* its text may be set in vertical lines; else writingMode has no effect */
    /* What the element is to a reader that cannot see. AUTO: lines of text are a paragraph, or a
     * heading by their class; a container is nothing of its own; what shows words (a chart) is a
     * figure; the rest is decoration, unless the layout gives it an alternative text. */
    TagRole role;
    /* Fills in what the type wants where the layout leaves a style open; children inherit it, so it
     * comes before they are built. May be NULL. */
    void (*set_defaults)(struct Builder *builder, Node *node);
    /* Checks what the table cannot, prepares text, makes children of its own. False: reported; the
     * element is left out. May be NULL. */
    bool (*build)(struct Builder *builder, Node *node);
    /* Widths of the content. Pure. */
    Intrinsic (*measure)(struct LayoutContext *context, const Node *node);
    /* Lays the content into `space` (the content box: its width is definite, its height may be
     * INFINITY), adds the boxes of children to `box`, and returns the height of the content; the
     * children's frames are relative to the content box. */
    double (*arrange)(struct LayoutContext *context, struct Box *box, const struct Space *space);
    /* Once all pages are laid out: the box may look at others and change its own content, and
     * theirs where their type takes it, but no size. May be NULL. */
    void (*settle)(struct LayoutContext *context, struct Box *box,
                   const struct LayoutResult *result);
    /* Draws the content (background and border are drawn already, children come after). May be
     * NULL. `content` is the content box on the page, points. */
    void (*draw)(struct PaintContext *context, const struct Box *box, Rect content);
    /* The lines of a box of text and where their top left corner lies on the page, for the layout
     * dump. NULL: no text of its own. */
    const struct TextLayout *(*text)(const struct Box *box, Rect content, Point *corner);
    /* How it breaks over pages, layout/flow.h. NULL: what draws itself never does, a container
     * between its children. */
    const struct FlowRules *flow;
    /* draw() shows what is known only when all pages are laid out: their numbers. */
    bool draws_late;
    /* Shows every text that draw() sets beside that, in the order of drawing, for the audit of
     * figures. NULL: there is none. */
    void (*each_text)(struct Arena *arena, const struct Box *box, Rect content, TextVisitor visit,
                      void *context);
} ElementType;

#endif
