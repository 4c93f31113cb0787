/* The PDF device: a thin table over haru_*.c, which do the work on libharu's object layer. */
#include "device/device.h"

#include "device/haru_font.h"
#include "device/haru_image.h"
#include "device/haru_intent.h"
#include "device/haru_metadata.h"
#include "device/haru_navigation.h"
#include "device/haru_open_page.h"
#include "device/haru_outline.h"
#include "device/haru_page.h"
#include "device/haru_paint.h"
#include "device/haru_path.h"
#include "device/haru_save.h"
#include "device/haru_structure.h"
#include "device/haru_text.h"

extern const DeviceType device_pdf;

/* What is fixed for a product. */
typedef struct PdfForm {
    int minor_version;
    XrefForm xref;
    bool is_tagged, has_inks_only;
} PdfForm;

static const PdfForm pdf_forms[] = {
    [PDF_PLAIN] = {7, XREF_STREAMS, false, false},
    [PDF_DIGITAL] = {7, XREF_STREAMS, true, false},
    [PDF_PRESS] = {6, XREF_STREAMS, false, true},
    [PDF_PRESS_X1A] = {4, XREF_TABLE, false, true},
};

typedef struct PdfDevice {
    Device base;
    HaruDocument *document; /* NULL: could not be created */
    HPDF_Dict page;         /* NULL: some of it is drawn already */
    HaruPagePlace place;
    int resumed;          /* index of the page that was open before, -1: it was not */
    HaruContent *content; /* of the page or group being drawn; NULL: between pages */
    int page_count;
    const Tag **tags; /* tag_count of them, begun and not ended */
    size_t tag_count, tag_capacity;
    HaruBookmark part; /* of the part being drawn; level 0: there are none */
} PdfDevice;

static HaruDocument *create_document(Arena *arena, DiagSink *diagnostics,
                                     const DeviceOptions *options, StrBuf *output)
{
    const PdfForm *form = &pdf_forms[options->product];
    ColorSpace space = form->has_inks_only ? COLOR_SPACE_CMYK : options->color_space;
    HaruDocument *document = haru_document_create(arena, diagnostics, space);
    if (!document)
        return NULL;
    document->product = options->product;
    document->timings = options->timings;
    document->cache = options->cache;
    document->compression = options->compression;
    document->is_frugal = options->is_frugal;
    haru_save_begin(document, form->minor_version, form->xref, output, options->sink);
    if (form->is_tagged)
        haru_structure_create(document);
    if (form->has_inks_only || (options->product == PDF_DIGITAL && space == COLOR_SPACE_CMYK))
        haru_document_open_inks(document, &options->press);
    return document;
}

static Device *create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                      StrBuf *output)
{
    PdfDevice *pdf = arena_alloc(arena, sizeof *pdf);
    pdf->base.arena = arena;
    pdf->base.diagnostics = diagnostics;
    pdf->base.options = options;
    pdf->base.output = output;
    pdf->base.type = &device_pdf;
    pdf->document = create_document(arena, diagnostics, options, output);
    pdf->base.failed = !pdf->document || pdf->document->failed;
    return &pdf->base;
}

/* The page's or group's content, or NULL when nothing may be drawn any more. */
static HaruContent *drawable(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    return device->failed ? NULL : pdf->content;
}

static const Tag *current_tag(const Device *device)
{
    const PdfDevice *pdf = (const PdfDevice *)device;
    return pdf->tag_count ? pdf->tags[pdf->tag_count - 1] : NULL;
}

/* The same, ready for a drawing that belongs to the current tag. */
static HaruContent *marked(Device *device)
{
    HaruContent *content = drawable(device);
    if (content)
        haru_structure_mark(content, current_tag(device));
    return content;
}

static void note_failure(Device *device)
{
    const PdfDevice *pdf = (const PdfDevice *)device;
    device->failed = device->failed || pdf->document->failed;
}

