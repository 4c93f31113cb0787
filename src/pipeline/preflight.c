/* Preflight: see preflight.h. The walk over the pages; the rules are in preflight_<subject>.c. */
#include "pipeline/preflight.h"

#include <math.h>

#include "pipeline/node_place.h"
#include "pipeline/preflight_finding.h"

#define CLIP_DEPTH 64 /* deeper clips are taken as the one at this depth */

/* Less ink than this is paper to the eye. */
#define NO_INK 0.05

/* The sources of the rules, as the messages cite them. */
static const struct {
    DiagCode code;
    const char *rule;
} rule_sources[] = {
    {E_INK_TOTAL, "GWG 2015, 15"},       {W_TEXT_INKS, "GWG 2015, 11"},
    {E_TEXT_RICH_BLACK, "GWG 2015, 10"}, {W_TEXT_REVERSED, "GWG 2015, 11"},
    {E_TEXT_SMALL, "GWG 2015, 11"},      {W_LINE_THIN, "GWG 2015, 12"},
    {E_IMAGE_PPI, "GWG 2015, 17"},       {W_IMAGE_PPI, "GWG 2015, 17"},
    {E_SPOT_FORBIDDEN, "GWG 2015, 13"},  {W_SPOT_NAMES, "GWG 2015, 14"},
    {W_TINT_LIGHT, "ISO 12647-3"},       {W_TINT_DARK, "ISO 12647-3"},
    {E_TRANSPARENT, "ISO 15930-4"},      {E_WHITE_OVERPRINTS, "GWG 2015, 5"},
    {W_BLACK_KNOCKS_OUT, "GWG 2015, 7"},
};

static const char *rule_of(DiagCode code)
{
    for (size_t i = 0; i < COUNT_OF(rule_sources); i++) {
        if (rule_sources[i].code == code)
            return rule_sources[i].rule;
    }
    return NULL;
}

void preflight_note(Preflight *preflight, Rect bounds, const Color *color)
{
    preflight->bounds = bounds;
    for (int i = 0; i < preflight->plates->count; i++)
        preflight->inks_at[i] =
            color ? 100 * separation_amount(preflight->inks, color, &preflight->plates->plates[i])
                  : 0;
}

/* What is known of the place, for programs that read the findings. */
static const DiagPlace *place_of(Preflight *preflight, DiagCode code)
{
    Arena *arena = preflight->job->arena;
    const PlateList *plates = preflight->plates;
    DiagPlace *place = arena_alloc(arena, sizeof *place);
    const char **names = arena_array(arena, (size_t)plates->count, sizeof *names);
    double *amounts = arena_array(arena, (size_t)plates->count, sizeof *amounts);
    *place = (DiagPlace){.page = preflight->page,
                         .x = preflight->bounds.x / PT_PER_MM,
                         .y = preflight->bounds.y / PT_PER_MM,
                         .width = preflight->bounds.width / PT_PER_MM,
                         .height = preflight->bounds.height / PT_PER_MM,
                         .rule = rule_of(code),
                         .ink_names = names,
                         .ink_amounts = amounts};
    for (int i = 0; i < plates->count; i++) {
        if (preflight->inks_at[i] <= 0)
            continue;
        names[place->ink_count] = plates->plates[i].name;
        amounts[place->ink_count++] = preflight->inks_at[i];
    }
    return place;
}

bool preflight_is_new(Preflight *preflight, DiagCode code)
{
    int seen = 0;
    for (size_t i = 0; i < preflight->found_count; i++) {
        const Finding *known = &preflight->found[i];
        seen += known->code == code && known->node == preflight->node;
    }
    if (seen > preflight->each)
        return false;
    Arena *arena = preflight->job->arena;
    preflight->found = arena_grow(arena, preflight->found, preflight->found_count,
                                  &preflight->found_capacity, sizeof *preflight->found);
    preflight->found[preflight->found_count++] = (Finding){code, preflight->node};
    return true;
}

void preflight_report(Preflight *preflight, DiagCode code, const char *const arguments[])
{
    const Job *job = preflight->job;
    const Node *node = node_find(job, preflight->node);
    /* What no element draws is the page's background. */
    const Origin *origin = node ? &node->source->origin : job->page ? &job->page->origin : NULL;
    Diagnostic *item = diag_report(&preflight->job->diagnostics, code, origin, arguments);
    if (!item)
        return;
    item->node_id = preflight->node;
    item->place = preflight->page ? place_of(preflight, code) : NULL;
}

