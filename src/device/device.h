/* Device: draws scenes into an output format. Callers use device_render(); the table of functions
 * is for the devices themselves. Adding a device is one new file src/device/device_<name>.c that
 * defines `device_<name>`. */
#ifndef DEVICE_DEVICE_H
#define DEVICE_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/byte_sink.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "base/timing.h"
#include "device/ink_convert.h"
#include "scene/scene.h"

/* In which values the output's colours are written, where the format leaves a choice (PDF). */
typedef enum ColorSpace { COLOR_SPACE_RGB, COLOR_SPACE_CMYK } ColorSpace;

/* What a PDF is made for. Other formats take no notice. */
typedef enum PdfProduct {
    PDF_PLAIN,    /* no promises */
    PDF_DIGITAL,  /* PDF/A-2u and PDF/UA-1: archives, screens, screen readers */
    PDF_PRESS,    /* inks only, built after the clauses of PDF/X-4 */
    PDF_PRESS_X1A /* after those of PDF/X-1a:2003: no transparency */
} PdfProduct;

/* The printing condition of the press products. */
typedef struct PressCondition {
    Text profile;             /* the bytes of its ICC profile */
    const char *profile_name; /* for messages */
    const char *identifier;   /* "FOGRA39" */
    const char *info;         /* the same in words, NULL: the identifier */
    const char *registry;     /* where the identifier is registered, NULL: nowhere */
    RenderingIntent intent;
    const Origin *origin; /* of the profile's name, for messages; NULL: none */
} PressCondition;

typedef struct DocumentInfo {
    const char *title, *author, *subject, *keywords, *creator, *language; /* UTF-8, NULL: none */
    const char *source; /* name of the layout, the last resort for a title; NULL: none */
    const char *date;   /* "2026-01-02T03:04:05+08:00", NULL: no date is written */
} DocumentInfo;

/* What an output's size is worth (PDF): the faster way makes font programs 1 to 2 % larger. */
typedef enum CompressionEffort { COMPRESS_WELL, COMPRESS_FAST } CompressionEffort;

struct OutputCache;

/* The label of a page and of those that follow it, as readers show it. */
typedef struct PageLabel {
    int page;           /* from 0 */
    char style;         /* 'D', 'r', 'R' as in PDF 1.7, table 159; 0: the prefix alone */
    int start;          /* number of that page */
    const char *prefix; /* NULL: none */
} PageLabel;

typedef struct DeviceOptions {
    double dpi; /* raster formats; 0: 150 */
    ColorSpace color_space;
    PdfProduct product;
    PressCondition press; /* of the press products */
    DocumentInfo info;
    CompressionEffort compression;
    bool is_frugal;               /* a long document: memory goes before time */
    const PageLabel *page_labels; /* page_label_count of them, by page */
    int page_label_count;
    struct OutputCache *cache; /* of the session; NULL: nothing is kept */
    /* Takes the file while it is being made, from a device that can (PDF); what is left when the
     * device is closed stands in the output. NULL: all of it stays there. */
    const ByteSink *sink;
    Timings *timings; /* phases inside a device ("subset") are added here; NULL: not wanted */
} DeviceOptions;

typedef struct Device Device; /* each device's own state begins with struct Device */