static void begin_page(Device *device, const PageBoxes *boxes)
{
    PdfDevice *pdf = (PdfDevice *)device;
    if (device->failed)
        return;
    pdf->place = haru_page_reserve(pdf->document);
    pdf->resumed = -1;
    pdf->content = haru_page_create(pdf->document, boxes, &pdf->place, &pdf->page);
    pdf->page_count++;
    if (pdf->content && pdf->part.level && !pdf->part.page) {
        pdf->part.page = haru_save_number(pdf->document, pdf->page);
        pdf->part.top = haru_content_y(pdf->content, 0);
        pdf->part.left = haru_content_x(pdf->content, 0);
    }
    if (pdf->content)
        haru_structure_begin(pdf->content, pdf->page);
    note_failure(device);
}

static void end_page(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    if (!drawable(device))
        return;
    if (pdf->page)
        haru_page_finish(pdf->page, pdf->content);
    else
        haru_open_page_finish(pdf->content, pdf->resumed);
    pdf->content = NULL;
    haru_document_check(pdf->document);
    note_failure(device);
}

static void pause_page(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    if (!drawable(device))
        return;
    haru_open_page_pause(pdf->page, &pdf->place, pdf->content);
    pdf->content = NULL;
    haru_document_check(pdf->document);
    note_failure(device);
}

static void reserve_page(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    haru_open_page_reserve(pdf->document);
    pdf->page_count++;
}

static void resume_page(Device *device, int index, const PageBoxes *boxes)
{
    PdfDevice *pdf = (PdfDevice *)device;
    pdf->resumed = index;
    pdf->content = haru_open_page_resume(pdf->document, index, boxes, &pdf->page);
    if (pdf->content && pdf->page)
        haru_structure_begin(pdf->content, pdf->page);
    note_failure(device);
}

static void end_section(Device *device, uint32_t first_node)
{
    haru_structure_end_section(((PdfDevice *)device)->document, first_node);
    note_failure(device);
}

static void fill_path(Device *device, const Path *path, FillRule rule, const Paint *paint)
{
    HaruContent *content = marked(device);
    if (!content)
        return;
    HaruPaintScope scope = haru_paint_begin(content, paint, HARU_FILL);
    haru_paint_set_overprint(content, false);
    if (scope != PAINT_NOTHING && haru_path_write(content, path))
        haru_content_operator(content, rule == FILL_EVEN_ODD ? "f*" : "f");
    haru_paint_end(content, scope);
    note_failure(device);
}

static void stroke_path(Device *device, const Path *path, const Stroke *stroke, const Paint *paint)
{
    HaruContent *content = marked(device);
    if (!content)
        return;
    HaruPaintScope scope = haru_paint_begin(content, paint, HARU_STROKE);
    if (scope != PAINT_NOTHING) {
        haru_path_set_stroke(content, stroke);
        haru_paint_set_overprint(content, stroke->width < OVERPRINT_LINE_PT &&
                                              haru_paint_is_black(content, paint));
        if (haru_path_write(content, path))
            haru_content_operator(content, "S");
    }
    haru_paint_end(content, scope);
    note_failure(device);
}

static void show_glyphs(Device *device, const GlyphRun *run, Point origin, const Paint *paint)
{
    HaruContent *content = marked(device);
    if (!content)
        return;
    haru_text_show(content, run, origin, paint);
    haru_structure_add_text(content->document, current_tag(device), run->text);
    note_failure(device);
}

static void draw_image(Device *device, const Image *image, Matrix unit_square_to_page)
{
    HaruContent *content = marked(device);
    if (!content)
        return;
    const Tag *tag = current_tag(device);
    if (tag && tag->role == TAG_ARTIFACT && content->document->structure)
        diag_report(device->diagnostics, W_ALT_MISSING, NULL,
                    DIAG_ARGS(image->name ? image->name : ""));
    haru_image_draw(content, image, unit_square_to_page);
    note_failure(device);
}

