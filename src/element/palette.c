/* Palette: see palette.h. */
#include "element/palette.h"

#include <math.h>

#include "base/number.h"
#include "scene/color.h"

/* Newsprint-safe: one dark ink less than four, so that small type stays sharp. */
static const Color fallback_main = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.059, 0.333, 0.682}, .cmyk = {0.96, 0.66, 0, 0.04}};
static const Color fallback_accent = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.933, 0.404, 0.122}, .cmyk = {0, 0.7, 0.94, 0}};
static const Color fallback_ink = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.106, 0.122, 0.165}, .cmyk = {0, 0, 0, 1}};
static const Color fallback_grey = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.416, 0.443, 0.490}, .cmyk = {0, 0, 0, 0.65}};
static const Color fallback_up = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.784, 0.086, 0.114}, .cmyk = {0, 1, 1, 0.1}};
static const Color fallback_down = {
    .has = COLOR_RGB | COLOR_CMYK, .rgb = {0.106, 0.490, 0.278}, .cmyk = {0.82, 0.24, 0.92, 0.1}};

static bool find_color(const Theme *theme, const char *name, Color *color)
{
    if (!map_find(&theme->tokens, text_of(name)))
        return false;
    char *use = arena_print(theme->arena, "$%s", name);
    PaintSpec spec;
    bool reported = false;
    const JsonValue *value = json_new_string(theme->arena, text_of(use), NULL);
    if (!paint_spec_read(theme, value, &spec, &reported) || spec.kind != PAINT_SOLID)
        return false;
    *color = spec.color;
    return true;
}

static Color token_or(const Theme *theme, const char *name, Color fallback)
{
    Color color;
    return find_color(theme, name, &color) ? color : fallback;
}

static Color unnamed(Color color)
{
    color.name = NULL;
    return color;
}

Color palette_tint(const Color *color, double amount)
{
    return unnamed(color_tint(color, amount));
}

Palette palette_read(const Theme *theme, const PaintSpec *tone)
{
    bool has_tone = tone && tone->kind == PAINT_SOLID;
    Palette palette = {
        .main = has_tone ? tone->color : token_or(theme, "main", fallback_main),
        .accent = token_or(theme, "accent", fallback_accent),
        .ink = token_or(theme, "ink", fallback_ink),
        .grey = token_or(theme, "grey", fallback_grey),
        .white = token_or(theme, "white", COLOR_WHITE),
        .up = token_or(theme, "up", fallback_up),
        .down = token_or(theme, "down", fallback_down),
    };
    palette.deep = unnamed(color_mix(&palette.main, &fallback_ink, 0.35));
    palette.tint = palette_tint(&palette.main, 0.08);
    palette.line = palette_tint(&palette.main, 0.4);
    if (has_tone)
        return palette;
    palette.deep = token_or(theme, "deep", palette.deep);
    palette.tint = token_or(theme, "tint", palette.tint);
    palette.line = token_or(theme, "line", palette.line);
    return palette;
}

static double luminance(const Color *color)
{
    double rgb[3];
    color_to_rgb(color, rgb);
    double linear[3];
    for (int i = 0; i < 3; i++)
        linear[i] = rgb[i] <= 0.03928 ? rgb[i] / 12.92 : pow((rgb[i] + 0.055) / 1.055, 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

double palette_contrast(const Color *a, const Color *b)
{
    double left = luminance(a) + 0.05;
    double right = luminance(b) + 0.05;
    return left > right ? left / right : right / left;
}

Color palette_on(const Palette *palette, const Color *ground)
{
    /* White type is drawn heavier than it measures: it wins down to 3:1, the limit for large type.
     */
    double white = palette_contrast(&palette->white, ground);
    if (white >= 3 || white >= palette_contrast(&palette->ink, ground))
        return palette->white;
    return palette->ink;
}

static JsonValue *hex_of(Arena *arena, const double rgb[3], const Origin *origin)
{
    int parts[3];
    for (int i = 0; i < 3; i++)
        parts[i] = (int)lround(fmin(1, fmax(0, rgb[i])) * 255);
    return json_new_string(
        arena, text_of(arena_print(arena, "#%02X%02X%02X", parts[0], parts[1], parts[2])), origin);
}

JsonValue *palette_json(Arena *arena, const Color *color, const Origin *origin)
{
    if (color->name)
        return json_new_string(arena, text_of(arena_print(arena, "$%s", color->name)), origin);
    JsonValue *object = json_new(arena, JSON_OBJECT, origin);
    if (color->has & COLOR_CMYK) {
        JsonValue *inks = json_new(arena, JSON_ARRAY, origin);
        for (int i = 0; i < 4; i++)
            json_append(arena, inks, json_new_number(arena, color->cmyk[i] * 100, origin));
        json_set(arena, object, text_of("cmyk"), NULL, inks);
    }
    if (color->has & COLOR_SPOT) {
        json_set(arena, object, text_of("spot"), NULL,
                 json_new_string(arena, text_of(color->spot), origin));
        json_set(arena, object, text_of("tint"), NULL,
                 json_new_number(arena, color->tint * 100, origin));
    }
    if (color->has & COLOR_GRAY)
        json_set(arena, object, text_of("gray"), NULL,
                 json_new_number(arena, color->gray * 100, origin));
    if (color->has & COLOR_RGB)
        json_set(arena, object, text_of("rgb"), NULL, hex_of(arena, color->rgb, origin));
    return object;
}