typedef struct DeviceType {
    const char *name;      /* "pdf" */
    const char *extension; /* "pdf" */
    const char *help, *help_zh;
    bool one_page_per_file; /* PNG, SVG */
    /* Creates the device, its struct Device filled but for `type`, which device_render sets. NULL:
     * reported. */
    Device *(*create)(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                      StrBuf *output);
    void (*begin_page)(Device *device, const PageBoxes *boxes);
    void (*end_page)(Device *device);
    void (*fill_path)(Device *device, const Path *path, FillRule rule, const Paint *paint);
    void (*stroke_path)(Device *device, const Path *path, const Stroke *stroke, const Paint *paint);
    void (*show_glyphs)(Device *device, const GlyphRun *run, Point origin, const Paint *paint);
    void (*draw_image)(Device *device, const Image *image, Matrix unit_square_to_page);
    void (*push_clip)(Device *device, const Path *path, FillRule rule);
    void (*pop_clip)(Device *device);
    void (*push_group)(Device *device, Rect bounds, double opacity, BlendMode blend);
    void (*pop_group)(Device *device);
    /* NULL: the format has no parts. */
    void (*begin_part)(Device *device, const char *title);
    void (*end_part)(Device *device);
    /* Pages that are completed later; NULL: the format has none. In place of end_page; for a page
     * that is not begun; and in place of begin_page, for the page with this index among those. */
    void (*pause_page)(Device *device);
    void (*reserve_page)(Device *device);
    void (*resume_page)(Device *device, int index, const PageBoxes *boxes);
    void (*end_section)(Device *device, uint32_t first_node); /* NULL: the format has no tags */
    void (*begin_tag)(Device *device, const Tag *tag);        /* NULL: the format has no tags */
    void (*end_tag)(Device *device);
    /* Completes the output; false: an error was reported. Called once, also after errors. */
    bool (*finish)(Device *device);
    /* Frees what lies outside the arena. Called once, after finish or instead of it. */
    void (*destroy)(Device *device);
} DeviceType;

struct Device {
    const DeviceType *type;
    Arena *arena; /* the job's; temporary data may go here */
    DiagSink *diagnostics;
    const DeviceOptions *options;
    StrBuf *output;   /* where the file's bytes go */
    uint32_t node_id; /* the element of the operation being drawn, for messages */
    bool failed;      /* an error was reported; further drawing does nothing */
};

extern const DeviceType *const device_table[]; /* NULL at the end */

/* The device whose extension is `extension` (lower case), or NULL. */
const DeviceType *device_find(const char *extension);

/* A document that is drawn page by page: open, draw each page, close. Memory does not grow with the
 * pages where the format allows it (PDF). A scene may go when its page is drawn; only its tags and
 * pictures stay until the device is closed. `arena`, `options` and `output` are borrowed until
 * then. NULL: reported. */
Device *device_open(const DeviceType *type, Arena *arena, DiagSink *diagnostics,
                    const DeviceOptions *options, StrBuf *output) WARN_UNUSED;

/* Draws the next page; `number` (from 1) is for messages. False: reported, and the device draws
 * nothing more. */
bool device_draw(Device *device, const Scene *scene, int number);

/* The same, but the page can still be drawn onto: device_complete has to come for each such page,
 * in any order, before the device is closed. `scene` NULL: the page's room is kept, and all of it
 * comes then. Only where device_can_complete(). */
bool device_draw_open(Device *device, const Scene *scene, int number);

/* Draws `scene` over what page `index` (from 0, counting the calls of device_draw_open) shows so
 * far, or all of it, and ends the page. On a page that has been drawn on, the scene is decoration
 * throughout: it has no tags. */
bool device_complete(Device *device, int index, const Scene *scene, int number);

bool device_can_complete(const DeviceType *type);

/* No page that is drawn from now on holds a node of number `first_node` or more, but for those of
 * pages whose room is kept. The tags of all that was drawn so far may go. */
bool device_end_section(Device *device, uint32_t first_node);

/* The pages drawn in between are one part of the document, with a bookmark of this title (NULL:
 * none), page labels that begin anew ("2-1", "2-2"), and tags of its own. All that the part's
 * scenes refer to may go when it is ended, but for faces. */
void device_begin_part(Device *device, const char *title);
bool device_end_part(Device *device); /* false: reported, here or before */

/* Completes the output and frees the device. False: reported, here or before; what stands in the
 * output, or was given to a sink, is useless. */
bool device_close(Device *device) WARN_UNUSED;

/* Frees a device that will not be closed: what it made is useless. */
void device_abandon(Device *device);

/* All at once: draws `page_count` scenes with a device of `type` and appends the file to `output`.
 * False: reported, and `output` holds nothing useful. */
bool device_render(const DeviceType *type, Arena *arena, DiagSink *diagnostics,
                   const DeviceOptions *options, const Scene *const pages[], int page_count,
                   StrBuf *output);

#endif