const char *preflight_number(Preflight *preflight, double value)
{
    StrBuf text = {0};
    strbuf_number(&text, value, fabs(value) < 100 ? 2 : 0);
    const char *copy = strbuf_copy(&text, preflight->job->arena);
    strbuf_release(&text);
    return copy;
}

const char *preflight_place(Preflight *preflight, Rect bounds)
{
    StrBuf text = {0};
    if (preflight->job->result.page_count > 1)
        strbuf_print(&text, "%d: ", preflight->page);
    strbuf_number(&text, (bounds.x + bounds.width / 2) / PT_PER_MM, 1);
    strbuf_string(&text, ", ");
    strbuf_number(&text, (bounds.y + bounds.height / 2) / PT_PER_MM, 1);
    strbuf_string(&text, " mm");
    const char *copy = strbuf_copy(&text, preflight->job->arena);
    strbuf_release(&text);
    return copy;
}

int preflight_ink_count(Preflight *preflight, const Color *color)
{
    if (color->has & COLOR_SPOT && color->spot)
        return color->tint > NO_INK;
    double inks[4];
    int count = 0;
    ink_of_color(preflight->inks, color, inks);
    for (int i = 0; i < 4; i++)
        count += inks[i] > NO_INK;
    return count;
}

static Rect run_bounds(const SceneOp *op)
{
    const GlyphRun *run = op->as.glyphs.run;
    Point origin = op->as.glyphs.origin;
    Rect bounds = {0};
    for (int i = 0; i < run->glyph_count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        Rect place = {origin.x + glyph->x, origin.y + glyph->y - run->face->ascent * run->size,
                      glyph->advance, (run->face->ascent + run->face->descent) * run->size};
        bounds = i ? rect_union(bounds, place) : place;
    }
    return bounds;
}

static Rect image_bounds(const SceneOp *op)
{
    Rect bounds = {0};
    for (int i = 0; i < 4; i++) {
        Point corner = matrix_apply(op->as.image.matrix, (Point){i & 1, i >> 1});
        Rect place = {corner.x, corner.y, 0, 0};
        bounds = i ? rect_union(bounds, place) : place;
    }
    return bounds;
}

Rect preflight_bounds(const SceneOp *op)
{
    switch (op->kind) {
    case OP_FILL_PATH:
        return path_bounds(op->as.fill.path);
    case OP_STROKE_PATH: {
        double half = op->as.stroke.stroke->width / 2;
        return rect_outset(path_bounds(op->as.stroke.path), (Edges){half, half, half, half});
    }
    case OP_GLYPHS:
        return run_bounds(op);
    case OP_IMAGE:
        return image_bounds(op);
    default:
        return (Rect){0};
    }
}

Rect preflight_overlap(Rect a, Rect b)
{
    double left = fmax(a.x, b.x);
    double top = fmax(a.y, b.y);
    double right = fmin(a.x + a.width, b.x + b.width);
    double bottom = fmin(a.y + a.height, b.y + b.height);
    return (Rect){left, top, fmax(0, right - left), fmax(0, bottom - top)};
}

static void check_transparency(Preflight *preflight, const SceneOp *op)
{
    bool is_open = op->kind == OP_PUSH_GROUP ||
                   (op->kind == OP_FILL_PATH && op->as.fill.paint->opacity < 1) ||
                   (op->kind == OP_STROKE_PATH && op->as.stroke.paint->opacity < 1) ||
                   (op->kind == OP_GLYPHS && op->as.glyphs.paint->opacity < 1) ||
                   (op->kind == OP_IMAGE && op->as.image.image->alpha);
    Rect bounds = op->kind == OP_PUSH_GROUP ? op->as.group.bounds : preflight_bounds(op);
    if (is_open && preflight->rules->standard == STANDARD_X1A &&
        preflight_is_new(preflight, E_TRANSPARENT))
        preflight_report(preflight, E_TRANSPARENT, DIAG_ARGS(preflight_place(preflight, bounds)));
}

