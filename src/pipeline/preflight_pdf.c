/* Preflight of a finished PDF: see preflight_pdf.h. */
#include "pipeline/preflight_pdf.h"

#include <math.h>

#include "base/file.h"
#include "base/limits.h"
#include "pdf/clause.h"
#include "pdf/page.h"
#include "pipeline/preflight_finding.h"

#define EACH_RULE      10   /* findings of a rule on each page */
#define OVERPRINT_PT   12.0 /* GWG 2015, 7 */
#define SAME_SIZE_PT   0.5
#define TEXT_SHADE     0.35
#define NO_INK         0.005
#define BLEED_SLACK_MM 0.05

typedef struct PdfPreflight {
    Preflight base;
    PdfFile *file;
    const PdfCheck *check;
    PdfPage **pages;
    int page_count;
} PdfPreflight;

static void check_clauses(PdfPreflight *preflight)
{
    DiagSink *diagnostics = &preflight->base.job->diagnostics;
    const char *name = preflight->check->standard;
    bool is_chinese = diagnostics->language == DIAG_CHINESE;
    unsigned standard = pdf_standard(preflight->file);
    if (name)
        standard = strcmp(name, "X-1a") == 0 ? PDF_X1A : PDF_X4;
    if (!standard)
        diag_report(diagnostics, W_PDF_STANDARD, NULL, DIAG_NO_ARGS);
    for (const PdfClause *clause = pdf_clauses; standard && clause->id; clause++) {
        const char *fault =
            clause->standards & standard ? clause->fault(preflight->file, standard) : NULL;
        if (!fault)
            continue;
        const char *id = arena_print(preflight->base.job->arena, "press.%s.%s",
                                     standard == PDF_X4 ? "x4" : "x1a", clause->id);
        diag_report(diagnostics, E_PDF_CLAUSE, NULL,
                    DIAG_ARGS(id, is_chinese ? clause->title_zh : clause->title, fault));
    }
}

static bool has_no_ink(Preflight *preflight, const Color *color)
{
    double inks[4];
    if (color->has & COLOR_SPOT && color->spot)
        return color->tint < NO_INK;
    ink_of_color(preflight->inks, color, inks);
    return inks[0] + inks[1] + inks[2] + inks[3] < NO_INK;
}

static void check_text_overprint(Preflight *preflight, const PdfText *text)
{
    double inks[4];
    const char *place = preflight_place(preflight, text->bounds);
    if (has_no_ink(preflight, &text->color)) {
        if (text->overprints && preflight_is_new(preflight, E_WHITE_OVERPRINTS))
            preflight_report(preflight, E_WHITE_OVERPRINTS, DIAG_ARGS(place));
        return;
    }
    if (text->color.has & COLOR_SPOT)
        return;
    ink_of_color(preflight->inks, &text->color, inks);
    bool keeps = text->overprints && text->keeps_zeros;
    if (ink_overprints(inks) && !keeps && text->size < OVERPRINT_PT &&
        preflight_is_new(preflight, W_BLACK_KNOCKS_OUT))
        preflight_report(preflight, W_BLACK_KNOCKS_OUT,
                         DIAG_ARGS(preflight_number(preflight, text->size), place));
}

static void check_text(Preflight *preflight, const PdfText *text)
{
    const PageBoxes *boxes = &preflight->scene->boxes;
    Rect sheet = rect_outset((Rect){0, 0, boxes->width, boxes->height}, boxes->bleed);
    Rect seen = preflight_overlap(text->bounds, sheet);
    /* Slug lines and the names of plates stand outside the bleed. */
    if (!text->is_shown || seen.width <= 0 || seen.height <= 0)
        return;
    preflight_note(preflight, text->bounds, &text->color);
    preflight_type(preflight, text->bounds, text->size, &text->color);
    check_text_overprint(preflight, text);
    const Paint paint = {.kind = PAINT_SOLID, .opacity = 1, .color = text->color};
    const Stroke none = {.width = 0};
    Path *box = path_create(preflight->job->arena);
    path_rectangle(box, text->bounds);
    const SceneOp op = {.kind = OP_STROKE_PATH, .as.stroke = {box, &none, &paint}};
    preflight_color(preflight, &op);
}

static Rect picture_bounds(const PdfPicture *picture)
{
    const SceneOp op = {.kind = OP_IMAGE, .as.image = {&picture->image, picture->matrix}};
    return preflight_bounds(&op);
}

