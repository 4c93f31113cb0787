/* Redrawing glyphs as Type 2 charstrings; see cff_redraw.h. */
#include "font/cff_redraw.h"

#include <math.h>

#define CFF_NOMINAL_WIDTH 21 /* nominalWidthX, of a Private DICT */

enum { DRAW_ENDCHAR = 14, DRAW_RMOVETO = 21, DRAW_RLINETO = 5, DRAW_RRCURVETO = 8 };

/* Positions are 16.16 fixed-point numbers, as charstrings write them. */
typedef struct Redrawer {
    StrBuf *out;
    int64_t x, y;
    bool has_failed;
} Redrawer;

static int64_t to_fixed(Redrawer *redrawer, double value)
{
    if (!(fabs(value) < 32000)) {
        redrawer->has_failed = true;
        return 0;
    }
    return llround(value * 65536);
}

/* TN 5177, 3.2: a whole number in the fewest bytes, another as a fixed-point number. */
static void put_number(Redrawer *redrawer, int64_t fixed)
{
    StrBuf *out = redrawer->out;
    if (fixed <= -(INT64_C(32768) << 16) || fixed >= (INT64_C(32768) << 16)) {
        redrawer->has_failed = true;
        return;
    }
    if (fixed % 65536 != 0) {
        uint32_t bits = (uint32_t)(int32_t)fixed;
        strbuf_char(out, (char)255);
        strbuf_char(out, (char)(bits >> 24));
        strbuf_char(out, (char)(bits >> 16 & 0xFF));
        strbuf_char(out, (char)(bits >> 8 & 0xFF));
        strbuf_char(out, (char)(bits & 0xFF));
        return;
    }
    int whole = (int)(fixed / 65536);
    if (whole >= -107 && whole <= 107) {
        strbuf_char(out, (char)(whole + 139));
    } else {
        strbuf_char(out, 28);
        strbuf_char(out, (char)((unsigned)whole >> 8 & 0xFF));
        strbuf_char(out, (char)((unsigned)whole & 0xFF));
    }
}

static void put_step(Redrawer *redrawer, float to_x, float to_y)
{
    int64_t x = to_fixed(redrawer, (double)to_x);
    int64_t y = to_fixed(redrawer, (double)to_y);
    put_number(redrawer, x - redrawer->x);
    put_number(redrawer, y - redrawer->y);
    redrawer->x = x;
    redrawer->y = y;
}

static void draw_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                      void *user)
{
    (void)funcs, (void)state, (void)user;
    Redrawer *redrawer = data;
    put_step(redrawer, x, y);
    strbuf_char(redrawer->out, DRAW_RMOVETO);
}

static void draw_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                      void *user)
{
    (void)funcs, (void)state, (void)user;
    Redrawer *redrawer = data;
    put_step(redrawer, x, y);
    strbuf_char(redrawer->out, DRAW_RLINETO);
}

static void draw_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                       float y1, float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    Redrawer *redrawer = data;
    put_step(redrawer, x1, y1);
    put_step(redrawer, x2, y2);
    put_step(redrawer, x, y);
    strbuf_char(redrawer->out, DRAW_RRCURVETO);
}

/* False where the width is a real number, which no font known to us has. */
static bool read_nominal_width(const CffFontDict *font_dict, int32_t *width)
{
    *width = 0;
    CffBytes dict = font_dict->private_dict;
    CffEntry entry;
    while (cff_dict_next(&dict, &entry)) {
        if (entry.code == CFF_NOMINAL_WIDTH) {
            *width = entry.operands[0];
            return !entry.has_real;
        }
    }
    return true;
}

bool cff_redraw(const Face *face, uint32_t glyph, const CffFontDict *font_dict, StrBuf *out)
{
    int32_t nominal;
    hb_glyph_extents_t extents; /* HarfBuzz has none of a glyph that it cannot draw to the end */
    if (!read_nominal_width(font_dict, &nominal) ||
        !hb_font_get_glyph_extents(face->hb_font, glyph, &extents))
        return false;
    Redrawer redrawer = {.out = out};
    int64_t advance = hb_font_get_glyph_h_advance(face->hb_font, glyph);
    put_number(&redrawer, (advance - nominal) * 65536);
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, draw_curve, NULL, NULL);
    hb_font_get_glyph_shape(face->hb_font, glyph, funcs, &redrawer);
    hb_draw_funcs_destroy(funcs);
    strbuf_char(out, DRAW_ENDCHAR);
    return !redrawer.has_failed;
}
