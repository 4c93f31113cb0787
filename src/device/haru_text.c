/* Text: see haru_text.h.
 *
 * Positions are turned into the text space of the run: u is the direction in which a reader moves
 * on after a glyph - along the text, down the page for rotated glyphs, and down the glyphs in a
 * vertical run. Glyphs at one height across it form a line, shown with TJ. The offsets in TJ are
 * whole thousandths of the size; each is computed from where the reader's pen is, not from the
 * glyph before, so that rounding never adds up. What most glyphs of a run are apart beyond their
 * widths - a justified line - is set once, as character spacing. */
#include "device/haru_text.h"

#include <math.h>

#include "device/haru_cluster.h"
#include "device/haru_paint.h"
#include "device/haru_path.h"
#include "device/haru_unicode.h"

#define FARTHEST_OFFSET 9000 /* thousandths of an em: beyond it a new line is begun */

/* Of character spacing: a difference that rounding to whole thousandths hides for a line, and how
 * many offsets must fall away to be worth the operator. */
#define SAME_SPACING        0.05
#define LEAST_OFFSETS_SAVED 1
#define MOST_SPACINGS       256 /* of a run that are looked at */

typedef struct TextWriter {
    HaruContent *content;
    HaruFont *font;
    const GlyphRun *run;
    Point origin;
    long size;        /* thousandths of a point */
    double narrowing; /* of the glyphs' widths; 1: none */
    Matrix direction; /* text space to PDF units, without a shift */
    double cosine, sine;
    /* The line being shown. */
    bool has_line;
    double line_u;    /* where it began, in points along u */
    long line_height; /* across u, in thousandths of a point */
    double pen;       /* where the reader is, thousandths of text space's em from line_u */
    double spacing;   /* what a reader adds to each advance: character spacing, in the same unit */
    bool is_string_open, is_array_open;
} TextWriter;

/* PDF 1.7, 7.3.4.2: what would end the string or be read as something else is escaped. */
static char *put_byte(char *at, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        *at++ = '\\';
    *at++ = byte == '\r' ? 'r' : (char)byte;
    return at;
}

static void put_cid(TextWriter *writer, uint32_t cid)
{
    StrBuf *out = &writer->content->operators;
    char *start = strbuf_reserve(out, 8);
    char *at = start;
    if (!writer->is_array_open)
        *at++ = '[';
    if (!writer->is_string_open)
        *at++ = '(';
    writer->is_array_open = true;
    writer->is_string_open = true;
    at = put_byte(put_byte(at, cid >> 8), cid & 0xFF);
    out->length += (size_t)(at - start);
    *at = '\0';
}

static void close_string(TextWriter *writer)
{
    if (writer->is_string_open)
        strbuf_char(&writer->content->operators, ')');
    writer->is_string_open = false;
}

static void close_array(TextWriter *writer)
{
    close_string(writer);
    if (writer->is_array_open)
        haru_content_operator(writer->content, "]TJ");
    writer->is_array_open = false;
}

/* A number in TJ goes against a horizontal line, but down a vertical one (PDF 1.7, table 109). */
static void move_pen(TextWriter *writer, double wanted)
{
    long offset = lround(wanted - writer->pen);
    if (offset == 0)
        return;
    if (!writer->is_array_open)
        strbuf_char(&writer->content->operators, '[');
    writer->is_array_open = true;
    close_string(writer);
    haru_put_integer(&writer->content->operators, writer->run->is_vertical ? offset : -offset);
    writer->pen += (double)offset;
}

static bool is_upright(const Matrix *matrix)
{
    return matrix->a == 1 && matrix->b == 0 && matrix->c == 0 && matrix->d == 1;
}

/* Moves the reader to (x, y) in thousandths of PDF units: by a step from the last line where both
 * are upright, which is short and repeats from line to line, else by the whole matrix. */
