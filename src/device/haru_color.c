/* Colours as PDF components: see haru_color.h. */
#include "device/haru_color.h"

#include "device/haru_spot.h"

enum { SPOT_SPACE = 5, SPOT_TINT = 6 }; /* behind the operators by part count */

static HaruInk make_ink(HaruInkKind kind, const double *parts, int count)
{
    HaruInk ink = {.kind = kind};
    for (int i = 0; i < count; i++)
        ink.parts[i] = haru_thousandths(parts[i]);
    return ink;
}

HaruInk haru_color_process_ink(const HaruDocument *document, const Color *color)
{
    double parts[4];
    if (document->color_space == COLOR_SPACE_CMYK) {
        ink_of_color(document->inks, color, parts);
        return make_ink(INK_CMYK, parts, 4);
    }
    color_to_rgb(color, parts);
    return make_ink(INK_RGB, parts, 3);
}

HaruInk haru_color_ink(HaruDocument *document, const Color *color)
{
    double gray;
    if (color->has & COLOR_SPOT && color->spot && haru_document_is_press(document))
        return haru_spot_ink(document, color);
    if (document->color_space == COLOR_SPACE_RGB && color_is_gray(color, COLOR_RGB, &gray))
        return make_ink(INK_GRAY, &gray, 1);
    return haru_color_process_ink(document, color);
}

int haru_ink_part_count(const HaruInk *ink)
{
    static const int counts[] = {0, 1, 3, 4, 0, 1}; /* by HaruInkKind */
    return counts[ink->kind];
}

void haru_ink_put(StrBuf *out, const HaruInk *ink)
{
    for (int i = 0; i < haru_ink_part_count(ink); i++)
        haru_put(out, ink->parts[i]);
}

bool haru_ink_equals(const HaruInk *a, const HaruInk *b)
{
    return a->kind == b->kind && memcmp(a->parts, b->parts, sizeof a->parts) == 0;
}

static void set_ink(HaruContent *content, HaruInk *known, const HaruInk *ink,
                    const char *const operators[])
{
    if (haru_ink_equals(known, ink))
        return;
    *known = *ink;
    if (ink->kind == INK_SPOT) {
        haru_content_name(content, ink->space);
        strbuf_string(&content->operators, operators[SPOT_SPACE]);
        haru_ink_put(&content->operators, ink);
        haru_content_operator(content, operators[SPOT_TINT]);
        return;
    }
    haru_ink_put(&content->operators, ink);
    haru_content_operator(content, operators[haru_ink_part_count(ink)]);
}

void haru_color_set_fill(HaruContent *content, const HaruInk *ink)
{
    static const char *const operators[] = {NULL, "g",   NULL, "rg",
                                            "k",  "cs ", "scn"}; /* by part count */
    set_ink(content, &content->graphics.fill, ink, operators);
}

void haru_color_set_stroke(HaruContent *content, const HaruInk *ink)
{
    static const char *const operators[] = {NULL, "G", NULL, "RG", "K", "CS ", "SCN"};
    set_ink(content, &content->graphics.stroke, ink, operators);
}
