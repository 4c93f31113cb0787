/* Spot inks: see haru_spot.h. */
#include "device/haru_spot.h"

#include <math.h>
#include <stdlib.h>

#include "device/haru_color.h"

#define NAME_LIMIT       127 /* bytes; PDF 1.7, annex C */
#define SAME_THOUSANDTHS 4   /* two definitions of one ink may differ by rounding of their tints */

/* The colour says what its tint looks like; the colour space wants the full ink. */
static void full_tint(const HaruDocument *document, const Color *color, long alternate[4])
{
    HaruInk ink = haru_color_process_ink(document, color);
    for (int i = 0; i < 4; i++) {
        double full = color->tint > 0 ? (double)ink.parts[i] / color->tint : 0;
        alternate[i] = lround(fmin(full, 1000));
    }
}

static bool is_same(const long a[4], const long b[4])
{
    for (int i = 0; i < 4; i++) {
        if (labs(a[i] - b[i]) > SAME_THOUSANDTHS)
            return false;
    }
    return true;
}

static HPDF_Array create_space(HaruDocument *document, const HaruSpot *spot)
{
    HPDF_Array space = haru_array_create_indirect(document);
    haru_array_add_verbatim(document, space, text_of("/Separation"));
    haru_array_add_name(document, space, spot->name);
    haru_array_add_verbatim(document, space, text_of("/DeviceCMYK"));
    StrBuf function = {0};
    strbuf_string(&function, "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
    for (int i = 0; i < 4; i++)
        haru_put(&function, spot->alternate[i]);
    strbuf_string(&function, "]>>");
    haru_array_add_verbatim(document, space, (Text){function.data, function.length});
    strbuf_release(&function);
    return space;
}

static HaruSpot *find_spot(HaruDocument *document, const char *name)
{
    for (HaruSpot *spot = document->spots; spot; spot = spot->next) {
        if (strcmp(spot->name, name) == 0)
            return spot;
    }
    return NULL;
}

static HaruSpot *create_spot(HaruDocument *document, const Color *color, const long alternate[4])
{
    if (strlen(color->spot) > NAME_LIMIT)
        haru_document_fail(document, E_PRESS_SPOT_NAME, DIAG_ARGS(color->spot));
    HaruSpot *spot = arena_alloc(document->arena, sizeof *spot);
    spot->name = arena_copy_string(document->arena, color->spot);
    memcpy(spot->alternate, alternate, sizeof spot->alternate);
    haru_resource_init(document, &spot->resource, RESOURCE_COLOR_SPACE,
                       create_space(document, spot));
    spot->next = document->spots;
    document->spots = spot;
    return spot;
}

HaruInk haru_spot_ink(HaruDocument *document, const Color *color)
{
    long alternate[4];
    full_tint(document, color, alternate);
    HaruSpot *spot = find_spot(document, color->spot);
    if (!spot)
        spot = create_spot(document, color, alternate);
    else if (color->tint > 0 && !is_same(spot->alternate, alternate))
        haru_document_fail(document, E_PRESS_SPOT_TWICE, DIAG_ARGS(color->spot));
    return (HaruInk){.kind = INK_SPOT,
                     .parts = {haru_thousandths(color->tint), spot->resource.number},
                     .space = &spot->resource};
}