static void move_line(TextWriter *writer, long x, long y)
{
    HaruContent *content = writer->content;
    StrBuf *out = &content->operators;
    if (is_upright(&writer->direction) && is_upright(&content->line_matrix)) {
        haru_put(out, x - content->line_x);
        haru_put(out, y - content->line_y);
        haru_content_operator(content, "Td");
    } else {
        const Matrix *direction = &writer->direction;
        const double parts[4] = {direction->a, direction->b, direction->c, direction->d};
        for (int i = 0; i < 4; i++) {
            strbuf_number(out, parts[i], 6);
            strbuf_char(out, ' ');
        }
        haru_put(out, x);
        haru_put(out, y);
        haru_content_operator(content, "Tm");
    }
    content->line_matrix = writer->direction;
    content->line_x = x;
    content->line_y = y;
}

/* A place of the page, PDF units, along the axes of the run: `right` and `up` of a glyph. */
static void turn_to_run(const TextWriter *writer, double x, double y, double *right, double *up)
{
    *right = x * writer->cosine - y * writer->sine;
    *up = x * writer->sine + y * writer->cosine;
}

/* Where a reader's pen must be to show the glyph: along u, and across it. */
static void locate(const TextWriter *writer, const Glyph *glyph, double *u, double *v)
{
    double right;
    double up;
    turn_to_run(writer, writer->content->left + writer->origin.x + glyph->x,
                writer->content->top - writer->origin.y - glyph->y, &right, &up);
    *u = right;
    *v = up;
    if (!writer->run->is_vertical)
        return;
    double em = writer->run->size / 1000;
    *u = -(up + VERTICAL_ORIGIN_Y * em);
    *v = right + VERTICAL_ORIGIN_X * em * writer->narrowing;
}

static void begin_line(TextWriter *writer, double u, double v)
{
    close_array(writer);
    bool is_vertical = writer->run->is_vertical;
    double right = is_vertical ? v : u;
    double up = is_vertical ? -u : v;
    long x = haru_thousandths(right * writer->cosine + up * writer->sine);
    long y = haru_thousandths(up * writer->cosine - right * writer->sine);
    move_line(writer, x, y);
    /* The line begins where it was rounded to, and the glyphs are placed from there. */
    turn_to_run(writer, (double)x / 1000, (double)y / 1000, &right, &up);
    writer->line_u = is_vertical ? -up : right;
    writer->line_height = haru_thousandths(v);
    writer->pen = 0;
    writer->has_line = true;
}

static void show_glyph(TextWriter *writer, const Glyph *glyph)
{
    double u;
    double v;
    locate(writer, glyph, &u, &v);
    bool is_vertical = writer->run->is_vertical;
    double em = (double)writer->size * (is_vertical ? 1 : writer->narrowing);
    double wanted = (u - writer->line_u) * 1e6 / em;
    bool is_on_line = writer->has_line && haru_thousandths(v) == writer->line_height;
    if (!is_on_line || fabs(wanted - writer->pen) > FARTHEST_OFFSET)
        begin_line(writer, u, v);
    else
        move_pen(writer, wanted);
    const GlyphUse *use = haru_font_use(writer->content->document, writer->font, glyph->id);
    put_cid(writer, use->cid);
    writer->pen += (is_vertical ? VERTICAL_ADVANCE : use->width) + writer->spacing;
}

static void show_span(TextWriter *writer, const HaruSpan *span)
{
    StrBuf *out = &writer->content->operators;
    if (span->needs_actual_text) {
        close_array(writer);
        strbuf_string(out, "/Span<</ActualText<FEFF");
        haru_append_utf16_hex(out, span->text);
        haru_content_operator(writer->content, ">>>BDC");
    }
    for (int i = span->start; i < span->end; i++)
        show_glyph(writer, &writer->run->glyphs[i]);
    if (span->needs_actual_text) {
        close_array(writer);
        haru_content_operator(writer->content, "EMC");
    }
}

static void set_font(TextWriter *writer)
{
    HaruGraphics *graphics = &writer->content->graphics;
    HaruResource *resource =
        haru_font_resource(writer->content->document, writer->font,
                           writer->run->is_vertical ? WRITING_VERTICAL : WRITING_HORIZONTAL);
    if (graphics->font_number == resource->number && graphics->font_size == writer->size)
        return;
    graphics->font_number = resource->number;
    graphics->font_size = writer->size;
    haru_content_name(writer->content, resource);
    haru_put(&writer->content->operators, writer->size);
    haru_content_operator(writer->content, "Tf");
}