static void push_clip(Device *device, const Path *path, FillRule rule)
{
    HaruContent *content = drawable(device);
    if (content && haru_content_save(content))
        haru_path_clip(content, path, rule);
    note_failure(device);
}

static void pop_clip(Device *device)
{
    HaruContent *content = drawable(device);
    if (content)
        haru_content_restore(content);
}

static void push_group(Device *device, Rect bounds, double opacity, BlendMode blend)
{
    PdfDevice *pdf = (PdfDevice *)device;
    HaruContent *content = drawable(device);
    if (!content)
        return;
    /* The group marks its own content; marks do not nest. */
    haru_content_end_mark(content);
    pdf->content = haru_paint_push_group(content, bounds, opacity, blend);
    haru_structure_begin(pdf->content, pdf->page);
}

static void pop_group(Device *device)
{
    HaruContent *content = drawable(device);
    if (!content)
        return;
    ((PdfDevice *)device)->content = haru_paint_pop_group(content);
    note_failure(device);
}

static void begin_part(Device *device, const char *title)
{
    PdfDevice *pdf = (PdfDevice *)device;
    pdf->part = (HaruBookmark){.level = 1, .title = text_of(title ? title : "")};
    pdf->document->part_number++;
    haru_pages_begin_part(pdf->document);
    pdf->part.element = haru_structure_begin_part(pdf->document, title);
}

static void end_part(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    if (pdf->part.page && pdf->part.title.length)
        haru_outline_add(pdf->document, &pdf->part);
    haru_structure_end_part(pdf->document);
    haru_images_forget(pdf->document);
    pdf->tag_count = 0;
    note_failure(device);
}

static void begin_tag(Device *device, const Tag *tag)
{
    PdfDevice *pdf = (PdfDevice *)device;
    pdf->tags =
        arena_grow(device->arena, pdf->tags, pdf->tag_count, &pdf->tag_capacity, sizeof *pdf->tags);
    pdf->tags[pdf->tag_count++] = tag;
    HaruContent *content = drawable(device);
    if (content)
        haru_structure_open(content, tag);
    note_failure(device);
}

static void end_tag(Device *device)
{
    ((PdfDevice *)device)->tag_count--;
}

static bool finish(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    if (device->failed)
        return false;
    if (pdf->page_count == 0) {
        haru_document_fail(pdf->document, E_PDF_NO_PAGES, DIAG_NO_ARGS);
        return false;
    }
    haru_document_check_inks(pdf->document, &device->options->press);
    haru_metadata_write(pdf->document, device->options);
    haru_intent_write(pdf->document, device->options);
    haru_structure_finish(pdf->document);
    haru_navigation_finish(pdf->document, device->options);
    haru_outline_finish(pdf->document);
    haru_pages_finish(pdf->document);
    return haru_fonts_finish(pdf->document) && haru_save_finish(pdf->document);
}

static void destroy(Device *device)
{
    PdfDevice *pdf = (PdfDevice *)device;
    for (HaruContent *content = pdf->content; content; content = content->parent)
        haru_content_release(content);
    if (pdf->document)
        haru_document_destroy(pdf->document);
}

const DeviceType device_pdf = {
    .name = "pdf",
    .extension = "pdf",
    .help = "PDF 1.7 with live text, one file for all pages",
    .help_zh = "PDF 1.7，文字可检索，所有页面在一个文件中",
    .create = create,
    .begin_page = begin_page,
    .end_page = end_page,
    .fill_path = fill_path,
    .stroke_path = stroke_path,
    .show_glyphs = show_glyphs,
    .draw_image = draw_image,
    .push_clip = push_clip,
    .pop_clip = pop_clip,
    .push_group = push_group,
    .pop_group = pop_group,
    .begin_part = begin_part,
    .end_part = end_part,
    .pause_page = pause_page,
    .reserve_page = reserve_page,
    .resume_page = resume_page,
    .end_section = end_section,
    .begin_tag = begin_tag,
    .end_tag = end_tag,
    .finish = finish,
    .destroy = destroy,
};
