/* The trace device: every operation as a line of text, for golden tests and for people who look for
 * the reason of a drawing. Numbers are points with at most two decimals, so that the last digits of
 * a calculation do not show. Nested operations are indented. */
#include "device/device.h"

#include "font/face.h"

#define DECIMALS      2
#define INDENT_SPACES 2

typedef struct TraceDevice {
    Device base;
    int page_count;
    int depth; /* clips, groups and tags that are open */
} TraceDevice;

/* The rows follow the enums of scene.h and path.h. */
static const char *const role_names[] = {
    "auto",       "artifact",   "document",  "section", "paragraph", "heading",
    "list",       "list-item",  "list-body", "label",   "table",     "table-row",
    "table-head", "table-cell", "figure",    "caption", "link",      "span",
    "quote",      "note",       "formula",   "ruby",    "rubyBase",  "rubyText",
};
static const char *const blend_names[] = {"normal", "multiply", "screen"};
static const char *const cap_names[] = {"butt", "round", "square"};
static const char *const join_names[] = {"miter", "round", "bevel"};
static const char *const rule_names[] = {"nonzero", "even-odd"};

static void put_numbers(StrBuf *out, const double *values, int count)
{
    for (int i = 0; i < count; i++) {
        strbuf_char(out, ' ');
        strbuf_number(out, values[i], DECIMALS);
    }
}

static void put_number(StrBuf *out, const char *label, double value)
{
    strbuf_string(out, label);
    strbuf_number(out, value, DECIMALS);
}

static void put_text(StrBuf *out, const char *label, const char *text)
{
    if (!text)
        return;
    strbuf_string(out, label);
    strbuf_json(out, text_of(text));
}

/* Begins a line: indent, name of the operation, element. */
static StrBuf *begin_line(Device *device, const char *name)
{
    const TraceDevice *trace = (const TraceDevice *)device;
    for (int i = 0; i < trace->depth * INDENT_SPACES; i++)
        strbuf_char(device->output, ' ');
    strbuf_string(device->output, name);
    if (device->node_id)
        strbuf_print(device->output, " #%u", (unsigned)device->node_id);
    return device->output;
}

static void end_line(Device *device)
{
    strbuf_char(device->output, '\n');
}

/* "cmyk(0 0 0 1)"; `space` with a blank in front. */
static void put_parts(StrBuf *out, const char *space, const double *parts, int count)
{
    strbuf_print(out, "%s(", space);
    strbuf_number(out, parts[0], DECIMALS);
    put_numbers(out, parts + 1, count - 1);
    strbuf_char(out, ')');
}

static void put_color(StrBuf *out, const Color *color)
{
    if (color->has & COLOR_SPOT) {
        put_text(out, " ", color->spot);
        put_parts(out, "", &color->tint, 1);
    }
    if (color->has & COLOR_CMYK)
        put_parts(out, " cmyk", color->cmyk, 4);
    if (color->has & COLOR_RGB)
        put_parts(out, " rgb", color->rgb, 3);
    if (color->has & COLOR_GRAY)
        put_parts(out, " gray", &color->gray, 1);
}

static void put_gradient(StrBuf *out, const Paint *paint)
{
    bool is_radial = paint->kind == PAINT_RADIAL;
    strbuf_string(out, is_radial ? " radial" : " linear");
    double ends[] = {paint->from.x, paint->from.y, paint->to.x, paint->to.y};
    put_numbers(out, ends, 4);
    if (is_radial) {
        double radii[] = {paint->from_radius, paint->to_radius};
        strbuf_string(out, " radii");
        put_numbers(out, radii, 2);
    }
    if (paint->space) {
        const Matrix *space = paint->space;
        double parts[] = {space->a, space->b, space->c, space->d, space->e, space->f};
        strbuf_string(out, " space");
        put_numbers(out, parts, 6);
    }
    for (int i = 0; i < paint->stop_count; i++) {
        put_number(out, " at ", paint->stops[i].offset);
        put_color(out, &paint->stops[i].color);
        if (paint->stops[i].opacity < 1)
            put_number(out, " opacity ", paint->stops[i].opacity);
    }
}