/* What stands between the glyphs of a run: how far each is beyond the width of the one before, in
 * thousandths of the size, where both are on one line. */
typedef struct Spacings {
    double values[MOST_SPACINGS];
    int count;
} Spacings;

static void find_spacings(const TextWriter *writer, Spacings *spacings)
{
    const GlyphRun *run = writer->run;
    double unit = 1000 / (run->size * writer->narrowing);
    spacings->count = 0;
    for (int i = 0; i + 1 < run->glyph_count && spacings->count < MOST_SPACINGS; i++) {
        const Glyph *glyph = &run->glyphs[i];
        if (glyph[1].y != glyph->y)
            continue;
        const GlyphUse *use = haru_font_use(writer->content->document, writer->font, glyph->id);
        double spacing = (glyph[1].x - glyph->x) * unit - use->width;
        if (fabs(spacing) <= FARTHEST_OFFSET)
            spacings->values[spacings->count++] = spacing;
    }
}

/* The spacing that most places have, if any has the majority (Boyer and Moore); else one of those
 * that occur. */
static double find_majority(const Spacings *spacings)
{
    double candidate = 0;
    int votes = 0;
    for (int i = 0; i < spacings->count; i++) {
        if (votes == 0)
            candidate = spacings->values[i];
        votes += fabs(spacings->values[i] - candidate) < SAME_SPACING ? 1 : -1;
    }
    return candidate;
}

/* How many glyphs need an offset of their own where all others have `spacing`. */
static int count_offsets(const Spacings *spacings, double spacing)
{
    int count = 0;
    for (int i = 0; i < spacings->count; i++)
        count += fabs(spacings->values[i] - spacing) >= SAME_SPACING;
    return count;
}

/* The character spacing to show the run with, hundred-thousandths of a point. */
static long choose_spacing(const TextWriter *writer, long current, double unit)
{
    if (writer->run->is_vertical || writer->run->rotation_deg != 0)
        return 0; /* readers differ on its direction in vertical lines */
    long kept = current == CHARACTER_SPACING_UNKNOWN ? 0 : current;
    Spacings spacings;
    find_spacings(writer, &spacings);
    double majority = find_majority(&spacings);
    int offsets = count_offsets(&spacings, (double)kept / unit);
    bool is_worth = offsets - count_offsets(&spacings, majority) > LEAST_OFFSETS_SAVED;
    return is_worth ? lround(majority * unit) : kept;
}

/* PDF 1.7, 9.3.2. */
static void set_character_spacing(TextWriter *writer)
{
    long *current = &writer->content->graphics.character_spacing;
    double unit = (double)writer->size / 10; /* hundred-thousandths of a point in 1/1000 em */
    long wanted = choose_spacing(writer, *current, unit);
    writer->spacing = (double)wanted / unit;
    if (*current == wanted)
        return;
    *current = wanted;
    StrBuf *out = &writer->content->operators;
    strbuf_number(out, (double)wanted / 1e5, 5);
    haru_content_operator(writer->content, " Tc");
}

/* Synthetic bold: the outline in the paint of the filling (PDF 1.7, table 106: 2 fills and
 * strokes). The miter limit keeps right angles sharp and cuts the acute ends of brush strokes,
 * which would grow thorns. */
static void set_rendering(TextWriter *writer)
{
    HaruContent *content = writer->content;
    bool is_bold = writer->run->embolden > 0;
    if (is_bold) {
        const Stroke outline = {.width = writer->run->embolden, .miter_limit = 2};
        haru_path_set_stroke(content, &outline);
    }
    long mode = is_bold ? 2 : 0;
    if (content->graphics.rendering_mode == mode)
        return;
    content->graphics.rendering_mode = mode;
    haru_content_operator(content, is_bold ? "2 Tr" : "0 Tr");
}

