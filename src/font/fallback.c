/* Fonts of this machine by fontconfig; see fallback.h. */
#include "font/fallback.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

/* The index of fontconfig holds the number of a named instance of a variable font above the number
 * of the face. */
#define FACE_INDEX_MASK 0xFFFF

static bool has_family(FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    }
    return false;
}

/* True and the face, when it is one that can be embedded: no Type 1 font, no named instance. */
static bool read_pattern(Arena *arena, FcPattern *pattern, SystemFace *face)
{
    FcChar8 *format;
    FcChar8 *path;
    int index;
    int weight = FC_WEIGHT_REGULAR;
    int slant = FC_SLANT_ROMAN;
    if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch ||
        (strcmp((const char *)format, "TrueType") != 0 &&
         strcmp((const char *)format, "CFF") != 0) ||
        FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch ||
        (index & ~FACE_INDEX_MASK))
        return false;
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    *face = (SystemFace){
        .path = arena_copy_string(arena, (const char *)path),
        .index = (unsigned)index,
        .weight = FcWeightToOpenType(weight),
        .is_italic = slant != FC_SLANT_ROMAN,
    };
    return true;
}

static int compare_faces(const void *left, const void *right)
{
    const SystemFace *a = left;
    const SystemFace *b = right;
    int order = strcmp(a->path, b->path);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static FcFontSet *list_fonts(FcConfig *config, const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
                                           FC_FONTFORMAT, (char *)NULL);
    FcFontSet *set = NULL;
    if (pattern && wanted && FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family))
        set = FcFontList(config, pattern, wanted);
    if (wanted)
        FcObjectSetDestroy(wanted);
    if (pattern)
        FcPatternDestroy(pattern);
    return set;
}

int fallback_list_faces(Arena *arena, const char *family, const SystemFace **faces)
{
    *faces = NULL;
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config)
        return 0;
    int count = 0;
    FcFontSet *set = list_fonts(config, family);
    if (set && set->nfont > 0) {
        SystemFace *found = arena_array(arena, (size_t)set->nfont, sizeof *found);
        for (int i = 0; i < set->nfont; i++) {
            if (has_family(set->fonts[i], family) &&
                read_pattern(arena, set->fonts[i], &found[count]))
                count++;
        }
        if (count > 1) /* fontconfig's order is that of its caches */
            qsort(found, (size_t)count, sizeof *found, compare_faces);
        *faces = found;
    }
    if (set)
        FcFontSetDestroy(set);
    FcConfigDestroy(config);
    return count;
}
