/* TrueType subsets by hb-subset: outlines and metrics only, which is all that FontFile2 of a
 * CIDFontType2 needs (PDF 1.7, 9.9). */
#include <hb-subset.h>

#include "font/subset_format.h"

static hb_subset_input_t *create_input(const uint32_t *glyphs, int glyph_count)
{
    static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "STAT",
                                      "fvar", "gvar", "avar", "HVAR", "VVAR", "MVAR", "cvar",
                                      "VORG", "vhea", "vmtx", "DSIG", "meta", "name", "post",
                                      "cmap", "OS/2", "kern", "gasp", "hdmx", "VDMX", "LTSH"};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        arena_out_of_memory();
    hb_set_t *tables = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < COUNT_OF(dropped); i++)
        hb_set_add(tables, hb_tag_from_string(dropped[i], 4));
    hb_set_t *set = hb_subset_input_glyph_set(input);
    hb_set_add(set, 0);
    for (int i = 0; i < glyph_count; i++)
        hb_set_add(set, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

/* Looks up the new ids; false when the plan has dropped a glyph. */
static bool read_new_ids(const hb_subset_plan_t *plan, const uint32_t *glyphs, int glyph_count,
                         FontSubset *subset, uint32_t *culprit)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    subset->new_ids = memory_alloc((size_t)glyph_count * sizeof *subset->new_ids);
    for (int i = 0; i < glyph_count; i++) {
        subset->new_ids[i] = hb_map_get(map, glyphs[i]);
        if (subset->new_ids[i] == HB_MAP_VALUE_INVALID) {
            *culprit = glyphs[i];
            return false;
        }
    }
    return true;
}

static bool append_program(hb_subset_plan_t *plan, FontSubset *subset)
{
    hb_face_t *small = hb_subset_plan_execute_or_fail(plan);
    if (!small)
        return false;
    hb_blob_t *blob = hb_face_reference_blob(small);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    strbuf_append(&subset->program, data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(small);
    return length > 0;
}

bool subset_truetype(const Face *face, const uint32_t *glyphs, int glyph_count, FontSubset *subset,
                     uint32_t *culprit)
{
    hb_subset_input_t *input = create_input(glyphs, glyph_count);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->hb_face, input);
    bool is_done = plan && read_new_ids(plan, glyphs, glyph_count, subset, culprit) &&
                   append_program(plan, subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return is_done;
}