static void check_picture(Preflight *preflight, const PdfPicture *picture)
{
    Rect bounds = picture_bounds(picture);
    const char *place = preflight_place(preflight, bounds);
    preflight_note(preflight, bounds, picture->is_mask ? &picture->color : NULL);
    Image plain = picture->image;
    plain.channels = 1; /* light is told below, in the words for finished files */
    plain.name = arena_print(preflight->job->arena, "%d × %d", plain.width, plain.height);
    preflight->tag = NULL;
    preflight_image(preflight, &plain, &picture->matrix);
    if (picture->is_light && preflight_is_new(preflight, E_PDF_IMAGE_LIGHT))
        preflight_report(preflight, E_PDF_IMAGE_LIGHT, DIAG_ARGS(place, plain.name));
    const PageBoxes *boxes = &preflight->scene->boxes;
    Rect sheet = rect_outset((Rect){0, 0, boxes->width, boxes->height}, boxes->bleed);
    Rect shown = preflight_overlap(bounds, sheet);
    if (shown.width > 0 && shown.height > 0)
        preflight_bleed(preflight, shown);
}

static void check_fonts(Preflight *preflight, const PdfPage *page)
{
    for (size_t i = 0; i < page->font_count; i++) {
        if (!page->fonts[i]->is_embedded)
            diag_report(&preflight->job->diagnostics, E_PDF_FONT, NULL,
                        DIAG_ARGS(page->fonts[i]->name,
                                  arena_print(preflight->job->arena, "%d", preflight->page)));
    }
}

static void check_overprint(Preflight *preflight, const PdfPage *page)
{
    for (size_t i = 0; i < page->scene->op_count && i < page->overprint_capacity; i++) {
        const SceneOp *op = &page->scene->ops[i];
        const Paint *paint = op->kind == OP_FILL_PATH     ? op->as.fill.paint
                             : op->kind == OP_STROKE_PATH ? op->as.stroke.paint
                                                          : NULL;
        bool is_lost = paint && page->overprints[i] && paint->kind == PAINT_SOLID &&
                       has_no_ink(preflight, &paint->color);
        if (!is_lost || !preflight_is_new(preflight, E_WHITE_OVERPRINTS))
            continue;
        preflight_note(preflight, preflight_bounds(op), &paint->color);
        preflight_report(preflight, E_WHITE_OVERPRINTS,
                         DIAG_ARGS(preflight_place(preflight, preflight_bounds(op))));
    }
}

static const char *size_words(Preflight *preflight, const PageBoxes *boxes)
{
    const char *width = preflight_number(preflight, boxes->width / PT_PER_MM);
    const char *height = preflight_number(preflight, boxes->height / PT_PER_MM);
    return arena_print(preflight->job->arena, "%s × %s", width, height);
}

static void check_sheet(Preflight *preflight, const PdfPage *page, const PdfPage *first)
{
    const PageBoxes *boxes = &page->scene->boxes;
    const Edges *bleed = &boxes->bleed;
    const char *number = arena_print(preflight->job->arena, "%d", preflight->page);
    double least =
        fmin(fmin(bleed->top, bleed->bottom), fmin(bleed->left, bleed->right)) / PT_PER_MM;
    if (least + BLEED_SLACK_MM < preflight->rules->bleed_mm)
        diag_report(&preflight->job->diagnostics, E_BLEED_PAGE_PDF, NULL,
                    DIAG_ARGS(preflight_number(preflight, least),
                              preflight_number(preflight, preflight->rules->bleed_mm), number));
    bool is_same = fabs(boxes->width - first->scene->boxes.width) < SAME_SIZE_PT &&
                   fabs(boxes->height - first->scene->boxes.height) < SAME_SIZE_PT;
    if (!is_same)
        diag_report(&preflight->job->diagnostics, W_PDF_PAGE_SIZE, NULL,
                    DIAG_ARGS(number, size_words(preflight, boxes),
                              size_words(preflight, &first->scene->boxes)));
}

static bool check_page(PdfPreflight *pdf, int index)
{
    Preflight *preflight = &pdf->base;
    const PdfPage *page = pdf->pages[index];
    preflight->scene = page->scene;
    preflight->page = index + 1;
    preflight->node = (uint32_t)index + 1;
    check_sheet(preflight, page, pdf->pages[0]);
    check_fonts(preflight, page);
    preflight_walk(preflight);
    for (size_t i = 0; i < page->text_count; i++)
        check_text(preflight, &page->texts[i]);
    for (size_t i = 0; i < page->picture_count; i++)
        check_picture(preflight, &page->pictures[i]);
    check_overprint(preflight, page);
    return preflight_total_ink(preflight, preflight->plates);
}

