/* Faces: opening, metrics, glyphs and advances. Outlines are in outline.c. */
#include "font/face.h"

#include <hb-ot.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "font/cff.h"
#include "font/face_load.h"

#define HAN_ASCENT                                                                                 \
    0.88 /* the em box of Han fonts that have no BASE table (Source Han: 880/-120)                 \
          */
#define HAN_DESCENT 0.12
#define HAN_SCRIPT  HB_TAG('h', 'a', 'n', 'i')

#define USUAL_CAP_HEIGHT 0.7
#define USUAL_X_HEIGHT   0.5

#define POSTSCRIPT_NAME_SIZE                                                                       \
    128 /* 63 characters at most (OpenType, "name", id 6), and some room                           \
         */

/* U+0000 .. U+FFFF; the rest is rare. */
#define PAGE_COUNT 256
#define PAGE_CHARS 256

struct GlyphPages {
    uint32_t *pages[PAGE_COUNT]; /* PAGE_CHARS each: glyph + 1, 0: not looked up; NULL: none was */
};

static size_t table_length(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    size_t length = hb_blob_get_length(blob);
    hb_blob_destroy(blob);
    return length;
}

static bool has_name(hb_face_t *face, const char *postscript)
{
    char name[POSTSCRIPT_NAME_SIZE];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    return strcmp(name, postscript) == 0;
}

/* NULL: no face of that name. */
static hb_face_t *open_named(hb_blob_t *blob, const char *postscript, unsigned *index)
{
    unsigned count = hb_face_count(blob);
    for (unsigned i = 0; i < count; i++) {
        hb_face_t *face = hb_face_create(blob, i);
        if (has_name(face, postscript)) {
            *index = i;
            return face;
        }
        hb_face_destroy(face);
    }
    return NULL;
}

static const char *read_postscript_name(hb_face_t *face)
{
    char name[POSTSCRIPT_NAME_SIZE];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    size_t size = strlen(name) + 1;
    return memcpy(memory_alloc(size), name, size);
}

/* A metric in ems, or `fallback` where the font does not state it. */
static double metric(const Face *face, hb_ot_metrics_tag_t tag, double fallback)
{
    hb_position_t value;
    if (!hb_ot_metrics_get_position(face->hb_font, tag, &value))
        return fallback;
    return value / (double)face->units_per_em;
}

/* True and the place above the Latin baseline, in ems, of a horizontal baseline of the BASE table.
 */
static bool find_baseline(const Face *face, hb_ot_layout_baseline_tag_t tag, double *place)
{
    hb_position_t value;
    if (!hb_ot_layout_get_baseline(face->hb_font, tag, HB_DIRECTION_LTR, HAN_SCRIPT, HB_TAG_NONE,
                                   &value))
        return false;
    *place = value / (double)face->units_per_em;
    return true;
}

static void measure_han(Face *face)
{
    double bottom;
    double top;
    face->ascent = HAN_ASCENT;
    face->descent = HAN_DESCENT;
    if (!find_baseline(face, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT, &bottom))
        return;
    /* OpenType, "BASE": without idtp the em box is one em above ideo. */
    if (!find_baseline(face, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_TOP_OR_RIGHT, &top))
        top = bottom + 1;
    if (top <= bottom)
        return;
    face->ascent = top;
    face->descent = -bottom;
}

static void measure_latin(Face *face)
{
    hb_font_extents_t extents;
    if (hb_font_get_h_extents(face->hb_font, &extents)) {
        face->ascent = extents.ascender / (double)face->units_per_em;
        face->descent = -extents.descender / (double)face->units_per_em;
    } else {
        face->ascent = 0.8;
        face->descent = 0.2;
    }
}

static bool has_gpos_feature(hb_face_t *face, hb_tag_t wanted)
{
    hb_tag_t tags[64];
    unsigned start = 0;
    unsigned count;
    do {
        count = COUNT_OF(tags);
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, start, &count, tags);
        for (unsigned i = 0; i < count; i++) {
            if (tags[i] == wanted)
                return true;
        }
        start += count;
    } while (count == COUNT_OF(tags));
    return false;
}

/* OS/2 fsType, OpenType 1.9: the low four bits; 2 alone is "restricted licence embedding". */
static bool forbids_embedding(hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    bool forbids = length >= 10 && (data[9] & 0x0F) == 2;
    hb_blob_destroy(blob);
    return forbids;
}