static const Color *color_of(const SceneOp *op)
{
    const Paint *paint = op->kind == OP_GLYPHS        ? op->as.glyphs.paint
                         : op->kind == OP_FILL_PATH   ? op->as.fill.paint
                         : op->kind == OP_STROKE_PATH ? op->as.stroke.paint
                                                      : NULL;
    return paint && paint->kind == PAINT_SOLID ? &paint->color : NULL;
}

static void look_at(Preflight *preflight, const SceneOp *op, const Rect *clip)
{
    preflight->node = preflight->is_finished ? (uint32_t)preflight->page : op->node_id;
    preflight_note(preflight, preflight_bounds(op), color_of(op));
    Rect shown = preflight_overlap(preflight->bounds, *clip);
    bool is_outside = shown.width <= 0 || shown.height <= 0;
    if (preflight->is_finished && is_outside)
        return; /* printer's marks are no part of the page */
    check_transparency(preflight, op);
    switch (op->kind) {
    case OP_GLYPHS:
        preflight_text(preflight, op);
        preflight_color(preflight, op);
        break;
    case OP_FILL_PATH:
    case OP_STROKE_PATH:
        preflight_mark(preflight, op, clip);
        preflight_color(preflight, op);
        break;
    case OP_IMAGE:
        if (preflight->is_finished)
            break; /* all of its pictures, decoded or not, are in a list */
        preflight_mark(preflight, op, clip);
        preflight_image(preflight, op->as.image.image, &op->as.image.matrix);
        break;
    default:
        break;
    }
}

void preflight_walk(Preflight *preflight)
{
    const Scene *scene = preflight->scene;
    Rect clips[CLIP_DEPTH + 1] = {
        rect_outset((Rect){0, 0, scene->boxes.width, scene->boxes.height}, scene->boxes.bleed)};
    int depth = 0;
    for (size_t i = 0; i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        if (op->kind == OP_PUSH_CLIP && depth < CLIP_DEPTH) {
            clips[depth + 1] = preflight_overlap(clips[depth], path_bounds(op->as.clip.path));
            depth++;
        } else if (op->kind == OP_POP_CLIP && depth > 0) {
            depth--;
        } else if (op->kind == OP_BEGIN_TAG) {
            preflight->tag = op->as.tag.tag;
        } else if (op->kind == OP_END_TAG) {
            preflight->tag = NULL;
        }
        look_at(preflight, op, &clips[depth]);
    }
}

static void check_page_bleed(Preflight *preflight)
{
    double bleed = preflight->job->page_setup.bleed / PT_PER_MM;
    const JsonValue *page = preflight->job->page;
    if (bleed + 0.01 >= preflight->rules->bleed_mm)
        return;
    diag_report(&preflight->job->diagnostics, E_BLEED_PAGE, page ? &page->origin : NULL,
                DIAG_ARGS(preflight_number(preflight, bleed),
                          preflight_number(preflight, preflight->rules->bleed_mm)));
}

InkConverter *preflight_open_inks(Job *job, const PressSettings *settings,
                                  const char *press_profile, bool *failed)
{
    *failed = false;
    if (!press_profile && !settings->profile_path) {
        diag_report(&job->diagnostics, W_NO_PROFILE, NULL, DIAG_NO_ARGS);
        return NULL;
    }
    InkConverter *inks = press_open_inks(job, settings, press_profile);
    *failed = !inks;
    return inks;
}

bool preflight_run(Job *job, const char *rules, const char *press_profile)
{
    bool has_press;
    bool failed;
    PressSettings settings = press_read(job, rules, &has_press);
    Preflight preflight = {.job = job, .rules = &settings};
    map_init(&preflight.tints, job->arena);
    preflight.inks = preflight_open_inks(job, &settings, press_profile, &failed);
    if (failed)
        return false;
    const Scene *const *pages = (const Scene *const *)job->scenes;
    PlateList plates = separation_list(pages, job->result.page_count);
    preflight.plates = &plates;
    bool is_good = true;
    check_page_bleed(&preflight);
    preflight_spots(&preflight, &plates);
    for (int i = 0; i < job->result.page_count && is_good; i++) {
        preflight.scene = pages[i];
        preflight.page = i + 1;
        preflight_walk(&preflight);
        is_good = preflight_total_ink(&preflight, &plates);
    }
    if (preflight.inks)
        ink_converter_destroy(preflight.inks);
    return is_good;
}