/* Type is not drawn, but its place is shown where pages are marked up. */
static void shade_text(Job *job, const PdfPage *page)
{
    const Color gray = {.has = COLOR_GRAY, .gray = 0.4};
    for (size_t i = 0; i < page->text_count; i++)
        scene_fill_rectangle(page->scene, page->texts[i].bounds,
                             scene_solid(job->arena, gray, TEXT_SHADE));
}

static void read_pages(PdfPreflight *pdf)
{
    Job *job = pdf->base.job;
    long operators = (long)diag_limit(&job->diagnostics, LIMIT_ID_PDF_OPERATORS);
    size_t count = (size_t)pdf_page_count(pdf->file);
    pdf->pages = arena_array(job->arena, count, sizeof(PdfPage *));
    job->scenes = arena_array(job->arena, count, sizeof(Scene *));
    for (; pdf->page_count < (int)count && operators >= 0; pdf->page_count++) {
        pdf->pages[pdf->page_count] = pdf_page_read(pdf->file, pdf->page_count, &operators);
        job->scenes[pdf->page_count] = pdf->pages[pdf->page_count]->scene;
    }
    job->result.page_count = pdf->page_count;
    if (operators < 0)
        diag_report_limit(&job->diagnostics, W_PDF_LONG, NULL, LIMIT_ID_PDF_OPERATORS,
                          DIAG_ARGS(diag_limit_text(&job->diagnostics, LIMIT_ID_PDF_OPERATORS),
                                    arena_print(job->arena, "%d", pdf->page_count)));
}

/* The inks of the profile that was asked for, else of the file's own, else none. */
static bool open_inks(PdfPreflight *pdf)
{
    Preflight *preflight = &pdf->base;
    const char *fault;
    bool failed = false;
    Text own = pdf_press_profile(pdf->file);
    if (pdf->check->press_profile)
        preflight->inks = preflight_open_inks(preflight->job, preflight->rules,
                                              pdf->check->press_profile, &failed);
    else if (own.length)
        preflight->inks = ink_converter_create(preflight->job->arena, own, RENDER_RELATIVE, &fault);
    return !failed;
}

static bool check_file(PdfPreflight *pdf)
{
    Job *job = pdf->base.job;
    bool has_press;
    PressSettings settings = press_read(job, pdf->check->rules, &has_press);
    settings.standard = STANDARD_X4; /* transparency is a clause of the standard */
    pdf->base.rules = &settings;
    map_init(&pdf->base.tints, job->arena);
    check_clauses(pdf);
    if (!open_inks(pdf))
        return false;
    read_pages(pdf);
    PlateList plates = separation_list((const Scene *const *)job->scenes, job->result.page_count);
    pdf->base.plates = &plates;
    preflight_spots(&pdf->base, &plates);
    bool is_good = true;
    for (int i = 0; i < pdf->page_count && is_good; i++)
        is_good = check_page(pdf, i);
    for (int i = 0; i < pdf->page_count && is_good; i++)
        shade_text(job, pdf->pages[i]);
    if (pdf->base.inks)
        ink_converter_destroy(pdf->base.inks);
    return is_good;
}

/* What was left out of the check because it is too much. */
static void report_passed(Job *job, const PdfFile *file)
{
    for (int id = 0; id < LIMIT_ID_COUNT; id++) {
        if (pdf_is_passed(file, (LimitId)id))
            diag_report_limit(&job->diagnostics, W_PDF_PASSED, NULL, (LimitId)id,
                              DIAG_ARGS(limit_row((LimitId)id)->name));
    }
}

bool preflight_pdf_run(Job *job, const PdfCheck *check)
{
    Text bytes;
    const char *fault;
    if (!file_read(job->arena, &job->diagnostics, NULL, check->path, LIMIT_ID_PDF_BYTES, &bytes))
        return false;
    PdfPreflight pdf = {.base = {.job = job, .is_finished = true, .each = EACH_RULE - 1},
                        .check = check};
    pdf.file = pdf_open(job->arena, bytes, &job->session->limits, &fault);
    if (!pdf.file) {
        diag_report(&job->diagnostics, E_PDF_UNREADABLE, NULL, DIAG_ARGS(check->path, fault));
        return false;
    }
    bool is_good = check_file(&pdf);
    report_passed(job, pdf.file);
    pdf_close(pdf.file);
    return is_good;
}