/* Points come out upright of the rotation with y up; slant and narrowing are applied to the glyph
 * before it. (Readers disagree whether Tz narrows the vertical origin too.) */
static void set_direction(TextWriter *writer)
{
    const GlyphRun *run = writer->run;
    double angle = run->rotation_deg * (3.14159265358979323846 / 180);
    writer->cosine = run->rotation_deg == 0 ? 1 : round(cos(angle) * 1e9) / 1e9;
    writer->sine = run->rotation_deg == 0 ? 0 : round(sin(angle) * 1e9) / 1e9;
    writer->narrowing = run->horizontal_scale != 0 ? run->horizontal_scale : 1;
    writer->direction = (Matrix){
        .a = writer->cosine * writer->narrowing,
        .b = -writer->sine * writer->narrowing,
        .c = run->skew * writer->cosine + writer->sine,
        .d = writer->cosine - run->skew * writer->sine,
    };
}

static bool glyphs_exist(HaruDocument *document, const GlyphRun *run)
{
    for (int i = 0; i < run->glyph_count; i++) {
        if (run->glyphs[i].id < run->face->glyph_count)
            continue;
        const char *id = arena_print(document->arena, "%lu", (unsigned long)run->glyphs[i].id);
        haru_document_fail(document, E_PDF_GLYPH, DIAG_ARGS(id, run->face->postscript));
        return false;
    }
    return true;
}

static void show_run(TextWriter *writer)
{
    HaruContent *content = writer->content;
    haru_content_begin_text(content);
    set_rendering(writer);
    set_font(writer);
    set_character_spacing(writer);
    for (int i = 0; i < writer->run->glyph_count;) {
        HaruSpan span = haru_cluster_span(content->document, writer->font, writer->run, i);
        show_span(writer, &span);
        i = span.end;
    }
    close_array(writer);
}

static void show_painted(HaruContent *content, const GlyphRun *run, Point origin,
                         const Paint *paint)
{
    TextWriter writer = {
        .content = content, .run = run, .origin = origin, .size = haru_thousandths(run->size)};
    if (run->glyph_count == 0 || writer.size <= 0 || !glyphs_exist(content->document, run))
        return;
    writer.font = haru_font_find(content->document, run->face);
    set_direction(&writer);
    unsigned uses = run->embolden > 0 ? HARU_FILL | HARU_STROKE : HARU_FILL;
    HaruPaintScope scope = haru_paint_begin(content, paint, uses);
    if (scope == PAINT_NOTHING)
        return;
    haru_paint_set_overprint(content, haru_paint_is_black(content, paint));
    show_run(&writer);
    haru_paint_end(content, scope);
}

/* A box around all ink of the run, and more: the largest glyphs reach a few ems. */
static Rect generous_bounds(const GlyphRun *run, Point origin)
{
    double reach = 8 * run->size;
    Rect bounds = {origin.x + run->glyphs[0].x, origin.y + run->glyphs[0].y, 0, 0};
    for (int i = 1; i < run->glyph_count; i++) {
        Rect place = {origin.x + run->glyphs[i].x, origin.y + run->glyphs[i].y, 0, 0};
        bounds = rect_union(bounds, place);
    }
    return rect_outset(bounds, (Edges){reach, reach, reach, reach});
}

void haru_text_show(HaruContent *content, const GlyphRun *run, Point origin, const Paint *paint)
{
    bool overlaps = run->embolden > 0 && paint->opacity < 1 && run->glyph_count > 0;
    if (!overlaps) {
        show_painted(content, run, origin, paint);
        return;
    }
    /* The outline covers half of itself on the filling; they are one shape, so the opacity comes
     * after (PDF 1.7, 11.7.4.4 says so, but not every reader does it). */
    Paint opaque = *paint;
    opaque.opacity = 1;
    HaruContent *group =
        haru_paint_push_group(content, generous_bounds(run, origin), paint->opacity, BLEND_NORMAL);
    show_painted(group, run, origin, &opaque);
    haru_paint_pop_group(group);
}