static void measure(Face *face)
{
    face->has_han = face_glyph(face, 0x4E00) != 0;
    if (face->has_han)
        measure_han(face);
    else
        measure_latin(face);
    face->cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, USUAL_CAP_HEIGHT);
    face->x_height = metric(face, HB_OT_METRICS_TAG_X_HEIGHT, USUAL_X_HEIGHT);
    face->underline_position = -metric(face, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.1);
    face->underline_thickness = metric(face, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05);
    face->has_half_forms = has_gpos_feature(face->hb_face, HB_TAG('h', 'a', 'l', 't'));
    face->forbids_embedding = forbids_embedding(face->hb_face);
}

/* Finds the outlines; sets format, cff and is_cid_keyed. */
static FaceFault find_outlines(hb_face_t *hb_face, Face *face)
{
    if (table_length(hb_face, HB_TAG('C', 'F', 'F', ' '))) {
        face->format = FACE_CFF;
        face->cff = cff_open(hb_face);
        if (!face->cff)
            return FACE_DAMAGED;
        face->is_cid_keyed = cff_is_cid_keyed(face->cff);
        return FACE_GOOD;
    }
    face->format = FACE_TRUETYPE;
    if (!table_length(hb_face, HB_TAG('g', 'l', 'y', 'f')) ||
        !table_length(hb_face, HB_TAG('l', 'o', 'c', 'a')))
        return FACE_NO_OUTLINES;
    return FACE_GOOD;
}

static struct GlyphPages *create_glyph_pages(void)
{
    struct GlyphPages *kept = memory_alloc(sizeof *kept);
    memset(kept, 0, sizeof *kept);
    return kept;
}

static void release_glyph_pages(struct GlyphPages *kept)
{
    for (size_t i = 0; kept && i < PAGE_COUNT; i++)
        memory_free(kept->pages[i]);
    memory_free(kept);
}

FaceFault face_load(hb_blob_t *blob, const char *postscript, unsigned index, Face *face)
{
    *face = (Face){.index = index};
    if (index >= hb_face_count(blob))
        return FACE_DAMAGED;
    hb_face_t *hb_face =
        postscript ? open_named(blob, postscript, &face->index) : hb_face_create(blob, index);
    if (!hb_face)
        return FACE_NOT_IN_FILE;
    face->glyph_count = hb_face_get_glyph_count(hb_face);
    face->units_per_em = hb_face_get_upem(hb_face);
    FaceFault fault = FACE_DAMAGED;
    if (face->glyph_count && table_length(hb_face, HB_TAG('h', 'e', 'a', 'd')) &&
        table_length(hb_face, HB_TAG('h', 'm', 't', 'x')))
        fault = find_outlines(hb_face, face);
    if (fault != FACE_GOOD) {
        hb_face_destroy(hb_face);
        return fault;
    }
    hb_face_make_immutable(hb_face);
    face->hb_face = hb_face;
    face->glyph_pages = create_glyph_pages();
    face->hb_font = hb_font_create(hb_face); /* scaled to units_per_em as it is created */
    hb_font_make_immutable(face->hb_font);
    face->postscript = read_postscript_name(hb_face);
    measure(face);
    return FACE_GOOD;
}

void face_release(Face *face)
{
    cff_close(face->cff);
    release_glyph_pages(face->glyph_pages);
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    memory_free((void *)face->postscript);
    *face = (Face){0};
}

void face_forget_pages(const Face *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face->hb_face);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    file_forget_pages(data, size);
    hb_blob_destroy(blob);
}

static uint32_t look_up(const Face *face, uint32_t code_point)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph) ? glyph : 0;
}

uint32_t face_glyph(const Face *face, uint32_t code_point)
{
    if (code_point >= PAGE_COUNT * PAGE_CHARS || !face->glyph_pages)
        return look_up(face, code_point);
    uint32_t **page = &face->glyph_pages->pages[code_point / PAGE_CHARS];
    if (!*page) {
        *page = memory_alloc(PAGE_CHARS * sizeof **page);
        memset(*page, 0, PAGE_CHARS * sizeof **page);
    }
    uint32_t *kept = &(*page)[code_point % PAGE_CHARS];
    if (*kept == 0)
        *kept = look_up(face, code_point) + 1;
    return *kept - 1;
}

double face_advance(const Face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph) / (double)face->units_per_em;
}
