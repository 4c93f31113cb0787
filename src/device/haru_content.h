/* HaruContent: one content stream being written - of a page, a group or a soft mask - with the
 * resources it names and what a reader's graphics state holds at its end, so that nothing is said
 * twice. Numbers in content are whole thousandths of a unit. */
#ifndef DEVICE_HARU_CONTENT_H
#define DEVICE_HARU_CONTENT_H

#include <limits.h>

#include "device/haru_object.h"

/* q may be nested 28 deep (PDF 1.7, annex C; PDF/A-2 makes it a rule). A form counts as one. */
#define HARU_DEPTH_LIMIT 28

#define HARU_DASH_LIMIT 8 /* longer dash arrays are written each time */

typedef enum HaruResourceKind {
    RESOURCE_FONT,
    RESOURCE_XOBJECT,
    RESOURCE_GRAPHICS_STATE,
    RESOURCE_PATTERN,
    RESOURCE_SHADING,
    RESOURCE_COLOR_SPACE,
    RESOURCE_KIND_COUNT
} HaruResourceKind;

/* An object that contents name. The number is its own in the whole document: /F3, /X4 ... */
typedef struct HaruResource {
    HaruResourceKind kind;
    int number;
    void *object;          /* a dictionary, or an array for a colour space */
    uint32_t last_content; /* serial of the content that named it last */
} HaruResource;

typedef enum HaruInkKind {
    INK_UNKNOWN,
    INK_GRAY,
    INK_RGB,
    INK_CMYK,
    INK_PATTERN,
    INK_SPOT
} HaruInkKind;

/* A colour as it stands in content. */
typedef struct HaruInk {
    HaruInkKind kind;
    long parts[4]; /* thousandths; 1, 3 or 4 of them by kind; PATTERN: the resource's number; SPOT:
                      the tint, and the resource's number */
    HaruResource *space; /* SPOT: the colour space; else NULL */
} HaruInk;

#define CHARACTER_SPACING_UNKNOWN LONG_MIN

/* What the reader's graphics state holds; -1 or INK_UNKNOWN: not known. */
typedef struct HaruGraphics {
    HaruInk fill, stroke;
    long opacity;   /* thousandths, of fills and strokes alike */
    long overprint; /* 0 or 1, of fills and strokes alike */
    long line_width, miter_limit, line_cap, line_join;
    long dashes[HARU_DASH_LIMIT], dash_phase;
    int dash_count;
    int font_number; /* of the font's resource */
    long font_size, rendering_mode;
    long character_spacing; /* hundred-thousandths of a point; CHARACTER_SPACING_UNKNOWN */
} HaruGraphics;

typedef struct HaruContent {
    HaruDocument *document;
    struct HaruContent *parent; /* NULL: a page */
    uint32_t serial;
    StrBuf operators;
    HaruResource **resources; /* resource_count of them, in order of first use */
    size_t resource_count, resource_capacity;
    HaruGraphics graphics;
    HaruGraphics saved[HARU_DEPTH_LIMIT];
    int depth, outer_depth; /* of q here; of everything around this content */
    /* Page points (y down) go to (left + x, top - y). */
    double left, top;
    bool uses_transparency;
    /* Of a tagged document, see haru_structure.h. */
    struct HaruMarks *marks; /* NULL: this content is not marked by itself */
    bool is_marked;          /* between BMC or BDC and EMC */
    const Tag *marked_tag;   /* NULL: an artifact */
    int mark_depth;          /* of q when the mark began */
    /* Within BT ... ET: where the current line began, and its direction. */
    bool in_text;
    long line_x, line_y;
    Matrix line_matrix;
    /* Of a group. */
    Rect bounds;
    long group_opacity;
    BlendMode blend;
} HaruContent;

/* Begins the content of a page (`parent` NULL; the caller sets left and top) or one drawn within
 * `parent`, whose coordinates it shares. Ends with haru_content_release(). */
HaruContent *haru_content_create(HaruDocument *document, HaruContent *parent);
void haru_content_release(HaruContent *content);

/* Thousandths of `value`, rounded half away from zero. */
long haru_thousandths(double value);

/* Appends a number of thousandths and a space: 1500 as "1.5 ", -50 as "-.05 ". */
void haru_put(StrBuf *out, long thousandths);

/* Appends an integer, without a space. */
void haru_put_integer(StrBuf *out, long value);

/* Appends a reference, "12 0 R". */
void haru_put_reference(StrBuf *out, uint32_t number);

/* Page points to thousandths of PDF units. */
long haru_content_x(const HaruContent *content, double x);
long haru_content_y(const HaruContent *content, double y);

/* Appends an operator with the space or line end it needs. */
void haru_content_operator(HaruContent *content, const char *operator_name);

/* q and Q. Saving within a text object ends it. False: nested too deeply, which is reported. */
bool haru_content_save(HaruContent *content);
void haru_content_restore(HaruContent *content);

/* BT and ET, where they are needed. */
void haru_content_begin_text(HaruContent *content);
void haru_content_end_text(HaruContent *content);

/* The content is not opaque any more. PDF/X-1a has no room for that: reported there. */
void haru_content_use_transparency(HaruContent *content);

/* EMC, where marked content is open. */
void haru_content_end_mark(HaruContent *content);

/* A rectangle (thousandths: x, y, right, top) as an array. */
void haru_dict_set_box(HaruDocument *document, HPDF_Dict dict, const char *key, const long box[4]);

/* Gives `resource` a number of its own. */
void haru_resource_init(HaruDocument *document, HaruResource *resource, HaruResourceKind kind,
                        void *object);

/* Appends the name of the resource ("/F3 ") and enters it among the content's resources. */
void haru_content_name(HaruContent *content, HaruResource *resource);

/* "Font": the key of a kind's dictionary among the resources. */
const char *haru_resource_key(HaruResourceKind kind);

/* Appends the resource's name, "/F3". */
void haru_resource_put_name(StrBuf *out, HaruResourceKind kind, int number);

/* The resource dictionary of what the content named so far. */
HPDF_Dict haru_content_resources(HaruContent *content);

/* The content as a form XObject with this box (thousandths: x, y, right, top) that is an isolated
 * transparency group in `color_space`. Releases the content. */
HPDF_Dict haru_content_finish_form(HaruContent *content, const long box[4],
                                   const char *color_space);

#endif
