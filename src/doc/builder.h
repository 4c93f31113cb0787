/* Builder: makes typed nodes from expanded JSON. It lives as long as the document, so an element
 * may keep it and shape further text when it is laid out (labels of a chart). */
#ifndef DOC_BUILDER_H
#define DOC_BUILDER_H

#include "base/map.h"
#include "doc/element_type.h"
#include "doc/page_master.h"
#include "doc/register.h"
#include "doc/style_cache.h"
#include "doc/theme.h"
#include "font/library.h"
#include "scene/image.h"
#include "text/text.h"

typedef struct Builder {
    Arena *arena;
    Arena *lasting; /* of ids and links; the same, unless the document is built in sections */
    DiagSink *diagnostics;
    const Theme *theme;
    FontLibrary *fonts;
    TextContext *text;
    const ElementType *const *types; /* NULL at the end */
    /* Opens the picture that `value` names, relative to the layout; NULL: reported. */
    const Image *(*load_image)(void *context, const JsonValue *value);
    void *load_context;
    double zi;        /* one em of the body style, points */
    Map ids;          /* id -> Node */
    Map links;        /* id that a link leads to -> Origin of the first such link */
    bool has_all_ids; /* the body is built: links are checked where they are met */
    StyleCache styles;
    uint32_t node_count;
    int depth;
    const char *language;       /* of the document */
    Register *entries;          /* of a report, NULL: none */
    const PageMasters *masters; /* of pages that flow; NULL: they do not */
    bool rounds_half_even;      /* the document's numbers; else half away from zero */
} Builder;

typedef struct Document {
    Node *root;
    PageSetup page;
    uint32_t node_count;
    Node **nodes; /* by number; nodes[0] is NULL */
} Document;

/* Builds the tree of `body`. Faults are reported; what can be built is. NULL: nothing could. */
Node *builder_build(Builder *builder, const JsonValue *body);

/* The same for a document that is built in sections: `body` has no children; they come by
 * builder_add(), until builder_close(). NULL: it could not be built. */
Node *builder_open(Builder *builder, const JsonValue *body);

/* What is built from here on lives in `arena`; the body, ids and links stay where they are. */
void builder_begin_section(Builder *builder, Arena *arena);

/* All elements are built: links that lead to none are reported. */
void builder_close(Builder *builder);

/* Builds one element below `parent` and appends it; for elements that make their own children.
 * NULL: reported. */
Node *builder_add(Builder *builder, Node *parent, const JsonValue *value);

/* The pages that a node stands on; NULL: they do not flow, or the master is unknown (which the
 * layout reports). */
const MasterGroup *builder_page_master(const Builder *builder, const Node *node);

/* A text style of the composer for `style`, with its fonts found. In the arena. NULL: reported. */
const TextStyle *builder_text_style(Builder *builder, const Style *style, const Origin *origin,
                                    uint32_t node_number);

/* Takes down that text with the link `href` (NULL: none) stands at `origin`. A link to an id that
 * no element has is reported when the body is built, later ones at once. */
void builder_note_link(Builder *builder, const char *href, const Origin *origin);

/* The text of an element: markup read, styles resolved, shaped. `value` is a string with inline
 * markup or an array of spans. Never NULL. */
typedef struct RichText {
    TextBlock *block;
    Text plain; /* without markup, for alt texts and dumps */
    /* What the block was made from, to make it anew in another size. */
    TextContext *context;
    const TextSpan *spans;
    int span_count;
    ParagraphStyle paragraph;
} RichText;

const RichText *builder_text(Builder *builder, const Node *node, const Style *style,
                             const JsonValue *value);

/* The paragraph style that belongs to a style. */
ParagraphStyle builder_paragraph_style(const Style *style);

#endif