static void put_paint(StrBuf *out, const Paint *paint)
{
    if (paint->kind == PAINT_SOLID)
        put_color(out, &paint->color);
    else if (paint->kind != PAINT_NONE)
        put_gradient(out, paint);
    if (paint->opacity < 1)
        put_number(out, " opacity ", paint->opacity);
}

/* As SVG path data, absolute. */
static void put_path(StrBuf *out, const Path *path)
{
    static const char letters[] = {'M', 'L', 'C', 'Z'};
    static const int taken[] = {1, 1, 3, 0};
    strbuf_string(out, " :");
    const Point *point = path->points;
    for (size_t i = 0; i < path->verb_count; i++) {
        strbuf_char(out, ' ');
        strbuf_char(out, letters[path->verbs[i]]);
        for (int j = 0; j < taken[path->verbs[i]]; j++, point++)
            put_numbers(out, (const double[]){point->x, point->y}, 2);
    }
}

static void trace_fill_path(Device *device, const Path *path, FillRule rule, const Paint *paint)
{
    StrBuf *out = begin_line(device, "fill");
    if (rule == FILL_EVEN_ODD)
        strbuf_string(out, " even-odd");
    put_paint(out, paint);
    put_path(out, path);
    end_line(device);
}

static void trace_stroke_path(Device *device, const Path *path, const Stroke *stroke,
                              const Paint *paint)
{
    StrBuf *out = begin_line(device, "stroke");
    put_number(out, " width ", stroke->width);
    if (stroke->cap != CAP_BUTT)
        strbuf_print(out, " %s-cap", cap_names[stroke->cap]);
    if (stroke->join != JOIN_MITER)
        strbuf_print(out, " %s-join", join_names[stroke->join]);
    if (stroke->miter_limit > 0)
        put_number(out, " miter ", stroke->miter_limit);
    if (stroke->dash_count) {
        strbuf_string(out, " dash");
        put_numbers(out, stroke->dashes, stroke->dash_count);
        put_number(out, " phase ", stroke->dash_phase);
    }
    put_paint(out, paint);
    put_path(out, path);
    end_line(device);
}

static void put_glyphs(StrBuf *out, const GlyphRun *run)
{
    strbuf_string(out, " :");
    for (int i = 0; i < run->glyph_count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        strbuf_print(out, " %u@", (unsigned)glyph->id);
        strbuf_number(out, glyph->x, DECIMALS);
        if (glyph->y != 0)
            put_number(out, ",", glyph->y);
    }
}

static void trace_show_glyphs(Device *device, const GlyphRun *run, Point origin, const Paint *paint)
{
    StrBuf *out = begin_line(device, "glyphs");
    strbuf_char(out, ' ');
    strbuf_json(out, run->text);
    strbuf_print(out, " %s", run->face->postscript);
    put_numbers(out, &run->size, 1);
    put_number(out, " at ", origin.x);
    put_number(out, " ", origin.y);
    if (run->is_right_to_left)
        strbuf_string(out, " right-to-left");
    if (run->embolden > 0)
        put_number(out, " embolden ", run->embolden);
    if (run->skew != 0)
        put_number(out, " skew ", run->skew);
    if (run->rotation_deg != 0)
        put_number(out, " rotation ", run->rotation_deg);
    if (run->horizontal_scale != 0)
        put_number(out, " narrowed ", run->horizontal_scale);
    if (run->is_vertical)
        strbuf_string(out, " vertical");
    put_paint(out, paint);
    put_glyphs(out, run);
    end_line(device);
}

