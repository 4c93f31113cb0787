/* Font subsets: the choice of the way, and the report when it fails; see subset.h. */
#include "font/subset.h"

#include "font/subset_format.h"

bool font_subset_create(const Face *face, const uint32_t *glyphs, int glyph_count,
                        DiagSink *diagnostics, FontSubset *subset)
{
    *subset = (FontSubset){.format = face->format};
    uint32_t culprit = 0;
    bool is_done = face->format == FACE_CFF
                       ? subset_cff(face, glyphs, glyph_count, subset, &culprit)
                       : subset_truetype(face, glyphs, glyph_count, subset, &culprit);
    if (is_done)
        return true;
    font_subset_release(subset);
    const char *number = arena_print(diagnostics->arena, "%u", (unsigned)culprit);
    diag_report(diagnostics, E_FONT_SUBSET, NULL, DIAG_ARGS(face->family, face->path, number));
    return false;
}

void font_subset_release(FontSubset *subset)
{
    strbuf_release(&subset->program);
    memory_free(subset->new_ids);
    *subset = (FontSubset){0};
}
