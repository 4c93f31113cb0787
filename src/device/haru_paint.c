/* Paints and groups: see haru_paint.h. */
#include "device/haru_paint.h"

#include <math.h>

#include "device/haru_color.h"
#include "device/haru_gradient.h"
#include "device/haru_structure.h"

static void put_opacity(HaruDocument *document, HPDF_Dict state, long opacity)
{
    StrBuf source = {0};
    haru_put(&source, opacity);
    Text number = {source.data, source.length - 1};
    haru_dict_set_verbatim(document, state, "ca", number);
    haru_dict_set_verbatim(document, state, "CA", number);
    strbuf_release(&source);
}

static HaruGraphicsState *create_state(HaruDocument *document, long opacity, BlendMode blend)
{
    static const char *const names[] = {"Normal", "Multiply", "Screen"}; /* by BlendMode */
    HaruGraphicsState *state = arena_alloc(document->arena, sizeof *state);
    state->opacity = opacity;
    state->blend = blend;
    haru_resource_init(document, &state->resource, RESOURCE_GRAPHICS_STATE,
                       haru_dict_create_indirect(document));
    put_opacity(document, state->resource.object, opacity);
    haru_dict_set_name(document, state->resource.object, "BM", names[blend]);
    return state;
}

static HaruGraphicsState *find_state(HaruDocument *document, long opacity, BlendMode blend)
{
    for (HaruGraphicsState *state = document->graphics_states; state; state = state->next) {
        if (state->opacity == opacity && state->blend == blend)
            return state;
    }
    HaruGraphicsState *state = create_state(document, opacity, blend);
    state->next = document->graphics_states;
    document->graphics_states = state;
    return state;
}

void haru_paint_set_opacity(HaruContent *content, long opacity)
{
    if (opacity < 1000)
        haru_content_use_transparency(content);
    if (content->graphics.opacity == opacity)
        return;
    content->graphics.opacity = opacity;
    haru_content_name(content, &find_state(content->document, opacity, BLEND_NORMAL)->resource);
    haru_content_operator(content, "gs");
}

static HaruResource *create_overprint(HaruDocument *document, bool is_on)
{
    HPDF_Dict state = haru_dict_create_indirect(document);
    Text value = text_of(is_on ? "true" : "false");
    haru_dict_set_verbatim(document, state, "OP", value);
    haru_dict_set_verbatim(document, state, "op", value);
    haru_dict_set_integer(document, state, "OPM", 1);
    HaruResource *resource = arena_alloc(document->arena, sizeof *resource);
    haru_resource_init(document, resource, RESOURCE_GRAPHICS_STATE, state);
    return resource;
}

void haru_paint_set_overprint(HaruContent *content, bool is_on)
{
    HaruDocument *document = content->document;
    if (!haru_document_is_press(document) || content->graphics.overprint == is_on)
        return;
    content->graphics.overprint = is_on;
    if (!document->overprint[is_on])
        document->overprint[is_on] = create_overprint(document, is_on);
    haru_content_name(content, document->overprint[is_on]);
    haru_content_operator(content, "gs");
}

bool haru_paint_is_black(const HaruContent *content, const Paint *paint)
{
    if (paint->kind != PAINT_SOLID || paint->opacity < 1 || paint->color.has & COLOR_SPOT)
        return false;
    double inks[4];
    ink_of_color(content->document->inks, &paint->color, inks);
    return ink_overprints(inks);
}

static long clamp_opacity(double opacity)
{
    return haru_thousandths(fmin(fmax(opacity, 0), 1));
}

static void set_pattern_matrix(const HaruContent *content, HPDF_Dict pattern, const Paint *paint)
{
    StrBuf source = {0};
    strbuf_char(&source, '[');
    haru_gradient_put_matrix(content, paint, &source);
    strbuf_char(&source, ']');
    haru_dict_set_verbatim(content->document, pattern, "Matrix",
                           (Text){source.data, source.length});
    strbuf_release(&source);
}

/* A pattern, since it serves fills, strokes and text alike (PDF 1.7, 8.7.4.2). Its space is that of
 * the content: no content of ours begins with another matrix. */
static void set_pattern(HaruContent *content, const Paint *paint, unsigned uses)
{
    HaruDocument *document = content->document;
    haru_paint_set_overprint(content, false);
    HaruResource *pattern = arena_alloc(document->page_arena, sizeof *pattern);
    haru_resource_init(document, pattern, RESOURCE_PATTERN, haru_dict_create_indirect(document));
    haru_dict_set_name(document, pattern->object, "Type", "Pattern");
    haru_dict_set_integer(document, pattern->object, "PatternType", 2);
    haru_dict_set(document, pattern->object, "Shading",
                  haru_gradient_shading(content, paint, SHADING_COLOR));
    if (paint->space)
        set_pattern_matrix(content, pattern->object, paint);
    HaruInk ink = {.kind = INK_PATTERN, .parts = {pattern->number}};
    if (uses & HARU_FILL) {
        content->graphics.fill = ink;
        strbuf_string(&content->operators, "/Pattern cs ");
        haru_content_name(content, pattern);
        haru_content_operator(content, "scn");
    }
    if (uses & HARU_STROKE) {
        content->graphics.stroke = ink;
        strbuf_string(&content->operators, "/Pattern CS ");
        haru_content_name(content, pattern);
        haru_content_operator(content, "SCN");
    }
}