static void trace_draw_image(Device *device, const Image *image, Matrix matrix)
{
    StrBuf *out = begin_line(device, "image");
    put_text(out, " ", image->name);
    strbuf_print(out, " %s %dx%d channels %d", image->kind == IMAGE_JPEG ? "jpeg" : "pixels",
                 image->width, image->height, image->channels);
    if (image->alpha)
        strbuf_string(out, " alpha");
    if (image->orientation > 1)
        strbuf_print(out, " orientation %d", image->orientation);
    double numbers[] = {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f};
    strbuf_string(out, " matrix");
    put_numbers(out, numbers, 6);
    end_line(device);
}

static void trace_push_clip(Device *device, const Path *path, FillRule rule)
{
    StrBuf *out = begin_line(device, "clip");
    if (rule == FILL_EVEN_ODD)
        strbuf_print(out, " %s", rule_names[rule]);
    put_path(out, path);
    end_line(device);
    ((TraceDevice *)device)->depth++;
}

static void trace_push_group(Device *device, Rect bounds, double opacity, BlendMode blend)
{
    StrBuf *out = begin_line(device, "group");
    double box[] = {bounds.x, bounds.y, bounds.width, bounds.height};
    put_numbers(out, box, 4);
    if (opacity < 1)
        put_number(out, " opacity ", opacity);
    if (blend != BLEND_NORMAL)
        strbuf_print(out, " %s", blend_names[blend]);
    end_line(device);
    ((TraceDevice *)device)->depth++;
}

static void trace_begin_tag(Device *device, const Tag *tag)
{
    StrBuf *out = begin_line(device, "tag");
    strbuf_print(out, " %s", role_names[tag->role]);
    if (tag->level)
        strbuf_print(out, " level %d", tag->level);
    if (tag->column_span > 1 || tag->row_span > 1)
        strbuf_print(out, " span %dx%d", tag->column_span, tag->row_span);
    if (tag->is_column_header)
        strbuf_string(out, " column-header");
    if (tag->is_row_header)
        strbuf_string(out, " row-header");
    put_text(out, " alt ", tag->alt);
    put_text(out, " language ", tag->language);
    put_text(out, " target ", tag->target);
    put_text(out, " words ", tag->actual_text);
    end_line(device);
    ((TraceDevice *)device)->depth++;
}

static void trace_close(Device *device)
{
    ((TraceDevice *)device)->depth--;
}

static Device *trace_create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                            StrBuf *output)
{
    TraceDevice *trace = arena_alloc(arena, sizeof *trace);
    trace->base = (Device){
        .arena = arena,
        .diagnostics = diagnostics,
        .options = options,
        .output = output,
    };
    return &trace->base;
}

static void trace_begin_page(Device *device, const PageBoxes *boxes)
{
    TraceDevice *trace = (TraceDevice *)device;
    strbuf_print(device->output, "page %d", ++trace->page_count);
    double numbers[] = {boxes->width,       boxes->height,       boxes->bleed.top,
                        boxes->bleed.right, boxes->bleed.bottom, boxes->bleed.left};
    put_numbers(device->output, numbers, 2);
    strbuf_string(device->output, " bleed");
    put_numbers(device->output, numbers + 2, 4);
    end_line(device);
}

static void trace_end_page(Device *device)
{
    ((TraceDevice *)device)->depth = 0;
}

static bool trace_finish(Device *device)
{
    return !device->failed;
}

static void trace_destroy(Device *device)
{
    (void)device; /* everything lies in the arena */
}

const DeviceType device_trace = {
    .name = "trace",
    .extension = "trace",
    .help = "All drawing operations as text, one on each line; for tests.",
    .help_zh = "把全部绘图操作写成文本，每行一条；用于测试。",
    .create = trace_create,
    .begin_page = trace_begin_page,
    .end_page = trace_end_page,
    .fill_path = trace_fill_path,
    .stroke_path = trace_stroke_path,
    .show_glyphs = trace_show_glyphs,
    .draw_image = trace_draw_image,
    .push_clip = trace_push_clip,
    .pop_clip = trace_close,
    .push_group = trace_push_group,
    .pop_group = trace_close,
    .begin_tag = trace_begin_tag,
    .end_tag = trace_close,
    .finish = trace_finish,
    .destroy = trace_destroy,
};
