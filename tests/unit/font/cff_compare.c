/* Outlines of subsets; see cff_compare.h. */
#include "cff_compare.h"

#include "bare_cff.h"
#include "font/face_load.h"

static Path *outline(TestState *test, hb_font_t *font, uint32_t glyph)
{
    Face face = {.hb_font = font, .units_per_em = 1};
    Path *path = path_create(test->arena);
    face_append_outline(&face, glyph, 1, (Point){0, 0}, path);
    return path;
}

static bool same_path(const Path *a, const Path *b)
{
    if (a->verb_count != b->verb_count || a->point_count != b->point_count)
        return false;
    return a->verb_count == 0 ||
           (memcmp(a->verbs, b->verbs, a->verb_count) == 0 &&
            memcmp(a->points, b->points, a->point_count * sizeof *a->points) == 0);
}

int cff_compare(TestState *test, const Face *face, const uint32_t *glyphs, int count,
                size_t *point_count)
{
    FontSubset subset;
    if (!font_subset_create(face, glyphs, count, test->sink, &subset))
        return -1;
    CHECK(subset.format == FACE_CFF && !subset.new_ids);
    hb_font_t *font = bare_cff_font(&subset.program, face->units_per_em, (unsigned)count);
    int different = 0;
    for (int i = 0; i < count; i++) {
        const Path *original = outline(test, face->hb_font, glyphs[i]);
        different += !same_path(original, outline(test, font, (uint32_t)i));
        *point_count += original->point_count;
    }
    hb_font_destroy(font);
    font_subset_release(&subset);
    return different;
}

bool cff_compare_open(const CffParts *parts, Face *face)
{
    StrBuf table = cff_build(parts);
    hb_blob_t *blob = bare_cff_file(&table, 1000, (unsigned)parts->glyph_count);
    strbuf_release(&table);
    FaceFault fault = face_load(blob, NULL, 0, face);
    hb_blob_destroy(blob);
    if (fault != FACE_GOOD)
        return false;
    face->family = face->path = "built";
    return true;
}

int cff_compare_parts(TestState *test, const CffParts *parts)
{
    Face face;
    if (!cff_compare_open(parts, &face))
        return -1;
    uint32_t glyphs[16];
    for (int i = 0; i < parts->glyph_count && i < 16; i++)
        glyphs[i] = (uint32_t)i;
    size_t point_count = 0;
    int different = cff_compare(test, &face, glyphs, parts->glyph_count, &point_count);
    CHECK(different < 0 || point_count > 0);
    face_release(&face);
    return different;
}