static void set_solid(HaruContent *content, const Color *color, unsigned uses)
{
    HaruInk ink = haru_color_ink(content->document, color);
    if (uses & HARU_FILL)
        haru_color_set_fill(content, &ink);
    if (uses & HARU_STROKE)
        haru_color_set_stroke(content, &ink);
}

/* Stops of different opacity: the mask is a form that holds the same gradient in gray, and its
 * luminosity is the opacity (PDF 1.7, 11.5.3). Large as a page can be, for it is clipped anyway. */
static HPDF_Dict create_mask_form(HaruContent *content, const Paint *paint)
{
    static const long everywhere[4] = {-14400000, -14400000, 28800000, 28800000};
    HaruDocument *document = content->document;
    HaruResource *shading = arena_alloc(document->page_arena, sizeof *shading);
    haru_resource_init(document, shading, RESOURCE_SHADING,
                       haru_gradient_shading(content, paint, SHADING_OPACITY));
    HaruContent *mask = haru_content_create(document, content);
    if (paint->space) {
        haru_gradient_put_matrix(content, paint, &mask->operators);
        strbuf_char(&mask->operators, ' ');
        haru_content_operator(mask, "cm");
    }
    haru_content_name(mask, shading);
    haru_content_operator(mask, "sh");
    return haru_content_finish_form(mask, everywhere, "DeviceGray");
}

static bool begin_mask(HaruContent *content, const Paint *paint)
{
    HaruDocument *document = content->document;
    if (!haru_content_save(content))
        return false;
    haru_content_use_transparency(content);
    HPDF_Dict mask = haru_dict_create(document);
    haru_dict_set_name(document, mask, "S", "Luminosity");
    haru_dict_set(document, mask, "G", create_mask_form(content, paint));
    HaruGraphicsState *state = create_state(document, clamp_opacity(paint->opacity), BLEND_NORMAL);
    haru_dict_set(document, state->resource.object, "SMask", mask);
    haru_content_name(content, &state->resource);
    haru_content_operator(content, "gs");
    return true;
}

static HaruPaintScope begin_gradient(HaruContent *content, const Paint *paint, unsigned uses)
{
    if (!haru_gradient_has_extent(paint)) {
        const GradientStop *last = &paint->stops[paint->stop_count - 1];
        haru_paint_set_opacity(content, clamp_opacity(paint->opacity * last->opacity));
        set_solid(content, &last->color, uses);
        return PAINT_PLAIN;
    }
    HaruPaintScope scope = PAINT_PLAIN;
    if (haru_gradient_is_even(paint)) {
        haru_paint_set_opacity(content, clamp_opacity(paint->opacity * paint->stops[0].opacity));
    } else {
        if (!begin_mask(content, paint))
            return PAINT_NOTHING;
        scope = PAINT_MASKED;
    }
    set_pattern(content, paint, uses);
    return scope;
}

HaruPaintScope haru_paint_begin(HaruContent *content, const Paint *paint, unsigned uses)
{
    switch (paint->kind) {
    case PAINT_NONE:
        break;
    case PAINT_SOLID:
        haru_paint_set_opacity(content, clamp_opacity(paint->opacity));
        set_solid(content, &paint->color, uses);
        return PAINT_PLAIN;
    case PAINT_LINEAR:
    case PAINT_RADIAL:
        if (paint->stop_count > 0)
            return begin_gradient(content, paint, uses);
        break;
    }
    return PAINT_NOTHING;
}

void haru_paint_end(HaruContent *content, HaruPaintScope scope)
{
    if (scope == PAINT_MASKED)
        haru_content_restore(content);
}

HaruContent *haru_paint_push_group(HaruContent *content, Rect bounds, double opacity,
                                   BlendMode blend)
{
    HaruContent *group = haru_content_create(content->document, content);
    group->bounds = bounds;
    group->group_opacity = clamp_opacity(opacity);
    group->blend = blend;
    return group;
}

/* Invokes the group's form with its opacity; a blend mode stays within q ... Q. */
static void draw_group(HaruContent *content, HaruResource *form, long opacity, BlendMode blend)
{
    haru_content_end_text(content);
    haru_paint_set_overprint(content, false);
    bool is_blended = blend != BLEND_NORMAL;
    if (is_blended) {
        if (!haru_content_save(content))
            return;
        haru_content_name(content, &find_state(content->document, opacity, blend)->resource);
        haru_content_operator(content, "gs");
    } else {
        haru_paint_set_opacity(content, opacity);
    }
    haru_content_name(content, form);
    haru_content_operator(content, "Do");
    if (is_blended)
        haru_content_restore(content);
}

HaruContent *haru_paint_pop_group(HaruContent *group)
{
    HaruDocument *document = group->document;
    HaruContent *parent = group->parent;
    const Rect *bounds = &group->bounds;
    const long box[4] = {
        haru_content_x(group, bounds->x), haru_content_y(group, bounds->y + bounds->height),
        haru_content_x(group, bounds->x + bounds->width), haru_content_y(group, bounds->y)};
    HaruResource *form = arena_alloc(document->page_arena, sizeof *form);
    HPDF_Dict object = haru_content_finish_form(group, box, haru_document_color_space(document));
    haru_structure_end_form(group, object);
    haru_resource_init(document, form, RESOURCE_XOBJECT, object);
    haru_content_use_transparency(parent);
    draw_group(parent, form, group->group_opacity, group->blend);
    return parent;
}
